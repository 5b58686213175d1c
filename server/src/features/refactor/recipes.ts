// What recipes for ifcfg files and for keyfiles share: what they are called, and names that nobody has yet.
import type { WorkspaceFacts } from '../../model/workspace-facts';
import { lineOf } from '../../syntax/lines';
import type { Attribute } from '../../syntax/tree';
import type { Span } from '../../text';

/** What the recipes are called, the same in both languages. */
export const titles = {
  bridge: (device: string, bridge: string) => `Make ${device} a port of a new bridge ${bridge} for guests`,
  bond: (ports: string, bond: string, bridge: string) =>
    `Make ${ports} of a new bond ${bond} under a new bridge ${bridge}`,
  bondWithVlan: (ports: string, bond: string, id: number) =>
    `Make ${ports} of a new bond ${bond}, with VLAN ${id} under a new bridge br${id}`,
  vlan: (device: string, id: number) => `Add VLAN ${id} on ${device} under a new bridge br${id}`,
  byDhcp: 'Get the addresses by DHCP',
  byHand: 'Write a fixed address in place of DHCP',
  withoutDhcp: 'Keep the fixed address only, without DHCP',
} as const;

/** One card, or two, as they stand in a title. */
export const newPorts = (first: string, second: string | undefined): string =>
  second === undefined ? `${first} a port` : `${first} and ${second} ports`;

/** Whether a selection is on the line of an assignment. */
export const isOn = (it: Attribute, span: Span): boolean =>
  lineOf(it.element.tree, it.nameSpan.start).start <= span.end && span.start <= it.span.end;

/** Names that no file has yet: `br0`, `br1` … */
export function freeName(workspace: WorkspaceFacts, base: string, from = 0): string {
  let n = from;
  while (workspace.devices(`${base}${n}`).length > 0) n++;
  return `${base}${n}`;
}

/** The first VLAN from 10 on whose device and bridge nobody has; undefined where its name would be none. */
export function freeVlan(workspace: WorkspaceFacts, parent: string): number | undefined {
  let id = 10;
  while (workspace.devices(`${parent}.${id}`).length > 0 || workspace.devices(`br${id}`).length > 0) id++;
  const name = `${parent}.${id}`;
  return id > 4094 || Buffer.byteLength(name) > 15 || !/^[\w.-]+$/.test(name) ? undefined : id;
}
