// The rim: every word of a file, of a path or of another program passes here before a terminal, a log or a question.
// What such a place would obey, or would not show, is spelled out as `\u{1b}`.

/**
 * Control characters, halves of a character, ends of lines and paragraphs, and what is drawn as nothing: marks that turn
 * the direction of text, zero-width characters, tags, fillers.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** What most texts are, which this tells ten times as fast. */
const isAscii = /^[\x20-\x7e]*$/;

/** The text in one line, with all that is not seen spelled out. Gives what it is given when there is nothing of the kind. */
export const visible = (text: string): string => (isAscii.test(text) ? text : text.replace(unseen, spelled));

/**
 * One whole line of output. GitHub obeys lines that begin with `::`, blanks before it or not, and it and its kind obey
 * `##[…]` and `##vso[…]` wherever it stands (actions/runner, src/Runner.Common/ActionCommand.cs).
 */
export const visibleLine = (text: string): string =>
  oneLine(text).replace(/^\s*:(?=:)/, (it) => it.slice(0, -1) + spelled(':'));

/** The text in one line, with nothing in its middle that is obeyed there. */
const oneLine = (text: string): string => visible(text).replace(/#(?=#[a-z]*\[)/gi, spelled);

const withoutEnds = (text: string, ends: RegExp): string =>
  text.replace(ends, (it) => `%${it.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);

/**
 * A command for the runner of GitHub, which nothing in a path or a message can end or add to
 * (actions/toolkit, packages/core/src/command.ts).
 */
export const workflowCommand = (
  name: string,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string => {
  const said = Object.entries(properties).map(([key, value]) => `${key}=${withoutEnds(String(value), /[%\r\n:,]/g)}`);
  return oneLine(`::${name} ${said.join(',')}::${withoutEnds(message, /[%\r\n]/g)}`);
};

/** A text or an attribute of XML, without what XML 1.0 cannot hold. */
export const xmlText = (text: string): string =>
  oneLine(text)
    .replace(/[\ufffe\uffff]/g, spelled)
    .replace(/[&<>"]/g, (it) => `&#${it.charCodeAt(0)};`);

/** Several lines of output, which keep their line feeds. */
export const visibleLines = (text: string): string => text.split('\n').map(visibleLine).join('\n');

/** A line of a notice of an editor: some make a link of `[words](address)` in it, whatever the address does. */
export const notice = (text: string): string => visibleLine(text).replaceAll('](', '] (');

/** JSON in one line: exact for whoever reads it, and harmless on a terminal. */
export const visibleJson = (value: unknown): string =>
  JSON.stringify(value)
    .replace(unseen, (it) => it.replace(/[\s\S]/g, escaped))
    .replace(/#(?=#[a-z]*\[)/gi, escaped);

/** The text with something else in place of each character that is not seen. */
export const withoutUnseen = (text: string, instead: (character: string) => string): string =>
  text.replace(unseen, instead);

const spelled = (character: string): string => `\\u{${character.codePointAt(0)!.toString(16)}}`;

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
