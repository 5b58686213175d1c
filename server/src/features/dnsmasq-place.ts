// What stands at a place in a line for dnsmasq: the name of an option, or a piece of its value.
import { optionLinesOf, spanOfPart } from '../model/network/dnsmasq/lines';
import type { File } from '../model/file';
import type { DnsmasqRow } from '../schema/dnsmasq/grammar';
import { optionRow } from '../schema/dnsmasq/options';
import { dnsmasqNamespace } from '../schema/network';
import type { Attribute } from '../syntax/tree';
import type { Span } from '../text';

/** A place in a line. */
export interface DnsmasqPlace {
  /** The option as it is written, without the blanks around it. */
  readonly name: string;
  readonly row: DnsmasqRow | undefined;
  /** The name or the piece of the value at the place. */
  readonly piece: string;
  readonly span: Span;
  /** Pieces of the value before this one; undefined at the name. */
  readonly before: readonly string[] | undefined;
  /** An equals sign follows the name. */
  readonly hasEquals: boolean;
  /** The span of the piece without its first characters. */
  behind(characters: number): Span;
}

/** Whether the attribute holds lines for dnsmasq. */
export const isDnsmasqOption = ({ name, element }: Attribute): boolean =>
  name === 'value' && element.localName === 'option' && element.namespace === dnsmasqNamespace;

/** The place at an offset; undefined in a comment. */
export function dnsmasqPlaceAt(attribute: Attribute, offset: number): DnsmasqPlace | undefined {
  const { value } = attribute;
  let at = 0;
  while (at < value.length && attribute.spanOf(at, at + 1).end <= offset) at++;
  const start = value.lastIndexOf('\n', at - 1) + 1;
  const newline = value.indexOf('\n', start);
  const end = newline < 0 ? value.length : newline;
  if (/^\s*#/.test(value.slice(start, end))) return undefined;
  const equals = value.slice(start, end).indexOf('=');
  const nameEnd = equals < 0 ? end : start + equals;
  const name = value.slice(start, nameEnd).trim();
  const row = optionRow(name);
  const place = (from: number, to: number, before: readonly string[] | undefined): DnsmasqPlace => ({
    name,
    row,
    piece: value.slice(from, to),
    span: attribute.spanOf(from, to),
    before,
    hasEquals: equals >= 0,
    behind: (characters) => attribute.spanOf(from + characters, to),
  });
  if (at <= nameEnd) {
    const [from, to] = trimmed(value, start, nameEnd);
    return place(from, to, undefined);
  }
  const cuts = row?.value?.form.includes('/domain/') ? /[,/@]/ : /,/;
  let from = at;
  while (from > nameEnd + 1 && !cuts.test(value[from - 1]!)) from--;
  let to = at;
  while (to < end && !cuts.test(value[to]!)) to++;
  const before = value
    .slice(nameEnd + 1, from)
    .split(cuts)
    .slice(0, -1)
    .map((it) => it.trim());
  return place(...trimmed(value, from, to), before);
}

/** Without the blanks at both ends. */
function trimmed(text: string, start: number, end: number): [number, number] {
  let from = start;
  let to = end;
  while (from < to && text[from] === ' ') from++;
  while (to > from && text[to - 1] === ' ') to--;
  return [from, to];
}

/** Tags that lines of the file set, and that they ask for; what is being typed at `except` is none yet. */
export function tagsIn(
  file: File,
  except?: Span,
): { readonly set: ReadonlySet<string>; readonly asked: ReadonlySet<string> } {
  const set = new Set<string>();
  const asked = new Set<string>();
  for (const it of optionLinesOf(file).lines)
    for (const part of it.line.argument?.split() ?? []) {
      const [, word, tag] = /^(set|tag|net):!?([^!].*)$/.exec(part.text) ?? [];
      if (tag !== undefined && spanOfPart(it, part).start !== except?.start) (word === 'set' ? set : asked).add(tag);
    }
  return { set, asked };
}
