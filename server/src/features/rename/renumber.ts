// Gives a network other addresses, wherever they are written: its own, those of its ranges, hosts and names, of routes and
// gateways in profiles, of reservations and filters of guests. Each address keeps its place in the subnet.
import {
  type Address,
  addressText,
  contains,
  equal,
  overlap,
  parseAddress,
  type Subnet,
  subnetOf,
  subnetText,
} from '../../address';
import type { FileEdits } from '../../fixes/fix';
import { basenameOf, type File } from '../../model/file';
import { prefixOf } from '../../model/network/facts';
import { isOther } from '../../model/other/kinds';
import type { WorkspaceFacts } from '../../model/workspace-facts';
import { spotAt } from '../../syntax/pointed-at';
import type { Edit, Span } from '../../text';

/** A subnet of a network, by the address of the host in it, and where that stands. */
export interface Numbering {
  readonly subnet: Subnet;
  readonly own: Address;
  readonly span: Span;
}

/** The subnet whose address stands at an offset: that of an `ip` element. */
export function numberingAt({ tree }: File, offset: number): Numbering | undefined {
  const spot = spotAt(tree, offset);
  if (spot?.part !== 'value' || spot.attribute.name !== 'address') return undefined;
  const { element, value } = spot.attribute;
  const own = element.path.join('/') === 'network/ip' ? parseAddress(value) : undefined;
  const prefix = own && prefixOf(element, own);
  return own && prefix !== undefined ? { subnet: subnetOf(own, prefix), own, span: spot.span } : undefined;
}

/** Why the subnet cannot have another address, if so. */
export function whyNotRenumbered(
  { subnet }: Numbering,
  to: Address,
  file: File,
  workspace: WorkspaceFacts,
): string | undefined {
  if (to.family !== subnet.first.family) return `${addressText(to)} is of another family`;
  const target = subnetOf(to, subnet.prefix);
  if (
    subnet.prefix < (to.family === 4 ? 31 : 127) &&
    (equal(target.first, to) || (to.family === 4 && equal(target.last, to)))
  )
    return `${addressText(to)} is no address of a host in ${subnetText(target)}`;
  if (overlap(target, subnet)) return undefined;
  const holder = workspace.overlapping(target).find((it) => it.at.uri !== file.uri);
  return holder && `${subnetText(target)} is taken by ${holder.of} in ${basenameOf(holder.at.uri)}`;
}

/** The edits that renumber a subnet in some files. */
export const renumberedIn = (files: readonly File[], { subnet, own }: Numbering, to: Address): FileEdits[] =>
  files.flatMap((file) => {
    const target = subnetOf(to, subnet.prefix);
    const moved = (it: Address): Address => (equal(it, own) ? to : movedInto(it, subnet, target));
    const edits = [...addressesIn(file)].flatMap(({ address, span }): Edit[] =>
      contains(subnet, address) ? [{ span, text: addressText(moved(address)) }] : [],
    );
    return edits.length > 0 ? [{ uri: file.uri, edits }] : [];
  });

/** The address at the same place of another subnet of the same length. */
const movedInto = ({ family, words }: Address, from: Subnet, to: Subnet): Address => {
  const own = words.map((it, i) => (to.first.words[i]! | ((it ^ from.first.words[i]!) >>> 0)) >>> 0);
  return { family, words: own as [number, number, number, number] };
};

interface Written {
  readonly address: Address;
  readonly span: Span;
}

/** All addresses in values: what stands in comments and other texts is no setting. */
function* addressesIn(file: File): Generator<Written> {
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

function* addressesOf(text: string, at: number): Generator<Written> {
  for (const { 0: found, index } of text.matchAll(word)) {
    const address = parseAddress(found);
    if (address) yield { address, span: { start: at + index, end: at + index + found.length } };
  }
}
