// The JSON schema of virtnet.json: the settings of the editor that are about judging, and each code with its line on the
// fault. Made with each bundle, so that it says what that bundle takes.

/** Settings that a workspace may say to all who look at it. Those that name programs, connections and paths are none. */
const judging = ['libvirt', 'ifcfg', 'hosts', 'rules'];

/** The schema; `codes` is what `virtnet list-rules --format json` prints. */
export function schemaOf({ contributes }, codes) {
  const properties = { $schema: { type: 'string', description: 'The schema of this file.' } };
  for (const [name, setting] of Object.entries(contributes.configuration.properties)) {
    const [section, key] = name.split('.').slice(1);
    if (!judging.includes(section)) continue;
    if (key === undefined) properties[section] = valueOf(setting);
    else (properties[section] ??= objectOf({})).properties[key] = valueOf(setting);
  }
  const loudness = properties.rules.additionalProperties;
  properties.rules = {
    ...properties.rules,
    ...objectOf(
      Object.fromEntries(
        codes.map(({ code, severity, summary }) => [code, { description: `${summary} (${severity})`, ...loudness }]),
      ),
    ),
  };
  properties.exclude = {
    type: 'array',
    items: { type: 'string', minLength: 1 },
    uniqueItems: true,
    description:
      'Files and folders that are not judged, each as a line of a .gitignore in this folder: "archive/", "*-old.xml".',
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'virtnet.json',
    description: 'How virtnet judges the files of this folder, in every editor and on the command line.',
    allowComments: true,
    allowTrailingCommas: true,
    ...objectOf(properties),
  };
}

const objectOf = (properties) => ({ type: 'object', properties, additionalProperties: false });

/** A setting without what is about the editor alone; its text also for editors that show no Markdown. */
function valueOf({ markdownDescription, ...setting }) {
  const value = Object.fromEntries(Object.entries(setting).filter(([name]) => name !== 'scope'));
  const text = markdownDescription.replace(/`#virtnet\.([\w.]+)#`/g, '`$1`');
  return { ...value, description: text.replaceAll('`', ''), markdownDescription: text };
}
