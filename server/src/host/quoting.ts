// Words to command lines: for virsh's own tokenizer, and for a shell as a person would type them.

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

/** The command line for a person, quoted for a POSIX shell. Shown, never run. */
export function shellLine(uri: string | undefined, words: readonly string[]): string {
  const all = ['virsh', ...(uri === undefined ? [] : ['-c', uri]), ...words];
  return all.map((it) => (hasControlCharacter(it) ? ansiQuoted(it) : quoted(it))).join(' ');
}

/** Whether the text holds a character below blank, or DEL. */
export function hasControlCharacter(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 || code === 127) return true;
  }
  return false;
}

const plain = /^[\w./:=+@,-]+$/;

const quoted = (word: string): string => (plain.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

function ansiQuoted(word: string): string {
  let result = '';
  for (const it of word) {
    if (it === "'" || it === '\\') result += `\\${it}`;
    else if (hasControlCharacter(it)) result += `\\x${it.charCodeAt(0).toString(16).padStart(2, '0')}`;
    else result += it;
  }
  return `$'${result}'`;
}
