// Changes of an interface that nothing is wrong with: the mask in the other spelling, and a bridge for guests in its place.
import type { Fix } from '../../fixes/fix';
import { deviceKindOf } from '../../model/ifcfg/device-kind';
import { maskText, parseIpv4, prefixOfMask } from '../../address';
import type { File } from '../../model/file';
import type { WorkspaceFacts } from '../../model/workspace-facts';
import { bondForTeam } from '../../fixes/team-bond';
import { ipv4Keys, nameKeys } from '../../schema/ifcfg-ipv4';
import { ipv6Keys } from '../../schema/ifcfg-ipv6';
import type { Attribute, Element } from '../../syntax/tree';
import { quote, renameKey, setAssignment } from '../../syntax/ifcfg/write';
import type { Span } from '../../text';
import { freeName, isOn, titles } from './recipes';
import { appended, moveKeys, newFile, recipesAt, loneInterfaceOf } from './recipes-ifcfg';

type Refactoring = Pick<Fix, 'title' | 'changes'>;

/** What may be rewritten in an ifcfg file where a selection is. */
export function profileRefactorings(file: File, workspace: WorkspaceFacts, span: Span): Refactoring[] {
  const { root } = file.tree;
  if (!root) return [];
  return [
    ...maskRefactorings(root, span),
    ...bridgeRefactorings(file, workspace, span),
    ...recipesAt(file, workspace, span, isOfAddress),
    ...teamRefactorings(file, workspace, span),
  ];
}

function maskRefactorings(root: Element, span: Span): Refactoring[] {
  for (const it of root.attributes) {
    const [, base, number] = /^(NETMASK|PREFIX)(\d{0,3})$/.exec(it.name) ?? [];
    if (base === undefined || it.span.end < span.start || span.end < it.span.start) continue;
    const other = base === 'NETMASK' ? `PREFIX${number}` : `NETMASK${number}`;
    const value = base === 'NETMASK' ? lengthOf(it) : maskOf(it);
    if (root.attribute(other) || value === undefined) return [];
    return [
      {
        title: `Write ${other}=${value}`,
        changes: [{ edits: [...renameKey(it, other), ...setAssignment(it, value)] }],
      },
    ];
  }
  return [];
}

function lengthOf({ value }: Attribute): string | undefined {
  const mask = parseIpv4(value);
  const length = mask < 0 ? undefined : prefixOfMask(mask);
  return length === undefined ? undefined : String(length);
}

const maskOf = ({ value }: Attribute): string | undefined =>
  /^\d{1,2}$/.test(value) && Number(value) <= 32 ? maskText(Number(value)) : undefined;

const carriers: ReadonlySet<string> = new Set(['ethernet', 'bond', 'team', 'vlan']);

/** Makes a bridge that takes over the addresses, with this interface as its port: what guests on the LAN need. */
function bridgeRefactorings(file: File, workspace: WorkspaceFacts, span: Span): Refactoring[] {
  const it = loneInterfaceOf(file, workspace);
  if (!it || !isOn(it.device, span) || !carriers.has(deviceKindOf(it.root))) return [];
  const { root, device, shared } = it;
  const bridge = freeName(workspace, 'br');
  const moved = root.attributes.filter(isOfAddress);
  const protocol = root.attribute('BOOTPROTO');
  const none = protocol ? [] : ['BOOTPROTO=none'];
  const lines = [
    ...['TYPE=Bridge', `DEVICE=${bridge}`, `NAME=${bridge}`, ...shared, 'STP=off'],
    ...none,
    ...moved.map((one) => `${one.name}=${quote(one.value)}`),
  ];
  return [
    {
      title: titles.bridge(device.value, bridge),
      changes: [
        newFile(file, bridge, lines),
        { edits: [...moveKeys(moved, protocol), ...appended(it, [...none, `BRIDGE=${bridge}`])] },
      ],
    },
  ];
}

/** A bond in the place of a team, from the file of the team or of a port. */
function teamRefactorings(file: File, workspace: WorkspaceFacts, span: Span): Refactoring[] {
  const isAbout = file.tree.root!.attributes.some(
    (it) => /^(?:DEVICE|DEVICETYPE|TEAM_\w+)$/.test(it.name) && isOn(it, span),
  );
  const bond = isAbout ? bondForTeam(file.uri, workspace) : undefined;
  return bond ? [bond] : [];
}

/** Whether the bridge takes the key over: addresses, names and routes, and the zone of the firewall. */
function isOfAddress({ name }: Attribute): boolean {
  const base = name.replace(/\d{1,9}$/, '');
  const isIn = (it: string) => [ipv4Keys, ipv6Keys, nameKeys].some((rows) => Object.hasOwn(rows, it));
  return name === 'ZONE' || isIn(name) || isIn(base);
}
