// Characters and words that a terminal, a log or a picture of text would obey instead of showing them. Written out here
// range by range, so that it is no copy of how they are found.
import assert from 'node:assert/strict';

const ranges: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x1f], // C0
  [0x7f, 0x9f], // DEL, C1
  [0xad, 0xad], // soft hyphen
  [0x34f, 0x34f], // combining grapheme joiner
  [0x61c, 0x61c], // Arabic letter mark
  [0x115f, 0x1160], // Hangul fillers
  [0x180b, 0x180f], // Mongolian selectors and vowel separator
  [0x200b, 0x200f], // zero width, marks of direction
  [0x2028, 0x202e], // line and paragraph separator, embeddings and overrides
  [0x2060, 0x206f], // word joiner, invisible operators, isolates
  [0x3164, 0x3164],
  [0xd800, 0xd800],
  [0xdbff, 0xdc00],
  [0xdfff, 0xdfff], // halves of a character
  [0xfe00, 0xfe0f], // variation selectors
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff9, 0xfffb],
  [0x1d173, 0x1d17a],
  [0xe0001, 0xe0001],
  [0xe0020, 0xe007f], // tags
  [0xe0100, 0xe0101],
];

/** Every character that must not reach a person as it is. */
export const unseen: readonly string[] = ranges.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)),
);

/** The same as far as a file can hold them: no halves, which no UTF-8 has. */
export const unseenInFiles: readonly string[] = unseen.filter((it) => !/\p{Cs}/u.test(it));

const isUnseen = new Set(unseen);

/** Lines that GitHub and its kind would take for commands. */
export const commands: readonly string[] = [
  '::error file=x::injected',
  '::stop-commands::t',
  ' \t::add-mask::x',
  '\u00a0::notice::x',
  '##[error]x',
  '##vso[task.setvariable variable=a]b',
];

/** Fails unless all of the text is seen. */
export function assertSeen(text: string, what: string): void {
  for (const it of text)
    if (it !== '\n' && isUnseen.has(it))
      assert.fail(`${what}: U+${it.codePointAt(0)!.toString(16)} in ${JSON.stringify(text)}`);
}

/** Fails unless a person may read the text on a terminal or in the log of a build. */
export function assertHarmless(text: string, what: string): void {
  assertSeen(text, what);
  for (const line of text.split('\n'))
    if (/^\s*::|##\w*\[/.test(line)) assert.fail(`${what}: a command in ${JSON.stringify(line)}`);
}
