// Subnets of other files that share addresses with those of a network, and the fix for both rules about them.
import { compare, parseAddress, sameSubnet, type Subnet, subnetText, addressText } from '../../../address';
import { managedModes, type SubnetFact } from '../../../model/facts';
import type { File } from '../../../model/file';
import type { Network } from '../../../model/workspace-facts';
import type { Edit } from '../../../text';
import type { Attribute, Element } from '../../../syntax/tree';
import { fix, type Fix } from '../../rule';
import { freeLike } from './free-subnet';
import { isSame, lookupOf } from './lookup';

/** An address of this network with those of other owners whose subnets it shares addresses with. */
export interface Clash {
  readonly mine: SubnetFact;
  /** The worst of them: one with the same subnet, if there is any. */
  readonly other: SubnetFact;
  readonly isEqual: boolean;
  /** All of them, one per owner and as many as a person reads. */
  readonly related: readonly { readonly at: SubnetFact['at']; readonly message: string }[];
}

/** Clashes of a managed network with those who declare their subnets in this way; one per address. */
export function* clashes(file: File, network: Network, by: SubnetFact['by']): Generator<Clash> {
  const [self] = file.facts.networks;
  if (!self?.mode || !managedModes.has(self.mode)) return;
  const { byUri } = lookupOf(network);
  for (const mine of file.facts.subnets) {
    const others = new Map<string, SubnetFact>();
    for (const it of network.meeting(mine.subnet, file.uri)) {
      if (it.by !== by || it.owner === mine.owner || it.port || !isUp(it)) continue;
      const known = others.get(it.owner);
      if (!known || (sameSubnet(it.subnet, mine.subnet) && !sameSubnet(known.subnet, mine.subnet)))
        others.set(it.owner, it);
    }
    const all = [...others.values()];
    const equal = all.find((it) => sameSubnet(it.subnet, mine.subnet));
    const other = equal ?? all[0];
    if (!other) continue;
    const related = [other, ...all.filter((it) => it !== other)].slice(0, 10);
    yield {
      mine,
      other,
      isEqual: equal !== undefined,
      related: related.map((it) => ({ at: it.at, message: `${subnetOwner(it)} is here` })),
    };
  }

  function isUp(it: SubnetFact): boolean {
    // A bridge made twice is one fault; see libvirt-bridge-name-clash.
    if (by === 'ifcfg')
      return (
        it.of !== self!.bridge && network.devices(it.of).some((device) => device.live && device.at.uri === it.at.uri)
      );
    const other = byUri.get(it.at.uri);
    return other?.mode !== undefined && managedModes.has(other.mode) && !isSame(self!, other);
  }
}

/** `192.168.50.0/24 of lab`. */
export const subnetOwner = (it: SubnetFact): string => `${subnetText(it.subnet)} of ${it.of}`;

/** Moves the subnet, with every address of the document that lies in it, to one that is free. */
export function moving(file: File, mine: SubnetFact, network: Network): Fix[] {
  const { root } = file.tree;
  // Nobody moves one of hundreds.
  if (file.tree.at('ip').length > 100) return [];
  const free = freeLike(mine.subnet, network);
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

/** The wider of two, for a message about nesting. */
export const isInside = (inner: Subnet, outer: Subnet): boolean => inner.prefix > outer.prefix;
