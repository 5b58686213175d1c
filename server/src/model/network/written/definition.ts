// What a network's definition says, as far as libvirt writes configuration of it when it starts the network.
import {
  type Address,
  addressText,
  classfulPrefix,
  parseAddress,
  type Subnet,
  subnetOf,
  subnetText,
} from '../../../address';
import type { Tree } from '../../../syntax/tree';
import type { Span } from '../../../text';
import { managedModes, type NetworkMode } from '../../facts';
import { type DefinitionPart, textName } from '../drift/part';
import { partOf } from '../drift/read';
import { modeOfElement } from '../facts';

/** A line that libvirt writes, and the element that causes it; undefined for what it writes for every network. */
export interface WrittenLine {
  readonly text: string;
  readonly from: Span | undefined;
}

/** An `ip` element. */
export interface WrittenIp {
  readonly part: DefinitionPart;
  readonly span: Span;
  readonly address: Address;
  readonly subnet: Subnet;
  readonly ranges: readonly DefinitionPart[];
  readonly hosts: readonly DefinitionPart[];
}

/** A network of a mode in which libvirt makes the bridge. */
export interface WrittenNetwork {
  readonly root: DefinitionPart;
  readonly name: string;
  readonly mode: NetworkMode;
  readonly bridge: string;
  readonly ips: readonly WrittenIp[];
}

/** Undefined for what is no network, and for one of which libvirt makes no bridge: it writes nothing for those. */
export function writtenNetworkOf(tree: Tree): WrittenNetwork | undefined {
  const root = partOf({ tree, kind: 'stored' });
  if (!root?.element || root.name !== 'network' || root.element.localName !== 'network') return undefined;
  const mode = modeOfElement(root.element);
  if (mode === undefined || !managedModes.has(mode)) return undefined;
  const name = textIn(root.parts.get('name')) ?? '';
  return {
    ...{ root, name, mode },
    bridge: said(root.parts.get('bridge'), 'name') ?? unnamedBridge,
    ips: (root.lists.get('ip') ?? []).flatMap((it) => ipOf(it) ?? []),
  };
}

/** Stands for a name that is found when the network is defined. */
const unnamedBridge = 'virbr?';

/** What stands for something that only a host can tell, in words. */
export const placeholderIn = ({ bridge }: WrittenNetwork): string | undefined =>
  bridge === unnamedBridge
    ? `${unnamedBridge} stands for the first of virbr0, virbr1 … that is free when the network is defined`
    : undefined;

/** What an attribute of a part says, as it is written. */
export const said = (part: DefinitionPart | undefined, name: string): string | undefined =>
  part?.values.get(name)?.text;

/** The text of an element. */
export const textIn = (part: DefinitionPart | undefined): string | undefined => part?.values.get(textName)?.text;

/** An address as libvirt writes it, however the file spells it; as it is when it is none. */
export function canonicalAddress(part: DefinitionPart | undefined, name: string): string | undefined {
  const text = said(part, name);
  const address = text === undefined ? undefined : parseAddress(text);
  return address ? addressText(address) : text;
}

export const isIpv6 = ({ address }: WrittenIp): boolean => address.family === 6;

/** Whether it hands out addresses. */
export const isServed = ({ ranges, hosts }: WrittenIp): boolean => ranges.length + hosts.length > 0;

export const subnetIn = ({ subnet }: WrittenIp): string => subnetText(subnet);

function ipOf(part: DefinitionPart): WrittenIp | undefined {
  const text = said(part, 'address');
  const address = text === undefined ? undefined : parseAddress(text);
  if (!address) return undefined;
  const prefix = Number(
    part.values.get('prefix')?.meaning ?? (address.family === 6 ? 64 : (classfulPrefix(address) ?? 0)),
  );
  const dhcp = part.parts.get('dhcp');
  return {
    ...{ part, span: part.span, address, subnet: subnetOf(address, prefix) },
    ranges: dhcp?.lists.get('range') ?? [],
    hosts: dhcp?.lists.get('host') ?? [],
  };
}
