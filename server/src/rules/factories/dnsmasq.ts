// Findings about lines for dnsmasq: where a note stands, and the fixes that a line has.
import { fix, type Fix, replace } from '../../fixes/fix';
import { type Note, notesOf } from '../../model/network/dnsmasq/notes';
import type { OptionLine } from '../../model/network/dnsmasq/lines';
import type { File } from '../../model/file';
import { escape, removeElement } from '../../syntax/xml/write';
import type { Finding } from '../rule';

/** Where the claims about dnsmasq come from. */
export const dnsmasqSource = 'https://thekelleys.org.uk/dnsmasq/docs/dnsmasq-man.html';

/** The notes of a kind. */
export const notesOfKind =
  (...kinds: readonly Note['kind'][]) =>
  (file: File): readonly Note[] =>
    notesOf(file).filter((it) => kinds.includes(it.kind));

/** The finding for a note; `ending` is what becomes of it, `preferred` is said of the change that mends it. */
export function findingOf(
  { line, message, span, instead, related }: Note,
  { uri }: File,
  { ending = '', preferred = false }: { ending?: string; preferred?: boolean } = {},
): Omit<Finding, 'fixes'> & { fixes: Fix[] } {
  return {
    span,
    message: `${message}${ending}`,
    ...(related ? { related: [{ at: { uri, span: related }, message: 'the other one is here' }] } : {}),
    fixes: instead === undefined ? [] : [replace(`Change to ${instead}`, span, inQuotes(line, instead), preferred)],
  };
}

/** Text as it stands in the quotes of the value. */
export const inQuotes = ({ attribute }: OptionLine, text: string): string =>
  escape(text, attribute.element.tree.text[attribute.valueSpan.start - 1] === '"' ? '"' : "'");

/** Takes the option out, where it holds nothing but the line. */
export const optionRemoval = ({ attribute, isOneOfMany }: OptionLine, preferred = false): Fix[] =>
  isOneOfMany ? [] : [fix('Remove this option', removeElement(attribute.element), preferred)];
