// What the Networks view shows, as a tree of values: hosts → networks → what is in them. Nothing is made before it is
// asked for, and nothing here knows the editor.
import type { HostView, LeaseView, NetworkView, PortView } from '../../../server/src/lsp/protocol';

import { type NextStep, stepsFor } from './steps';

/** Something in the view. */
export type Node =
  | { readonly kind: 'host'; readonly host: HostView }
  | { readonly kind: 'network'; readonly host: HostView; readonly network: NetworkView }
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'group'; readonly group: Group; readonly host: HostView; readonly network: NetworkView }
  | { readonly kind: 'lease'; readonly lease: LeaseView }
  | { readonly kind: 'static'; readonly static: StaticHost }
  | { readonly kind: 'guest'; readonly guest: GuestCard }
  | { readonly kind: 'port'; readonly port: PortView }
  /** Says something in place of what is not there. */
  | { readonly kind: 'note'; readonly note: string }
  | { readonly kind: 'step'; readonly step: NextStep };

/** What a network has several of. Ports are no part of what is known of a host: they are asked for. */
export type Group = 'leases' | 'static' | 'guests' | 'ports';

type StaticHost = NonNullable<NetworkView['summary']>['hosts'][number];
type GuestCard = NetworkView['guests'][number];

/** All hosts that are watched. */
export const rootsOf = (hosts: readonly HostView[]): Node[] => hosts.map((host) => ({ kind: 'host', host }));

/** What is below a node, ports aside; undefined for what has nothing below it. */
export function nodesBelow(node: Node): Node[] | undefined {
  switch (node.kind) {
    case 'host':
      return inHost(node.host);
    case 'network':
      return inNetwork(node.host, node.network);
    case 'group':
      return inGroup(node.group, node.network);
    default:
      return undefined;
  }
}

function inHost(host: HostView): Node[] | undefined {
  const steps = stepsFor(host).map((step) => ({ kind: 'step', step }) as const);
  const networks = [...host.networks]
    .sort((one, other) => inOrder(one.name, other.name))
    .map((network) => ({ kind: 'network', host, network }) as const);
  const nodes = [...steps, ...networks];
  return nodes.length > 0 ? nodes : undefined;
}

function inNetwork(host: HostView, network: NetworkView): Node[] | undefined {
  const { file, leases, guests, summary, active } = network;
  const groups: readonly [Group, boolean][] = [
    ['leases', leases.length > 0],
    ['static', (summary?.hosts.length ?? 0) > 0],
    ['guests', guests.length > 0],
    ['ports', active],
  ];
  const nodes: Node[] = [
    ...(file === undefined ? [] : [{ kind: 'file', file } as const]),
    ...groups.flatMap(([group, isThere]) => (isThere ? [{ kind: 'group', group, host, network } as const] : [])),
  ];
  return nodes.length > 0 ? nodes : undefined;
}

function inGroup(group: Group, { leases, summary, guests }: NetworkView): Node[] {
  switch (group) {
    case 'leases':
      return leases
        .map((lease) => ({ lease, key: lease.ip.replace(/\d+/g, (it) => it.padStart(5, '0')) }))
        .sort((one, other) => (one.key < other.key ? -1 : 1))
        .map(({ lease }): Node => ({ kind: 'lease', lease }));
    case 'static':
      return (summary?.hosts ?? []).map((it): Node => ({ kind: 'static', static: it }));
    case 'guests':
      return [...guests]
        .sort((one, other) => inOrder(one.name, other.name))
        .map((guest): Node => ({ kind: 'guest', guest }));
    case 'ports':
      return [];
  }
}

/** What tells a node from its siblings, and stays the same when something else is known of it. */
export function keyOf(node: Node): string {
  switch (node.kind) {
    case 'host':
      return node.host.connection;
    case 'network':
      return node.network.uuid;
    case 'file':
      return 'file';
    case 'group':
      return node.group;
    case 'lease':
      return `${node.lease.ip} ${node.lease.mac}`;
    case 'static':
      return [node.static.mac, node.static.name, node.static.ip].join(' ');
    case 'guest':
      return `${node.guest.name} ${node.guest.mac}`;
    case 'port':
      return node.port.uuid;
    case 'note':
      return 'note';
    case 'step':
      return node.step.label;
  }
}

/** What *Copy address* copies of a node; undefined where there is no address. */
export function addressIn(node: Node): string | undefined {
  switch (node.kind) {
    case 'network':
      return node.network.summary?.addresses.join('\n') || undefined;
    case 'lease':
      return node.lease.ip;
    case 'static':
      return node.static.ip ?? node.static.mac;
    case 'guest':
      return node.guest.mac;
    case 'port':
      return node.port.mac;
    default:
      return undefined;
  }
}

const inOrder = new Intl.Collator('en', { numeric: true }).compare;
