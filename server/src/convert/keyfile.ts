// The text of a NetworkManager keyfile, in the spelling of GKeyFile.
// Source: glib's GKeyFile documentation, and nm-settings-keyfile(5).
import { visible } from '../visible';
import type { Conversion } from './profile';
import type { Value } from './making';

/** Sections that stand first, in this order; the others follow in the order they were made, addresses last. */
const first = ['connection'];
const last = ['ipv4', 'ipv6'];

/** The text of the keyfile. Without `uuid` NetworkManager makes one from the name of the file. */
export function keyfileText({ sections, comments }: Conversion, uuid?: string): string {
  const names = [...sections.keys()].filter((it) => sections.get(it)!.size > 0);
  const middle = names.filter((it) => !first.includes(it) && !last.includes(it));
  // Nobody reads a comment but a person, so it need not be exact.
  const lines = comments.filter((it) => it !== '').map((it) => `# ${visible(it)}`);
  for (const name of [...first, ...middle, ...last]) {
    const keys = sections.get(name);
    if (!keys || keys.size === 0) continue;
    if (lines.length > 0) lines.push('');
    lines.push(`[${name}]`);
    for (const [key, value] of keys) {
      lines.push(`${key}=${escaped(value)}`);
      if (name === 'connection' && key === 'id' && uuid !== undefined && !keys.has('uuid')) lines.push(`uuid=${uuid}`);
    }
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
