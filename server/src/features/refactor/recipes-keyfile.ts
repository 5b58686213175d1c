// Changes of a keyfile into what hosts of guests usually have, with all files that belong to it: a bridge over a card, a bond
// or a VLAN under a bridge, a fixed address in place of DHCP and back.
import { createHash } from 'node:crypto';
import { addressText, plus } from '../../address';
import type { FileEdits, Fix } from '../../fixes/fix';
import type { ProfileFact } from '../../model/facts';
import { type File, folderOf } from '../../model/file';
import { isIgnored, isNetplans } from '../../model/keyfile/names';
import { type KeyfileProfile, keyfileProfileOf } from '../../model/keyfile/profile';
import type { WorkspaceFacts } from '../../model/workspace-facts';
import { addKey, removeKey, setKey } from '../../syntax/keyfile/write';
import { lineOf, newlineOf } from '../../syntax/lines';
import type { Attribute, Element } from '../../syntax/tree';
import type { Edit, Span } from '../../text';
import { freeSubnets } from '../free';
import { freeName, freeVlan, isOn, newPorts, titles } from './recipes';

type Recipe = Pick<Fix, 'title' | 'changes'>;

/** A profile of a device that is no port of another one. */
interface LoneProfile {
  readonly file: File;
  readonly workspace: WorkspaceFacts;
  readonly profile: KeyfileProfile;
  readonly connection: Element;
  readonly kind: string;
  readonly device: string;
  /** What new controllers have of `[connection]` as it has. */
  readonly shared: readonly string[];
}

function loneProfileOf(file: File, workspace: WorkspaceFacts): LoneProfile | undefined {
  const profile = keyfileProfileOf(file);
  const connection = profile?.groups.get('connection')?.[0];
  const device = profile?.value('connection', 'interface-name');
  const kind = profile?.type?.value;
  if (!profile || !connection || !device || !kind || file.tree.problems.length > 0) return undefined;
  if (profile.port || isIgnored(file) || isNetplans(file) || !/^[\w.-]+$/.test(device)) return undefined;
  const shared = profile.truth('connection', 'autoconnect', true) ? [] : ['autoconnect=false'];
  return { file, workspace, profile, connection, kind, device, shared };
}

/** What may be made of the profile where a selection is. */
export function keyfileRecipes(file: File, workspace: WorkspaceFacts, span: Span): Recipe[] {
  const it = loneProfileOf(file, workspace);
  if (!it) return [];
  const names = ['id', 'type', 'interface-name'].flatMap((key) => it.profile.at('connection', key) ?? []);
  if (names.some((one) => isOn(one, span))) return [...bridgeOver(it), ...bondUnderBridge(it), ...vlanUnderBridge(it)];
  const addresses = it.profile.keysOf('ipv4').filter((one) => one.name === 'method' || isAddress(one));
  return addresses.some((one) => isOn(one, span)) ? [...byDhcp(it), ...byHand(it)] : [];
}

/** Makes a bridge that takes over the addresses, with this device as its port. */
function bridgeOver(it: LoneProfile): Recipe[] {
  if (!['ethernet', 'bond', 'team', 'vlan'].includes(it.kind)) return [];
  const bridge = freeName(it.workspace, 'br');
  return [
    {
      title: titles.bridge(it.device, bridge),
      changes: [bridgeFile(it, bridge, movedTexts(it)), { edits: portEdits(it, bridge, 'bridge') }],
    },
  ];
}

/**
 * This card and another one that has nothing to do become a bond. Either a bridge on it takes over the addresses, or the bond
 * keeps them and a VLAN on it is under a bridge for guests: below a bridge a bond has no VLANs of its own.
 */
function bondUnderBridge(it: LoneProfile): Recipe[] {
  const { workspace, device } = it;
  if (it.kind !== 'ethernet') return [];
  const [bond, bridge] = [freeName(workspace, 'bond'), freeName(workspace, 'br')];
  const second = spareCard(it);
  const ports: FileEdits[] = [{ edits: portEdits(it, bond, 'bond') }];
  if (second) {
    const { uri, span } = second.joinsAt!;
    ports.push({
      uri,
      edits: [
        {
          span,
          text: memberOf(bond, 'bond')
            .map((line) => `${line}\n`)
            .join(''),
        },
      ],
    });
  }
  const cards = newPorts(device, second?.device.name);
  const bondFile = (more: readonly string[], groups: readonly string[]): FileEdits =>
    newProfile(
      it,
      bond,
      [...connectionOf(it, bond, 'bond', more), '', '[bond]', 'mode=active-backup', 'miimon=100'],
      groups,
    );
  const id = freeVlan(workspace, bond);
  return [
    {
      title: titles.bond(cards, bond, bridge),
      changes: [bridgeFile(it, bridge, movedTexts(it)), bondFile(memberOf(bridge, 'bridge'), []), ...ports],
    },
    ...(id === undefined
      ? []
      : [
          {
            title: titles.bondWithVlan(cards, bond, id),
            changes: [bondFile(zoneOf(it), movedTexts(it)), ...vlanFiles(it, bond, id), ...ports],
          },
        ]),
  ];
}

/** Another card of this host without addresses and controller, that starts as this one does. */
const spareCard = ({ file, workspace, shared }: LoneProfile): ProfileFact | undefined =>
  workspace.files
    .filter((it) => it.uri !== file.uri && folderOf(it.uri) === folderOf(file.uri))
    .flatMap((it) => it.facts.profiles)
    .find(
      ({ device, joinsAt }) =>
        joinsAt !== undefined &&
        device.name !== '' &&
        device.onboot === (shared.length === 0) &&
        !workspace.references.some((one) => one.relation === 'vlan-parent' && one.name === device.name),
    );

/** A VLAN on this card or bond, with a bridge of its own for guests. */
function vlanUnderBridge(it: LoneProfile): Recipe[] {
  const id = it.kind === 'ethernet' || it.kind === 'bond' ? freeVlan(it.workspace, it.device) : undefined;
  return id === undefined ? [] : [{ title: titles.vlan(it.device, id), changes: vlanFiles(it, it.device, id) }];
}

function vlanFiles(it: LoneProfile, parent: string, id: number): FileEdits[] {
  const [name, bridge] = [`${parent}.${id}`, `br${id}`];
  const vlan = ['', '[vlan]', `id=${id}`, `parent=${parent}`];
  return [
    newProfile(it, name, [...connectionOf(it, name, 'vlan', memberOf(bridge, 'bridge')), ...vlan], []),
    newProfile(it, bridge, [...connectionOf(it, bridge, 'bridge', []), ...withoutStp], withoutAddresses),
  ];
}

const withoutStp = ['', '[bridge]', 'stp=false'];

const withoutAddresses = ['[ipv4]\nmethod=disabled\n', '[ipv6]\nmethod=disabled\n'];

/** The bridge that has what the profile had: addresses, and the zone of the firewall. */
const bridgeFile = (it: LoneProfile, bridge: string, groups: readonly string[]): FileEdits =>
  newProfile(it, bridge, [...connectionOf(it, bridge, 'bridge', zoneOf(it)), ...withoutStp], groups);

/** The names that every NetworkManager knows: `controller` came with 1.46. */
const memberOf = (controller: string, kind: string): string[] => [`master=${controller}`, `slave-type=${kind}`];

const connectionOf = (it: LoneProfile, name: string, type: string, more: readonly string[]): string[] => [
  ...['[connection]', `id=${name}`, `uuid=${uuidFor(it, name)}`, `type=${type}`, `interface-name=${name}`],
  ...it.shared,
  ...more,
];

/** A uuid that the same change makes again and no other does; a profile without one gets that of the path of its file. */
function uuidFor({ file }: LoneProfile, name: string): string {
  const digits = createHash('sha256').update(`${file.uri}\n${file.text}\n${name}`).digest('hex');
  const [a, b, c, d, e] = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(13, 16),
    digits.slice(17, 20),
    digits.slice(20, 32),
  ];
  return `${a}-${b}-8${c}-a${d}-${e}`;
}

/** Creates the file of a profile beside another one. */
function newProfile(
  { file }: LoneProfile,
  name: string,
  lines: readonly string[],
  groups: readonly string[],
): FileEdits {
  const newline = newlineOf(file.tree);
  const text = [`${lines.join('\n')}\n`, ...groups].join('\n').replaceAll('\r\n', '\n');
  return { create: `${folderOf(file.uri)}/${name}.nmconnection`, content: text.replaceAll('\n', newline) };
}

const zoneOf = ({ profile }: LoneProfile): string[] => {
  const zone = profile.at('connection', 'zone');
  return zone ? [`zone=${zone.raw}`] : [];
};

const movedGroups = ['ipv4', 'ipv6', 'proxy'];

const groupsToMove = ({ profile }: LoneProfile): readonly Element[] =>
  movedGroups.flatMap((it) => profile.groups.get(it) ?? []);

/** The groups that the controller takes over as they are written. */
const movedTexts = (it: LoneProfile): string[] =>
  groupsToMove(it).map(({ span }) => `${it.file.text.slice(span.start, span.end).trimEnd()}\n`);

/** What is left of a profile whose controller has the rest. */
function portEdits(it: LoneProfile, controller: string, kind: string): Edit[] {
  const { profile, connection, file } = it;
  const zone = profile.at('connection', 'zone');
  const removed = runsOf(groupsToMove(it)).map(({ start, end }): Edit => {
    // At the end of the file no empty line stays.
    const above = file.text.slice(0, start).trimEnd().length + newlineOf(file.tree).length;
    return { span: { start: end === file.text.length ? Math.min(above, start) : start, end }, text: '' };
  });
  const last = connection.attributes.findLast((one) => one !== zone && one.name !== 'zone')!;
  const line = memberOf(controller, kind).join(newlineOf(file.tree));
  const { end } = lineOf(file.tree, last.nameSpan.start);
  const added: Edit = { span: { start: end, end }, text: newlineOf(file.tree) + line };
  return [...(zone ? removeKey(zone) : []), added, ...removed];
}

/** The spans of groups, as one where they stand one behind the other. */
function runsOf(groups: readonly Element[]): Span[] {
  const runs: Span[] = [];
  for (const { span } of groups.toSorted((a, b) => a.span.start - b.span.start)) {
    const last = runs.at(-1);
    if (last?.end === span.start) runs[runs.length - 1] = { start: last.start, end: span.end };
    else runs.push(span);
  }
  return runs;
}

const isAddress = ({ name }: Attribute): boolean => /^(?:addresse?s?\d*|gateway|dns)$/.test(name);

/** DHCP in place of the addresses written. */
function byDhcp({ profile }: LoneProfile): Recipe[] {
  const method = profile.at('ipv4', 'method');
  const written = profile.keysOf('ipv4').filter(isAddress);
  if (method?.value !== 'manual' || written.length === 0) return [];
  return [{ title: titles.byDhcp, changes: [{ edits: [...setKey(method, 'auto'), ...written.flatMap(removeKey)] }] }];
}

/** An address of a subnet that nobody has, to be changed, in place of DHCP. */
function byHand({ file, workspace, profile }: LoneProfile): Recipe[] {
  const method = profile.at('ipv4', 'method');
  const [subnet] = freeSubnets({ file, workspace }, 1);
  if (method?.value !== 'auto' || !subnet) return [];
  const [router, own] = [plus(subnet.first, 1), plus(subnet.first, 10)];
  if (!router || !own) return [];
  if (profile.keysOf('ipv4').some(({ name }) => /^address/.test(name)))
    return [{ title: titles.withoutDhcp, changes: [{ edits: setKey(method, 'manual') }] }];
  const address = `${addressText(own)}/${subnet.prefix},${addressText(router)}`;
  const group = method.element;
  const dns = group.attribute('dns') ? [] : addKey(group, 'dns', `${addressText(router)};`, method);
  return [
    {
      title: titles.byHand,
      changes: [{ edits: [...setKey(method, 'manual'), ...addKey(group, 'address1', address, method), ...dns] }],
    },
  ];
}
