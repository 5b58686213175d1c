// What NetworkManager makes of an ifcfg file as a whole: its fate, its kind, its ways to get addresses, and which of its
// keys are read at all. The rules of values, identity, IPv4 and IPv6 ask here. Source: nms-ifcfg-rh-reader.c.
import { isTrue } from '../../syntax/ifcfg/scalar';
import { deviceKindOf } from './device-kind';
import { type Memoizable, memoize } from '../../memoize';
import type { DeviceKind, Backend } from '../facts';
import { type File, suffixOf } from '../file';
import { noProfileBecause } from '../no-profile';
import { portKeys } from './memberships';
import { otherFormatOf } from './other-format';
import { skippedBy } from './readers';
import { type Attribute, type Element, flags } from '../../syntax/tree';
import type { Span } from '../../text';

export interface Profile extends Memoizable {
  readonly root: Element;
  /** All assignments of each name, in order of the text. */
  readonly lines: ReadonlyMap<string, readonly Attribute[]>;
  /** Numbers of the static addresses that are read, in reading order; empty text for plain IPADDR. */
  readonly addresses: ReadonlySet<string>;
  /** Numbers of the name servers that NetworkManager reads: from 1 to the first gap. */
  readonly servers: ReadonlySet<string>;
  /** `ifcfg-<suffix>`. */
  readonly suffix: string;
  /** The reader that skips the file, a backup copy; it is live for the other one. */
  readonly skippedBy: Backend | undefined;
  /** `ifcfg-eth0:1`: only the keys of an address count. */
  readonly alias: boolean;
  readonly kind: DeviceKind;
  /** VLAN=yes with a number or a parent beside another TYPE, which NetworkManager goes by: what is of that kind is not what was meant. */
  readonly isMistypedVlan: boolean;
  /**
   * `nameless`: refused, neither TYPE nor DEVICE. `unmanaged`: NM_CONTROLLED=no. `unrecognized`: a TYPE NetworkManager does
   * not know. `ignored`: it skips the file. `foreign`: not in this format at all.
   */
  readonly fate: 'loaded' | 'nameless' | 'unmanaged' | 'unrecognized' | 'ignored' | 'foreign';
  readonly device: string;
  /** Port of a bridge, bond, team or Open vSwitch: its addresses are read and then dropped. */
  readonly port: boolean;
  /** Method of IPv4; `unknown` when BOOTPROTO is refused. */
  readonly ipv4: 'auto' | 'manual' | 'disabled' | 'link-local' | 'shared' | 'unknown';
  readonly ipv6: 'disabled' | 'ignore' | 'shared' | 'auto' | 'dhcp' | 'manual' | 'link-local';
}

/** What NetworkManager makes of an ifcfg file, which somebody reads or not; undefined for a file of another kind. */
export const readingOf = memoize(makeProfile);

/** The profile of an ifcfg file; undefined for a backup copy that nobody reads. */
export function profileOf(file: File): Profile | undefined {
  const profile = readingOf(file);
  return profile?.skippedBy === 'both' ? undefined : profile;
}

/** The profile when some reader goes on to its addresses: not refused for want of a name, not of another format, no alias. */
export function readProfile(file: File): Profile | undefined {
  const profile = profileOf(file);
  if (!profile || profile.alias) return undefined;
  return profile.fate === 'loaded' || profile.fate === 'unmanaged' ? profile : undefined;
}

/** The profile of a file that NetworkManager goes on to load, a port among them; none for any other file. */
export const loadedProfilesOf = memoize((file: File): readonly Profile[] => {
  const profile = readProfile(file);
  return profile?.fate === 'loaded' ? [profile] : [];
});

/** Whether NetworkManager reads the profile on this target: it does unless told otherwise by NM_CONTROLLED or the target. */
export const byNetworkManager = (profile: Profile, { backend }: { readonly backend: Backend }): boolean =>
  profile.fate !== 'unmanaged' && backend !== 'network-scripts' && profile.skippedBy !== 'NetworkManager';

/** Whether the legacy scripts read it. */
export const byScripts = (profile: Profile, { backend }: { readonly backend: Backend }): boolean =>
  (profile.fate === 'unmanaged' || backend !== 'NetworkManager') && profile.skippedBy !== 'network-scripts';

/** The assignment that counts: not empty, not badly quoted, the last of its name. */
export function lastAssignment(profile: Pick<Profile, 'lines'>, key: string): Attribute | undefined {
  const attribute = profile.lines.get(key)?.at(-1);
  return attribute && attribute.value !== '' ? attribute : undefined;
}

/** Where a finding about a file as a whole stands: what says its kind, else its name, else its first line. */
export function headSpan(profile: Profile): Span {
  const { root } = profile;
  const attribute = root.attribute('TYPE') ?? root.attribute('DEVICE') ?? root.attributes[0];
  return attribute ? attribute.span : { start: 0, end: 0 };
}

/** Digits at the end of a key: `2` of `IPADDR2`. */
export function keyNumber(name: string): string {
  let end = name.length;
  while (end > 0 && 48 <= name.charCodeAt(end - 1) && name.charCodeAt(end - 1) <= 57) end--;
  return name.slice(end);
}

/** Whether a later line takes the place of this one. */
export const overridden = (attribute: Attribute): boolean => (attribute.flags & flags.duplicate) !== 0;

function makeProfile(file: File): Profile | undefined {
  const { root } = file.tree;
  const suffix = suffixOf(file);
  if (!root || file.kind !== 'ifcfg') return undefined;
  const lines = new Map<string, Attribute[]>();
  for (const it of root.attributes) {
    const same = lines.get(it.name);
    if (same) same.push(it);
    else lines.set(it.name, [it]);
  }
  const valueOf = (key: string) => lastAssignment({ lines }, key)?.value;
  const kind = deviceKindOf(root);
  return {
    root,
    lines,
    addresses: addressNumbers(valueOf),
    servers: serverNumbers(valueOf),
    suffix,
    skippedBy: skippedBy(suffix),
    alias: suffix.includes(':'),
    kind,
    isMistypedVlan: kind !== 'vlan' && isVlan(valueOf),
    fate: otherFormatOf(file) || noProfileBecause(file) ? 'foreign' : fateByKeys(root, valueOf, kind),
    device: valueOf('DEVICE') ?? '',
    port: portKeys.some(valueOf),
    ipv4: ipv4Of(valueOf),
    ipv6: ipv6Of(valueOf),
  };
}

/** Whether the file describes a VLAN, whatever its TYPE says. */
const isVlan = (valueOf: ValueOf): boolean =>
  isTrue(valueOf('VLAN'), false) &&
  (['VLAN_ID', 'VID', 'PHYSDEV'].some(valueOf) || /.\.\d{1,4}$|^vlan\d{1,4}$/.test(valueOf('DEVICE') ?? ''));

/** The value of a key, when it has one. */
type ValueOf = (key: string) => string | undefined;

/** IPADDR, IPADDR0, IPADDR1 and IPADDR2 may be missing; from there on the first gap ends the list. */
function addressNumbers(valueOf: ValueOf): Set<string> {
  const result = new Set(['', '0', '1', '2'].filter((it) => valueOf(`IPADDR${it}`)));
  if (!result.has('2')) return result;
  for (let n = 3; valueOf(`IPADDR${n}`); n++) result.add(String(n));
  return result;
}

function serverNumbers(valueOf: ValueOf): Set<string> {
  const result = new Set<string>();
  for (let n = 1; valueOf(`DNS${n}`); n++) result.add(String(n));
  return result;
}

/**
 * What NetworkManager, which knows of no other format under that name, does with the file; with `takenOver` what it would
 * do were the device its own.
 */
export const fateInNetworkManager = ({ root, lines, kind }: Profile, takenOver = false): Profile['fate'] =>
  fateByKeys(
    root,
    (key) => (takenOver && key === 'NM_CONTROLLED' ? 'yes' : lastAssignment({ lines }, key)?.value),
    kind,
  );

/** The profile once NM_CONTROLLED=no is gone. The scripts, whose it was, make a VLAN of VLAN=yes whatever TYPE says. */
export const takenOver = memoize((profile: Profile): Profile =>
  profile.fate !== 'unmanaged'
    ? profile
    : {
        ...profile,
        kept: undefined,
        fate: fateInNetworkManager(profile, true),
        kind: profile.isMistypedVlan ? 'vlan' : profile.kind,
        isMistypedVlan: false,
      },
);

function fateByKeys(root: Element, valueOf: ValueOf, kind: DeviceKind): Profile['fate'] {
  if (!isTrue(valueOf('NM_CONTROLLED'), true)) return 'unmanaged';
  if (valueOf('BOOTPROTO')?.toLowerCase() === 'ibft') return 'ignored';
  if (!hasType(root)) {
    if (valueOf('IPV6TUNNELIPV4')) return 'ignored';
    if (!valueOf('DEVICE')) return 'nameless';
    if (valueOf('DEVICE') === 'lo' || kind === 'other') return 'ignored';
  }
  return kind === 'other' ? 'unrecognized' : 'loaded';
}

/** Whether the kind is told by a key, so that DEVICE is not needed for it. */
export const hasType = (root: Element): boolean =>
  Boolean(root.value('TYPE') || root.value('TEAM_CONFIG') || /^team(?:port)?$/i.test(root.value('DEVICETYPE') ?? ''));

function ipv4Of(valueOf: ValueOf): Profile['ipv4'] {
  switch (valueOf('BOOTPROTO')?.toLowerCase() ?? '') {
    case '':
    case 'none':
    case 'static':
      return ['', '0', '1', '2'].some((n) => valueOf(`IPADDR${n}`) || valueOf(`PREFIX${n}`) || valueOf(`NETMASK${n}`))
        ? 'manual'
        : 'disabled';
    case 'dhcp':
    case 'bootp':
      return 'auto';
    case 'autoip':
      return 'link-local';
    case 'shared':
      return 'shared';
    default:
      return 'unknown';
  }
}

function ipv6Of(valueOf: ValueOf): Profile['ipv6'] {
  if (isTrue(valueOf('IPV6_DISABLED'), false)) return 'disabled';
  if (!isTrue(valueOf('IPV6INIT'), false)) return 'ignore';
  const autoconf = valueOf('IPV6_AUTOCONF');
  if (autoconf === 'shared') return 'shared';
  if (isTrue(autoconf, !isTrue(valueOf('IPV6FORWARDING'), false))) return 'auto';
  if (isTrue(valueOf('DHCPV6C'), false)) return 'dhcp';
  return valueOf('IPV6ADDR') || valueOf('IPV6ADDR_SECONDARIES') ? 'manual' : 'link-local';
}

export const ipv6Off = (profile: Profile): boolean => profile.ipv6 === 'ignore' || profile.ipv6 === 'disabled';

/** Number of the gateway that NetworkManager takes: the first beside an address that is read. */
export function firstGateway(profile: Profile): string | undefined {
  for (const it of profile.addresses) if (lastAssignment(profile, `GATEWAY${it}`)) return it;
  return undefined;
}
