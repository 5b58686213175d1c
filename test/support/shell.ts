// What bash would assign when it sources an ifcfg file, as the legacy network-scripts do. Runs nothing: where bash would
// expand something, run a command or give up, there is no answer.
import { isNamePart, isNameStart } from '../../server/src/syntax/ifcfg-value';

/**
 * The variables that sourcing the text leaves behind, in the order of their first assignment; undefined when the text
 * holds anything but plain assignments and comments. Compared with bash 5.2 in test/real/bash.test.ts.
 */
export function shellAssignments(text: string): Map<string, string> | undefined {
  if (text.includes('\0')) return undefined;
  const values = new Map<string, string>();
  let i = 0;
  // A semicolon may only stand after a command.
  let canEnd = false;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code === 32 || code === 9) i++;
    else if (code === 10) {
      canEnd = false;
      i++;
    } else if (text.startsWith('\\\n', i)) i += 2;
    else if (code === 35) {
      const newline = text.indexOf('\n', i);
      i = newline < 0 ? text.length : newline;
    } else if (code === 59) {
      if (!canEnd) return undefined;
      canEnd = false;
      i++;
    } else {
      const start = i;
      if (!isNameStart(code)) return undefined;
      while (isNamePart(text.charCodeAt(i))) i++;
      const name = text.slice(start, i);
      const appends = text.startsWith('+=', i);
      if ((!appends && text.charCodeAt(i) !== 61) || isSpecial(name)) return undefined;
      const word = readWord(text, i + (appends ? 2 : 1));
      if (!word) return undefined;
      values.set(name, appends ? (values.get(name) ?? '') + word.value : word.value);
      i = word.end;
      canEnd = true;
    }
  }
  return values;
}

const special = new Set(
  (
    'UID EUID PPID SHELLOPTS BASHOPTS RANDOM SRANDOM SECONDS LINENO EPOCHSECONDS EPOCHREALTIME FUNCNAME GROUPS DIRSTACK ' +
    'HISTCMD PIPESTATUS OPTIND OPTARG OPTERR POSIXLY_CORRECT LANG LANGUAGE TEXTDOMAIN TEXTDOMAINDIR IFS PATH PWD OLDPWD ' +
    'SHLVL _ TMOUT MAPFILE REPLY HOSTTYPE OSTYPE MACHTYPE HOSTNAME IGNOREEOF GLOBIGNORE EXECIGNORE'
  ).split(' '),
);

/** Variables that bash makes itself, guards, or obeys while it reads on. */
const isSpecial = (name: string): boolean => special.has(name) || /^(?:BASH|LC_|COMP_|HIST)/.test(name);

/** The characters that end an unquoted word or make it something else than a word. */
const ends = ' \t\n;';
const operators = '|&()<>';

/** One word of a shell from an offset; undefined when the shell would expand it or never find its end. */
function readWord(text: string, from: number): { value: string; end: number } | undefined {
  let value = '';
  let i = from;
  while (i < text.length) {
    const it = text[i]!;
    if (ends.includes(it)) break;
    if (operators.includes(it) || it === '`') return undefined;
    if (it === '~' && (i === from || text[i - 1] === ':' || text[i - 1] === '=')) return undefined;
    if (it === '\\') {
      const next = text[i + 1];
      if (next === undefined) return undefined;
      if (next !== '\n') value += next;
      i += 2;
    } else if (it === "'") {
      const close = text.indexOf("'", i + 1);
      if (close < 0) return undefined;
      value += text.slice(i + 1, close);
      i = close + 1;
    } else if (it === '"' || (it === '$' && text[i + 1] === '"')) {
      const piece = readDouble(text, it === '"' ? i + 1 : i + 2);
      if (!piece) return undefined;
      value += piece.value;
      i = piece.end;
    } else if (it === '$' && text[i + 1] === "'") {
      const piece = readAnsi(text, i + 2);
      if (!piece) return undefined;
      value += piece.value;
      i = piece.end;
    } else {
      if (it === '$' && expands(text[i + 1])) return undefined;
      value += it;
      i++;
    }
  }
  return { value, end: i };
}

function readDouble(text: string, from: number): { value: string; end: number } | undefined {
  let value = '';
  for (let i = from; i < text.length; i++) {
    const it = text[i]!;
    if (it === '"') return { value, end: i + 1 };
    if (it === '`' || (it === '$' && text[i + 1] !== '"' && text[i + 1] !== "'" && expands(text[i + 1])))
      return undefined;
    if (it !== '\\') {
      value += it;
      continue;
    }
    const next = text[++i];
    if (next === undefined) return undefined;
    if (next === '\n') continue;
    value += '$`"\\'.includes(next) ? next : `\\${next}`;
  }
  return undefined;
}

/** Whether bash takes `$` with this character as an expansion. A line continuation between them is left to bash. */
const expands = (next: string | undefined): boolean =>
  next !== undefined && (isNamePart(next.charCodeAt(0)) || '{([@*#?-$!\\'.includes(next));

const letters: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '?': '?',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

const digits = /[0-7]{1,3}|x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{1,4}|U[0-9a-fA-F]{1,8}/y;

function readAnsi(text: string, from: number): { value: string; end: number } | undefined {
  let value = '';
  for (let i = from; i < text.length;) {
    if (text[i] === "'") return { value, end: i + 1 };
    if (text[i] !== '\\') {
      value += text[i++]!;
      continue;
    }
    const next = text[i + 1];
    if (next === undefined || next === 'c') return undefined;
    const letter = letters[next];
    if (letter !== undefined) {
      value += letter;
      i += 2;
      continue;
    }
    digits.lastIndex = i + 1;
    const number = digits.exec(text)?.[0];
    if (number === undefined) {
      // `\x{…}` is a form of its own.
      if (next === 'x') return undefined;
      value += `\\${next}`;
      i += 2;
      continue;
    }
    const code = /[xuU]/.test(next) ? parseInt(number.slice(1), 16) : parseInt(number, 8);
    // Beyond ASCII the answer depends on the locale; a NUL ends the piece.
    if (code === 0 || code > 127) return undefined;
    value += String.fromCharCode(code);
    i += 1 + number.length;
  }
  return undefined;
}
