// The only way to make Markdown. Words of ours are Markdown as they are written; what a file says stands in code, which
// nothing in it can end: no name becomes a link, a picture or a tag there.
import { visible } from '../visible';

declare const made: unique symbol;

/** A text in Markdown, made by this file. */
export type Markdown = string & { readonly [made]: true };

/** Words of ours: of the tables, or written here. */
export const own = (words: string): Markdown => words as Markdown;

/** Words of ours around pieces that are Markdown already: md`In ${code(name)}`. */
export const md = (words: TemplateStringsArray, ...pieces: readonly (Markdown | number)[]): Markdown =>
  own(String.raw({ raw: words }, ...pieces));

/** Text of a file, in code. */
export function code(text: string): Markdown {
  const shown = visible(text);
  if (shown === '') return own('` `');
  const longest = (shown.match(/`+/g) ?? []).reduce((most, it) => Math.max(most, it.length), 0);
  const fence = '`'.repeat(longest + 1);
  // One blank at both ends is taken away, and parts the text from the fence.
  const needsBlanks = /^`|`$/.test(shown) || (/^ .* $/.test(shown) && shown.trim() !== '');
  return own(needsBlanks ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`);
}

/**
 * Text of a file, in code and bold; only in code when a fence in it could make some parser end the bold too soon, or a
 * backslash take away the meaning of ours.
 */
export const strong = (text: string): Markdown => (/[`\\]/.test(text) ? code(text) : md`**${code(text)}**`);

/** Words that lead to a page of ours or to a file; the words alone where either is odd. */
export const link = (words: Markdown, address: string): Markdown =>
  isAddress.test(address) && !/[[\]\\]|``/.test(words) ? md`[${words}](${own(address)})` : words;

const isAddress = /^(?:https|file):\/\/[\w\-.~:/?#@!$&'+,;=%]*$/;

/** Paragraphs, the absent ones left out. */
export const joined = (...parts: readonly (Markdown | false | undefined)[]): Markdown =>
  own(parts.filter(Boolean).join('\n\n'));

/** Pieces between commas. */
export const commas = (pieces: readonly Markdown[]): Markdown => own(pieces.join(', '));

/** A bullet list, the absent items left out; undefined when none is left. */
export function list(items: readonly (Markdown | false | undefined)[]): Markdown | undefined {
  const present = items.filter(Boolean);
  return present.length > 0 ? own(present.map((it) => `- ${it}`).join('\n')) : undefined;
}
