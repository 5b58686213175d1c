// What can grow in ifcfg files that is in no table: lines that are no assignments, names, comments, and how values are quoted.
import { growing, type Growing } from './growing';
import { digits } from './values';

type Item = (i: number) => string;

const eth = 'TYPE=Ethernet\nDEVICE=eth0\nBOOTPROTO=none\nIPADDR=10.0.0.2\nPREFIX=24\n';

const between = (what: string, before: string, item: Item, after: string, file = 'ifcfg-eth0'): Growing =>
  growing(`${file}: ${what}`, { file, before: file === 'ifcfg-eth0' ? eth + before : before, after }, item);

const lines: readonly (readonly [what: string, item: Item])[] = [
  ['comments', (i) => `# ${digits(i)}\n`],
  ['comments in blocks', (i) => (i % 3 === 0 ? '\n# a\n' : '# b\n')],
  ['allow: and findings', (i) => `# allow: a${digits(i)}, b\nNOSUCH${digits(i)}=1\n`],
  ['allow: what is found', (i) => `# allow: key-unknown\nNOSUCH${digits(i)}=1\n`],
  ['allow: one code after another', (i) => (i === 0 ? '# allow: ' : `c${digits(i)}, `)],
  ['unknown keys', (i) => `NOSUCH_${digits(i)}X=1\n`],
  ['keys near a known one', (i) => `IPADRES${digits(i)}=1\n`],
  ['keys near a known one, the same', () => 'IPADRES=1\n'],
  ['keys in small letters', (i) => `ipaddr${digits(i)}=1\n`],
  ['keys with blanks', (i) => `K${digits(i)} = 1\n`],
  ['keys of the same name', () => 'NOSUCH=1\n'],
  ['exported keys', (i) => `export K${digits(i)}=1\n`],
  ['lines of words', (i) => `word${digits(i)} and more\n`],
  ['functions', (i) => `f${digits(i)}() {\n  K${digits(i)}=1\n}\n`],
  ['functions in functions', (i) => `f${digits(i)}() {\n`],
  ['lines of one letter', () => 'x\n'],
  ['line ends', () => '\n'],
  ['Windows line ends', () => 'A=1\r\n'],
  ['carriage returns', () => 'A=1\r'],
  ['lines of blanks', () => ' \n'],
  ['blanks in one line', () => ' '],
  ['tabs in one line', () => '\t'],
  ['equals signs', () => '='],
  ['lines of an equals sign', () => '=\n'],
  ['one line of assignments', (i) => `K${digits(i)}=1 `],
  ['one line of commands', (i) => `K${digits(i)}=1; `],
  ['open double quotes', () => 'NAME="\n'],
  ['open single quotes', () => "NAME='\n"],
  ['open quotes and words', (i) => `K${digits(i)}="a b\n`],
  ['words behind a quote', (i) => `K${digits(i)}="a" b\n`],
  ['comments behind values', (i) => `K${digits(i)}=a # b\n`],
  ['continued lines', () => 'NAME=a\\\n'],
  ['lines of backslashes', () => '\\\n'],
  ['backslashes in one line', () => '\\'],
  ['expansions', (i) => `K${digits(i)}=$A\n`],
  ['commands', (i) => `K${digits(i)}=$(a)\n`],
  ['backticks', (i) => `K${digits(i)}=\`a\`\n`],
  ['typographic quotes', (i) => `K${digits(i)}=\u201ca\u201d\n`],
  ['foreign blanks', (i) => `K${digits(i)}=a\u00a0b\n`],
  ['control characters', (i) => `K${digits(i)}=a\u0001\n`],
  ['NUL', () => '\0'],
  ['halves of characters', (i) => `K${digits(i)}=\ud800\n`],
  ['empty values', (i) => `K${digits(i)}=\n`],
  ['ANSI quotes', (i) => `K${digits(i)}=$'a\\n'\n`],
  ['operators', (i) => `K${digits(i)}=a|b\n`],
];

const files = ['ifcfg-eth0', 'route-eth0', 'rule6-eth0', 'keys-wlan0', 'network'];

const quotes = [
  ['no quotes', '', ''],
  ['double quotes', '"', '"'],
  ['single quotes', "'", "'"],
  ['ANSI quotes', "$'", "'"],
  ['an open quote', '"', ''],
] as const;

const pieces: readonly (readonly [what: string, item: Item])[] = [
  ['letters', () => 'x'],
  ['words', (i) => `w${digits(i)} `],
  ['backslashes', () => '\\'],
  ['escaped letters', () => '\\x'],
  ['escaped quotes', () => '\\"'],
  ['double quotes', () => '"'],
  ['single quotes', () => "'"],
  ['pieces in double quotes', () => '"a"'],
  ['pieces in single quotes', () => "'a'"],
  ['pieces in ANSI quotes', () => "$'a'"],
  ['dollars', () => '$'],
  ['expansions', () => '${a}'],
  ['commands', () => '$('],
  ['backticks', () => '`'],
  ['number signs', () => ' #'],
  ['semicolons', () => ';'],
  ['blanks', () => ' '],
  ['continued lines', () => '\\\n'],
  ['octal bytes', () => '\\303\\251'],
  ['halves of bytes', () => '\\303'],
  ['code points', () => '\\u00e9'],
  ['tildes', () => '\\~'],
];

/** Values that are text, a list of words, and a list that the facts read. */
const quotedKeys = ['NAME=', 'DOMAIN=', 'IPV6INIT=yes\nIPV6ADDR_SECONDARIES='];

export const textOfLines: readonly Growing[] = [
  ...files.flatMap((file) => lines.map(([what, item]) => between(what, '', item, '\n', file))),
  ...quotedKeys.flatMap((key) =>
    quotes.flatMap(([how, start, end]) =>
      pieces.map(([what, item]) => between(`${key.trim()} ${what} in ${how}`, key + start, item, `${end}\n`)),
    ),
  ),
  between('a long key', '', () => 'X', '=1\n'),
  between('a long key of digits', 'IPADDR', () => '1', '=1\n'),
  between('a long key like a known one', '', () => 'IPADDR', '=1\n'),
  between('a long key of words', '', () => 'IP_', '=1\n'),
  between('a long line without equals sign', '', () => 'X', '\n'),
  between('a long comment', '# ', () => 'x', '\n'),
  between('a long comment of codes', '# allow: ', (i) => `c${digits(i)} `, '\n'),
  between('words appended to a long value', `NAME=${'x'.repeat(3000)}\n`, (i) => `NAME+=w${digits(i)}\n`, ''),
];
