// Where a file writes addresses.
import { type Address, parseAddress } from '../../address';
import type { File } from '../../model/file';
import { isOther } from '../../model/other/kinds';
import type { Span } from '../../text';

/** An address, and where it is written. */
export interface AddressWord {
  readonly address: Address;
  readonly span: Span;
}

/** All addresses in values: what stands in comments and other texts is no setting. */
export function* addressesIn(file: File): Generator<AddressWord> {
  const { tree, kind, text } = file;
  if (isOther(kind))
    return yield* addressesOf(
      text.replace(/(?<=^|\s)#.*/gm, (it) => ' '.repeat(it.length)),
      0,
    );
  for (const element of tree.elements()) {
    for (const { raw, valueSpan } of element.attributes) yield* addressesOf(raw, valueSpan.start);
  }
}

/** Digits and letters that may be an address, as a word of its own. */
const word = /(?<![\w.:-])(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}:[0-9a-f:.]{1,44})(?![\w.:-])/gi;

function* addressesOf(text: string, at: number): Generator<AddressWord> {
  for (const { 0: found, index } of text.matchAll(word)) {
    const address = parseAddress(found);
    if (address) yield { address, span: { start: at + index, end: at + index + found.length } };
  }
}
