// Changes of an interface that nothing is wrong with: the mask in the other spelling, and a bridge for guests in its place.
import { maskText, parseIpv4, prefixOfMask } from '../address';
import { type File, folderOf, suffixOf } from '../model/file';
import { deviceKindOf, isLive, isTrue } from '../model/from-ifcfg';
import type { Network } from '../model/network';
import type { Fix } from '../rules/rule';
import { ipv4Keys, nameKeys } from '../schema/ifcfg-ipv4';
import { ipv6Keys } from '../schema/ifcfg-ipv6';
import type { Attribute, Element } from '../syntax/tree';
import { lineOf, quote, removeAssignment, renameKey, setValue } from '../syntax/write-ifcfg';
import type { Edit, Span } from '../text';

type Refactoring = Pick<Fix, 'title' | 'changes'>;

/** What may be rewritten in an ifcfg file where a selection is. */
export function profileRefactorings(file: File, network: Network, span: Span): Refactoring[] {
  const { root } = file.tree;
  return root ? [...maskRefactorings(root, span), ...bridgeRefactorings(file, network, root, span)] : [];
}

function maskRefactorings(root: Element, span: Span): Refactoring[] {
  for (const it of root.attributes) {
    const [, base, number] = /^(NETMASK|PREFIX)(\d{0,3})$/.exec(it.name) ?? [];
    if (base === undefined || it.span.end < span.start || span.end < it.span.start) continue;
    const other = base === 'NETMASK' ? `PREFIX${number}` : `NETMASK${number}`;
    const value = base === 'NETMASK' ? lengthOf(it) : maskOf(it);
    if (root.attribute(other) || value === undefined) return [];
    return [
      { title: `Write ${other}=${value}`, changes: [{ edits: [...renameKey(it, other), ...setValue(it, value)] }] },
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

const portKeys = ['BRIDGE', 'MASTER', 'TEAM_MASTER', 'OVS_PORT'];
const carriers: ReadonlySet<string> = new Set(['ethernet', 'bond', 'team', 'vlan']);

/** Makes a bridge that takes over the addresses, with this interface as its port: what guests on the LAN need. */
function bridgeRefactorings(file: File, network: Network, root: Element, span: Span): Refactoring[] {
  const device = root.attribute('DEVICE');
  const suffix = suffixOf(file);
  const isOnIt =
    device && lineOf(file.tree.text, device.nameSpan.start).start <= span.end && span.start <= device.span.end;
  if (!device?.value || !isOnIt || !carriers.has(deviceKindOf(root)) || !isLive(suffix) || suffix.includes(':'))
    return [];
  if (portKeys.some((it) => root.value(it)) || file.tree.problems.length > 0) return [];
  let n = 0;
  while (network.devices(`br${n}`).length > 0) n++;
  const bridge = `br${n}`;
  const moved = root.attributes.filter(isOfAddress);
  const protocol = root.attribute('BOOTPROTO');
  const last = root.attributes.at(-1)!;
  const staying: Edit[] = moved.flatMap((it) => (it === protocol ? setValue(it, 'none') : removeAssignment(it)));
  const end = lineOf(file.tree.text, last.nameSpan.start);
  const newline = file.tree.text.includes('\r\n') ? '\r\n' : '\n';
  const added = [...(protocol ? [] : ['BOOTPROTO=none']), `BRIDGE=${bridge}`].map((it) => it + newline).join('');
  const isOpen = end.next === end.end;
  const onboot = isTrue(root.value('ONBOOT'), true) ? 'yes' : 'no';
  const head = ['TYPE=Bridge', `DEVICE=${bridge}`, `NAME=${bridge}`, `ONBOOT=${onboot}`, 'STP=off'];
  const lines = [
    ...head,
    ...(protocol ? [] : ['BOOTPROTO=none']),
    ...moved.map((it) => `${it.name}=${quote(it.value)}`),
  ];
  return [
    {
      title: `Make ${device.value} a port of a new bridge ${bridge} for guests`,
      changes: [
        { create: `${folderOf(file.uri)}/ifcfg-${bridge}`, content: lines.map((it) => `${it}\n`).join('') },
        { edits: [...staying, { span: { start: end.next, end: end.next }, text: (isOpen ? newline : '') + added }] },
      ],
    },
  ];
}

/** Whether the bridge takes the key over: addresses, names and routes, and the zone of the firewall. */
function isOfAddress({ name }: Attribute): boolean {
  const base = name.replace(/\d{1,9}$/, '');
  const isIn = (it: string) => [ipv4Keys, ipv6Keys, nameKeys].some((rows) => Object.hasOwn(rows, it));
  return name === 'ZONE' || isIn(name) || isIn(base);
}
