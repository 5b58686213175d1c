// The part of a value at the cursor: of `192.0.2.10/24,192.0.2.1` the gateway, of a list one of its items.
import type { PartLayout, LayoutPart } from '../schema/types';
import type { Attribute } from '../syntax/tree';
import type { Span } from '../text';

export interface PartPlace {
  readonly part: LayoutPart;
  readonly index: number;
  readonly text: string;
  readonly span: Span;
}

/** What of the value stands at an offset in it; undefined behind all that it may have. */
export function partAt(
  { raw, valueSpan: { start } }: Attribute,
  layout: PartLayout,
  offset: number,
): PartPlace | undefined {
  const cursor = Math.min(Math.max(offset - start, 0), raw.length);
  const ends = (at: number) => layout.separators.includes(raw[at]!) && raw[at - 1] !== '\\';
  let index = 0;
  let from = 0;
  for (let i = 0; i < cursor; i++) {
    if (!ends(i)) continue;
    index = indexBehind(layout, index, raw[i]!);
    from = i + 1;
  }
  while (from < cursor && raw[from] === ' ') from++;
  let to = cursor;
  while (to < raw.length && !ends(to)) to++;
  const part = layout.parts[index];
  return part && { part, index, text: raw.slice(from, to), span: { start: start + from, end: start + to } };
}

/** The part that a separator leads to: a comma behind an address goes on to the gateway, also without a prefix. */
function indexBehind({ parts, repeats }: PartLayout, index: number, separator: string): number {
  if (repeats) return Math.min(index + 1, parts.length - 1);
  const next = parts.findIndex(
    (it, i) => i > index && (it.before === separator || (separator === ';' && it.before === ',')),
  );
  return next < 0 ? parts.length : next;
}

/** How a value of these parts is written: `<IPv4 address>/<prefix>,<gateway>`. */
export const shapeOf = ({ parts, repeats }: PartLayout): string =>
  parts.map((it) => `${it.before}<${it.name}>`).join('') + (repeats ? `${parts.at(-1)!.before}…` : '');
