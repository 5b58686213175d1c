// What is wrong with the value of a key in an ifcfg file of one kind, and whether NetworkManager comes to see it.
import { attributeRow } from '../../schema/index';
import { ifcfgTable } from '../../schema/ifcfg';
import type { AttributeRow, Complaint } from '../../schema/types';
import { hardwareLength } from '../../schema/values-ifcfg';
import { integerOf } from '../../syntax/ifcfg/scalar';
import type { Attribute } from '../../syntax/tree';
import { keyNumber, overridden, type Profile } from './profile';
import { isRead } from './read-keys';

/** What is wrong with a value: by itself, or in a profile of that kind. */
export const valueComplaint = (
  attribute: Attribute,
  row: AttributeRow,
  profile: Profile | undefined,
): Complaint | undefined =>
  wirelessMtu(attribute, profile) ?? row.value.complaint?.(attribute.value) ?? lengthComplaint(attribute, profile);

/** Whether NetworkManager parses the value of a key in this profile, and minds what it is. */
export const isParsed = (name: string, row: AttributeRow, profile: Profile): boolean =>
  row.readers?.includes('N') === true &&
  row.wrong !== undefined &&
  (row.types?.some((it) => it.toLowerCase() === profile.kind) ?? true) &&
  isRead(profile, ...split(name, row));

/** The values for which NetworkManager refuses the file, each with what is wrong with it. */
export function* refusedValues(profile: Profile): Generator<{ readonly key: string; readonly why: string }> {
  for (const attribute of profile.root.attributes) {
    const row = attributeRow(ifcfgTable, attribute.name);
    if (!row || overridden(attribute) || !isParsed(attribute.name, row, profile)) continue;
    if (attribute.value === '' && !refusedEmpty.has(attribute.name)) continue;
    const complaint =
      attribute.value === '' ? { message: 'there is no value' } : valueComplaint(attribute, row, profile);
    if (!complaint || (complaint.wrong ?? row.wrong) !== 'refuse') continue;
    if ((complaint.severity ?? row.severity ?? 'error') === 'error')
      yield { key: attribute.name, why: complaint.message };
  }
}

/** Keys whose value is looked at whatever it is. */
export const refusedEmpty: ReadonlySet<string> = new Set(
  'MUD_URL POWERSAVE MAC_ADDRESS_RANDOMIZATION PMF FILS IEEE_8021X_PASSWORD_RAW'.split(' '),
);

/** For Wi-Fi MTU is decimal, and refused where it is more than a radio sends. Source: make_wireless_setting. */
function wirelessMtu({ name, value }: Attribute, profile: Profile | undefined): Complaint | undefined {
  if (name !== 'MTU' || profile?.kind !== 'wireless') return undefined;
  const number = integerOf(value);
  if (number !== undefined && 0 <= number && number <= 50000) return undefined;
  const message = `${value} is not a number from 0 to 50000, as MTU of Wi-Fi has to be`;
  return { message, wrong: 'refuse', instead: number === undefined ? undefined : ['50000'] };
}

/** Hardware addresses of InfiniBand have twenty pairs, all others six. */
function lengthComplaint({ name, value }: Attribute, profile: Profile | undefined): Complaint | undefined {
  if (!profile || !addressKeys.has(name)) return undefined;
  const length = hardwareLength(value);
  const wanted = profile.kind === 'infiniband' && name !== 'BRIDGE_MACADDR' ? 20 : 6;
  if (length === 0 || length === wanted) return undefined;
  return { message: `${value} has ${length} pairs, expected ${wanted} for ${profile.kind}` };
}

const addressKeys: ReadonlySet<string> = new Set(['HWADDR', 'MACADDR', 'BRIDGE_MACADDR']);

/** `IPADDR2` → `IPADDR`, `2`. */
function split(name: string, row: AttributeRow): [base: string, number: string] {
  const number = row.numbered ? keyNumber(name) : '';
  return [name.slice(0, name.length - number.length), number];
}
