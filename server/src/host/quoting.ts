// Words to command lines: for virsh's own tokenizer, and for a shell as a person would type them.
import { visible, withoutUnseen } from '../visible';

/**
 * One line for a virsh that reads commands from standard input; undefined when a word holds a control character, which
 * a line cannot carry. In virsh everything between single quotes is literal, a backslash outside of them escapes the
 * next character, `;` and `#` are special only outside quotes (vshCommandStringGetArg in libvirt's tools/vsh.c; tried
 * with 9.0).
 */
export function virshLine(words: readonly string[]): string | undefined {
  if (words.some(hasControlCharacter)) return undefined;
  return words.map(quoted).join(' ');
}

/** The command line for a person, quoted for a POSIX shell; what is not seen as bash spells it. Shown, never run. */
export function shellLine(uri: string | undefined, words: readonly string[]): string {
  const all = ['virsh', ...(uri === undefined ? [] : ['-c', uri]), ...words];
  return all.map((it) => (visible(it) === it ? shellQuoted(it) : ansiQuoted(it))).join(' ');
}

/** XML has single quotes, which between double ones are read more easily. */
const shellQuoted = (word: string): string => (/^(?=.*')[^"$`\\!]+$/.test(word) ? `"${word}"` : quoted(word));

function hasControlCharacter(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 || code === 127) return true;
  }
  return false;
}

const plain = /^[\w./:=+@,-]+$/;

const quoted = (word: string): string => (plain.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

const ansiQuoted = (word: string): string => `$'${withoutUnseen(word.replace(/['\\]/g, '\\$&'), ansiEscaped)}'`;

function ansiEscaped(character: string): string {
  const code = character.codePointAt(0)!;
  const digits = code.toString(16);
  // Above ASCII `\x` would be a byte, which is half a character.
  if (code < 0x80) return `\\x${digits.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
}
