// Names that the program which reads the file does not know.
import type { Target } from '../../../model/target';
import { type Fix, fix } from '../../../fixes/fix';
import { attributeRow, tableOf } from '../../../schema/index';
import type { AttributeRow } from '../../../schema/types';
import type { Attribute } from '../../../syntax/tree';
import { removeAssignment, renameKey, setAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { isTrue } from '../../../syntax/ifcfg/scalar';
import { byNetworkManager, byScripts, type Profile, profileOf } from '../../../model/ifcfg/profile';
import { fitsKind } from './key-wrong-type';
import { writtenNames } from '../../../model/ifcfg/written-names';

export const keyOtherBackend = rule({
  code: 'key-other-backend',
  of: ['ifcfg'],
  severity: 'information',
  summary: 'A name is read by another program than the one that reads the file.',
  source: 'NetworkManager, nms-ifcfg-rh-utils.c; initscripts, sysconfig.txt',

  *check(file, _workspace, target) {
    const table = tableOf(file.tree);
    const profile = profileOf(file);
    if (!table || !profile || profile.alias || skipped.has(profile.fate)) return;
    const reader = readerOf(profile, target);
    if (!reader) return;
    for (const { name, span, attribute } of writtenNames(file)) {
      const row = attributeRow(table, name);
      if (!attribute || !row?.readers || row.readers.includes(reader) || isHarmless(row, attribute, profile)) continue;
      if (isSaidElsewhere(name, row, profile)) continue;
      const other = counterpartOf(name, profile);
      const who = reader === 'N' ? 'NetworkManager does not read' : 'the legacy scripts do not read';
      yield {
        span,
        message: `${who} ${name}${reader === 'N' && other ? `, expected ${other}` : ''}`,
        fixes: fixesOf(attribute, reader, other),
      };
    }
  },
});

/** `vlan-vid`, `range-file` and `key-wrong-type` say more. */
const isSaidElsewhere = (name: string, row: AttributeRow, profile: Profile): boolean =>
  (name === 'VID' && profile.kind === 'vlan') ||
  (profile.fate === 'nameless' && profile.lines.has('IPADDR_START')) ||
  !fitsKind(name, row, profile);

/** Files that NetworkManager leaves to others anyway. */
const skipped: ReadonlySet<Profile['fate']> = new Set(['unrecognized', 'ignored']);

/** The one program that reads the file; undefined when both do. */
function readerOf(profile: Profile, target: Target): 'N' | 'L' | undefined {
  const [nm, scripts] = [byNetworkManager(profile, target), byScripts(profile, target)];
  if (nm === scripts) return undefined;
  return nm ? 'N' : 'L';
}

/** Installers write these for either reader, and they change nothing for the other one. */
const harmless: ReadonlySet<string> = new Set([
  ...[
    'SLAVE',
    'PEERNTP',
    'UUID',
    'HOTPLUG',
    'USERCTL',
    'PERSISTENT_DHCLIENT',
    'DHCPV6C_OPTIONS',
    'PROXY_METHOD',
    'BROWSER_ONLY',
    'IPV4_FAILURE_FATAL',
    'IPV6_FAILURE_FATAL',
  ],
  ...['IPV6_DEFROUTE', 'IPV6_PEERDNS', 'IPV6_PEERROUTES', 'IPV6_PRIVACY', 'IPV6_ADDR_GEN_MODE'],
]);

const isHarmless = (row: AttributeRow, { name, value, element }: Attribute, profile: Profile): boolean =>
  harmless.has(name) ||
  // Nobody gives it routes.
  (name === 'PEERROUTES' && profile.ipv4 === 'manual') ||
  row.deprecated !== undefined ||
  value === '' ||
  value.toLowerCase() === row.default ||
  (row.default === 'no' && !isTrue(value, true)) ||
  // NetworkManager looks for no other host with the address unless it is asked to.
  (/^ARPCHECK\d*$/.test(name) && !isTrue(value, true)) ||
  // The scripts take the number from the name.
  (name === 'VLAN_ID' && /(?:\.|^vlan)(\d+)$/.exec(element.value('DEVICE') ?? '')?.[1] === value);

const counterparts: ReadonlyMap<string, string> = new Map([
  ['METRIC', 'IPV4_ROUTE_METRIC'],
  ['VID', 'VLAN_ID'],
  ['AGEING', 'ageing_time in BRIDGING_OPTS'],
  ['PRIO', 'priority in BRIDGING_OPTS'],
]);

/** Its name for NetworkManager, where a file of this kind may have one of that name. */
function counterpartOf(name: string, profile: Profile): string | undefined {
  const other = counterparts.get(name);
  const row = other && attributeRow(tableOf(profile.root.tree)!, other);
  return row && !fitsKind(other, row, profile) ? undefined : other;
}

const bridgeWords: ReadonlyMap<string, string> = new Map([
  ['AGEING', 'ageing_time'],
  ['PRIO', 'priority'],
]);

function fixesOf(attribute: Attribute, reader: 'N' | 'L', other: string | undefined): Fix[] {
  const remove = fix('Remove the line', removeAssignment(attribute));
  if (reader === 'L') return [remove];
  const { name, value, element: root } = attribute;
  const word = bridgeWords.get(name);
  if (word) {
    const option = `${word}=${value}`;
    const options = root.attribute('BRIDGING_OPTS');
    const edits = options?.value
      ? [...setAssignment(options, `${options.value} ${option}`), ...removeAssignment(attribute)]
      : [...renameKey(attribute, 'BRIDGING_OPTS'), ...setAssignment(attribute, option)];
    return [fix(`Write ${option} in BRIDGING_OPTS`, edits), remove];
  }
  if (other === undefined || root.attribute(other)) return [remove];
  return [fix(`Change to ${other}`, renameKey(attribute, other)), remove];
}
