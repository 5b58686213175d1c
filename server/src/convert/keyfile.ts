// The text of a NetworkManager keyfile, in the spelling of GKeyFile.
// Source: glib's GKeyFile documentation, and nm-settings-keyfile(5).
import { visible } from '../visible';
import type { Conversion } from './profile';
import type { Value } from './profile-builder';

/** The text of the keyfile, with `[connection]` first. NetworkManager makes its uuid from the name of the file. */
export function keyfileText({ sections, comments }: Conversion): string {
  // Nobody reads a comment but a person, so it need not be exact.
  const lines = comments.filter((it) => it !== '').map((it) => `# ${visible(it)}`);
  for (const name of new Set(['connection', ...sections.keys()])) {
    const keys = sections.get(name);
    if (!keys) continue;
    if (lines.length > 0) lines.push('');
    lines.push(`[${name}]`);
    for (const [key, value] of keys) lines.push(`${key}=${escaped(value)}`);
  }
  return lines.join('\n') + '\n';
}

const escaped = (value: Value): string =>
  typeof value === 'string'
    ? escapedText(value)
    : value.map((it) => `${escapedText(it).replaceAll(';', '\\;')};`).join('');

/** Backslashes, line ends and blanks in front are escaped; `#`, `;` and `=` are ordinary inside a value. */
function escapedText(value: string): string {
  const text = value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');
  const blanks = text.length - text.trimStart().length;
  return '\\s'.repeat(blanks) + text.slice(blanks);
}
