// The fix that moves a subnet of a network to one that is free.
import { addressText, compare, parseAddress, subnetText } from '../address';
import type { SubnetFact } from '../model/facts';
import type { File } from '../model/file';
import { freeLike } from '../model/free-subnet';
import type { WorkspaceFacts } from '../model/workspace-facts';
import type { Attribute, Element } from '../syntax/tree';
import type { Edit } from '../text';
import { type Fix, fix } from './fix';

/** Moves the subnet, with every address of the document that lies in it, to one that is free. */
export function moving(file: File, mine: SubnetFact, workspace: WorkspaceFacts): Fix[] {
  const { root } = file.tree;
  // Nobody moves one of hundreds.
  if (file.tree.at('ip').length > 100) return [];
  const free = freeLike(mine.subnet, workspace);
  if (!root || !free) return [];
  const edits: Edit[] = [];
  for (const attribute of addressesOf(root)) {
    const address = parseAddress(attribute.value);
    if (!address || compare(address, mine.subnet.first) < 0 || compare(mine.subnet.last, address) < 0) continue;
    const words = address.words.map((it, i) => {
      const host = (it ^ mine.subnet.first.words[i]!) >>> 0;
      return (free.first.words[i]! | host) >>> 0;
    });
    const moved = { family: address.family, words: words as [number, number, number, number] };
    edits.push({ span: attribute.valueSpan, text: addressText(moved) });
  }
  return edits.length === 0 ? [] : [fix(`Move to ${subnetText(free)}, with its ranges and hosts`, edits)];
}

/** Attributes that may hold an address of a subnet of the network. */
function* addressesOf(root: Element): Generator<Attribute> {
  const { tree } = root;
  for (const [path, names] of places) {
    for (const element of tree.at(path)) {
      for (const attribute of element.attributes) if (names.includes(attribute.name)) yield attribute;
    }
  }
}

const places: readonly (readonly [path: string, names: readonly string[]])[] = [
  ['ip', ['address']],
  ['ip/dhcp/range', ['start', 'end']],
  ['ip/dhcp/host', ['ip']],
  ['ip/dhcp/bootp', ['server']],
  ['route', ['gateway']],
  ['dns/host', ['ip']],
  ['dns/forwarder', ['addr']],
];
