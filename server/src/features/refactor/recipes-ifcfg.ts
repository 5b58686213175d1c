// Changes of an interface into what hosts of guests usually have, with all files that belong to it: a bond or a VLAN under
// a bridge, a fixed address in place of DHCP and back.
import type { FileEdits, Fix } from '../../fixes/fix';
import { isTrue } from '../../syntax/ifcfg/scalar';
import { deviceKindOf } from '../../model/ifcfg/device-kind';
import { plus, addressText } from '../../address';
import type { ProfileFact } from '../../model/facts';
import { type File, folderOf, suffixOf } from '../../model/file';
import { isLive } from '../../model/ifcfg/readers';
import { membershipKeys } from '../../model/ifcfg/memberships';
import type { WorkspaceFacts } from '../../model/workspace-facts';
import type { Attribute, Element } from '../../syntax/tree';
import { lineOf, newlineOf } from '../../syntax/lines';
import { addAssignment, quote, removeAssignment, setAssignment } from '../../syntax/ifcfg/write';
import type { Edit, Span } from '../../text';
import { freeSubnets } from '../free';
import { freeName, freeVlan, isOn, newPorts, titles } from './recipes';

type Refactoring = Pick<Fix, 'title' | 'changes'>;

/** An interface that stands by itself, and what its file says for all files around it. */
export interface LoneInterface {
  readonly file: File;
  readonly workspace: WorkspaceFacts;
  readonly root: Element;
  readonly device: Attribute;
  /** Assignments that new controllers share with it: ONBOOT, and NM_CONTROLLED when it says no. */
  readonly shared: readonly string[];
}

/** The interface of a file; undefined for a port, an alias, a backup copy and a file with faults. */
export function loneInterfaceOf(file: File, workspace: WorkspaceFacts): LoneInterface | undefined {
  const { root, problems } = file.tree;
  const device = root?.attribute('DEVICE');
  const suffix = suffixOf(file);
  if (!root || !device?.value || problems.length > 0 || !isLive(suffix, 'both') || suffix.includes(':'))
    return undefined;
  if (membershipKeys.some((it) => root.value(it))) return undefined;
  const onboot = isTrue(root.value('ONBOOT'), true) ? 'yes' : 'no';
  const isUnmanaged = !isTrue(root.value('NM_CONTROLLED'), true);
  const shared = [`ONBOOT=${onboot}`, ...(isUnmanaged ? ['NM_CONTROLLED=no'] : [])];
  return { file, workspace, root, device, shared };
}

/** Creates the file of an interface beside another one. */
export const newFile = (file: File, name: string, lines: readonly string[]): FileEdits => ({
  create: `${folderOf(file.uri)}/ifcfg-${name}`,
  content: lines.map((it) => `${it}\n`).join(''),
});

/** Adds lines behind the last assignment. */
export function appended({ root }: LoneInterface, lines: readonly string[]): Edit[] {
  const { tree } = root;
  const newline = newlineOf(tree);
  const { end, next } = lineOf(tree, root.attributes.at(-1)!.nameSpan.start);
  const added = lines.map((it) => it + newline).join('');
  return [{ span: { start: next, end: next }, text: (end === next ? newline : '') + added }];
}

/** Removes lines, in their order; the last one takes the line end before it with it, which may be that of another one. */
function removed(attributes: readonly Attribute[]): Edit[] {
  const edits: Edit[] = [];
  for (const it of attributes.flatMap(removeAssignment)) {
    const last = edits.at(-1);
    if (!last || last.span.end <= it.span.start) edits.push(it);
    else
      edits[edits.length - 1] = {
        span: { start: last.span.start, end: Math.max(last.span.end, it.span.end) },
        text: '',
      };
  }
  return edits;
}

/** Moves keys to another file: their lines go, and BOOTPROTO says none. */
export function moveKeys(moved: readonly Attribute[], protocol: Attribute | undefined): Edit[] {
  return [...(protocol ? setAssignment(protocol, 'none') : []), ...removed(moved.filter((it) => it !== protocol))];
}

/** What may be made of the interface where a selection is. `isMoved` tells the keys that a bridge takes over. */
export function recipesAt(
  file: File,
  workspace: WorkspaceFacts,
  span: Span,
  isMoved: (attribute: Attribute) => boolean,
): Refactoring[] {
  const it = loneInterfaceOf(file, workspace);
  if (!it) return [];
  if (isOn(it.device, span)) return [...bondUnderBridge(it, isMoved), ...vlanUnderBridge(it)];
  const changes = it.root.attributes.some((one) => /^(?:BOOTPROTO|IPADDR0?)$/.test(one.name) && isOn(one, span));
  return changes ? [...byDhcp(it), ...byHand(it)] : [];
}

/**
 * This card and another one that has nothing to do become a bond. Either a bridge on it takes over the addresses, or the
 * bond keeps them and a VLAN on it is under a bridge for guests: below a bridge a bond has no VLANs of its own.
 */
function bondUnderBridge(it: LoneInterface, isMoved: (attribute: Attribute) => boolean): Refactoring[] {
  const { file, workspace, root, device, shared } = it;
  if (deviceKindOf(root) !== 'ethernet' || root.value('VLAN')) return [];
  const [bond, bridge] = [freeName(workspace, 'bond'), freeName(workspace, 'br')];
  const second = spareCard(it);
  const moved = root.attributes.filter(isMoved);
  const protocol = root.attribute('BOOTPROTO');
  const none = protocol ? [] : ['BOOTPROTO=none'];
  const addresses = [...none, ...moved.map((one) => `${one.name}=${quote(one.value)}`)];
  const membership = [`MASTER=${bond}`, 'SLAVE=yes'];
  const cards = newPorts(device.value, second?.device.name);
  const bondOf = (lines: readonly string[]): FileEdits =>
    newFile(file, bond, [
      'TYPE=Bond',
      'BONDING_MASTER=yes',
      `DEVICE=${bond}`,
      `NAME=${bond}`,
      ...shared,
      'BONDING_OPTS="mode=active-backup miimon=100"',
      ...lines,
    ]);
  const ports: FileEdits[] = [{ edits: [...moveKeys(moved, protocol), ...appended(it, [...none, ...membership])] }];
  if (second) {
    const { uri, span } = second.roomAt!;
    const added = membership.map((one) => `${one}\n`).join('');
    ports.push({ uri, edits: [{ span, text: (second.opensLine ? '\n' : '') + added }] });
  }
  const id = freeVlan(workspace, bond);
  return [
    {
      title: titles.bond(cards, bond, bridge),
      changes: [
        newFile(file, bridge, [
          'TYPE=Bridge',
          `DEVICE=${bridge}`,
          `NAME=${bridge}`,
          ...shared,
          'STP=off',
          ...addresses,
        ]),
        bondOf(['BOOTPROTO=none', `BRIDGE=${bridge}`]),
        ...ports,
      ],
    },
    ...(id === undefined
      ? []
      : [
          {
            title: titles.bondWithVlan(cards, bond, id),
            changes: [bondOf(addresses), ...vlanFiles(it, bond, id), ...ports],
          },
        ]),
  ];
}

/** Another card of this host without addresses and memberships, that starts as this one does. */
function spareCard({ file, workspace, root }: LoneInterface): ProfileFact | undefined {
  const folder = folderOf(file.uri);
  const onboot = isTrue(root.value('ONBOOT'), true);
  const isManaged = isTrue(root.value('NM_CONTROLLED'), true);
  return workspace.files
    .filter((it) => it.uri !== file.uri && folderOf(it.uri) === folder)
    .flatMap((it) => it.facts.profiles)
    .find(
      ({ device, alias, controller, roomAt, vlan }) =>
        device.kind === 'ethernet' &&
        device.name !== '' &&
        device.name !== 'lo' &&
        !device.name.includes('.') &&
        device.onboot === onboot &&
        device.nmControlled === isManaged &&
        roomAt &&
        !alias &&
        !controller &&
        !vlan &&
        !workspace.references.some((one) => one.relation === 'vlan-parent' && one.name === device.name),
    );
}

/** A VLAN on this card or bond, with a bridge of its own for guests. */
function vlanUnderBridge(it: LoneInterface): Refactoring[] {
  const { workspace, root, device } = it;
  const kind = deviceKindOf(root);
  if ((kind !== 'ethernet' && kind !== 'bond') || root.value('VLAN')) return [];
  const id = freeVlan(workspace, device.value);
  if (id === undefined) return [];
  return [
    {
      title: titles.vlan(device.value, id),
      changes: vlanFiles(it, device.value, id),
    },
  ];
}

/** The files of a VLAN and of the bridge above it. */
function vlanFiles({ file, shared }: LoneInterface, parent: string, id: number): FileEdits[] {
  const [name, bridge] = [`${parent}.${id}`, `br${id}`];
  return [
    newFile(file, name, [
      'TYPE=Vlan',
      'VLAN=yes',
      `DEVICE=${name}`,
      `NAME=${name}`,
      `PHYSDEV=${parent}`,
      `VLAN_ID=${id}`,
      ...shared,
      'BOOTPROTO=none',
      `BRIDGE=${bridge}`,
    ]),
    newFile(file, bridge, [
      'TYPE=Bridge',
      `DEVICE=${bridge}`,
      `NAME=${bridge}`,
      ...shared,
      'STP=off',
      'BOOTPROTO=none',
    ]),
  ];
}

const staticKey = /^(?:(?:IPADDR|PREFIX|NETMASK|GATEWAY|DNS)\d*|NETWORK|BROADCAST)$/;
const dhcpKey = /^(?:DHCP_\w+|DHCPRELEASE|IPV4_DHCP_TIMEOUT|PEERDNS|PEERROUTES|PERSISTENT_DHCLIENT|DHCLIENT\w*)$/;

/** DHCP in place of the addresses written. */
function byDhcp({ root }: LoneInterface): Refactoring[] {
  const protocol = root.attribute('BOOTPROTO');
  const written = root.attributes.filter((it) => staticKey.test(it.name));
  if (!/^(?:none|static)?$/i.test(protocol?.value ?? '') || written.length === 0) return [];
  return [
    {
      title: titles.byDhcp,
      changes: [
        {
          edits: [
            ...removed(written),
            ...(protocol ? setAssignment(protocol, 'dhcp') : addAssignment(root.tree, 'BOOTPROTO', 'dhcp')),
          ],
        },
      ],
    },
  ];
}

/** An address of a subnet that nobody has, to be changed, in place of DHCP. */
function byHand({ file, workspace, root }: LoneInterface): Refactoring[] {
  const protocol = root.attribute('BOOTPROTO');
  const [subnet] = freeSubnets({ file, workspace }, 1);
  if (!protocol || !subnet || !/^(?:dhcp|bootp)$/i.test(protocol.value)) return [];
  const [router, own] = [plus(subnet.first, 1), plus(subnet.first, 10)];
  if (!router || !own) return [];
  const hasAddress = ['IPADDR', 'IPADDR0'].some((it) => root.value(it));
  const { newline, at } = behind(protocol);
  const added = hasAddress
    ? []
    : [
        `IPADDR=${addressText(own)}`,
        `PREFIX=${subnet.prefix}`,
        ...(root.value('GATEWAY') ? [] : [`GATEWAY=${addressText(router)}`]),
        ...(root.value('DNS1') ? [] : [`DNS1=${addressText(router)}`]),
      ];
  return [
    {
      title: hasAddress ? titles.withoutDhcp : titles.byHand,
      changes: [
        {
          edits: [
            ...removed(root.attributes.filter((it) => dhcpKey.test(it.name))),
            ...setAssignment(protocol, 'none'),
            ...added.map((it) => ({ span: { start: at, end: at }, text: newline + it })),
          ],
        },
      ],
    },
  ];
}

/** The end of the line of an assignment, and how lines end in its file. */
function behind({ element, nameSpan }: Attribute): { newline: string; at: number } {
  const { tree } = element;
  return { newline: newlineOf(tree), at: lineOf(tree, nameSpan.start).end };
}
