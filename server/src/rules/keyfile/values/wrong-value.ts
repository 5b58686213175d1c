// Values that NetworkManager refuses, drops or takes for something else. One rule for all rows of the table; the code of a
// finding is that of the row or of its kind of value, or says what is written beside a value that would be right.
import { fixesOfKey } from '../../../fixes/keyfile-value';
import { complaintOf, keyfileProfileOf, rowOfKey } from '../../../model/keyfile/profile';
import { groupNameOf } from '../../../schema/keyfile/connection';
import type { AttributeRow, Complaint } from '../../../schema/types';
import { type Attribute, flags } from '../../../syntax/tree';
import { type Finding, rule } from '../../rule';

const codes = {
  'kf-inline-comment': 'What looks like a comment behind a value is a part of it.',
  'kf-trailing-space': 'A blank at the end of a value is a part of it.',
  'kf-quotes': 'Quotes around a value are a part of it.',
  'kf-escape': 'A value has an escape that nobody knows.',
  'not-utf8': 'A value has bytes that are not UTF-8.',
  'boolean-on-off': 'A switch says yes, no, on or off, where only true and false are known.',
  'boolean-invalid': 'A switch is neither true nor false.',
  'kf-enum-word': 'A word stands where keyfiles take a number.',
  'integer-invalid': 'A number is none, or outside its range.',
  'kf-octal': 'A number begins with 0 and is read as octal.',
  'enum-invalid': 'A value is not one of the words of its key.',
  'kf-value-empty': 'A value is empty that must not be.',
  'kf-list-comma': 'Items of a list have commas or blanks between them.',
  'kf-list-blank': 'An item of a list has a blank at its edge.',
  'type-unknown': 'The type of the profile is none that NetworkManager knows.',
  'uuid-invalid': 'A UUID does not have its form.',
  'device-name-invalid': 'The kernel takes no device of that name.',
  'kf-controller-type-unknown': 'A device can be no port of what slave-type says.',
  'kf-permissions': 'A permission does not have its form.',
  'kf-mud-url': 'A MUD URL is no https URL.',
  'hwaddr-invalid': 'A hardware address does not have its six pairs.',
  'bridge-vlans-item': 'One VLAN of a list is wrong, and so the whole list is lost.',
  'bridge-group-address': 'The group address of a bridge is none of those that are kept for it.',
  'bridge-hash-max': 'multicast-hash-max is not a power of two.',
  'bridge-multicast-router': 'multicast-router is not auto, enabled or disabled.',
  'bridge-vlan-protocol': 'The protocol of a bridge for VLANs is not 802.1Q or 802.1ad.',
  'bridge-timer-range': 'A timer of a bridge is outside its range.',
  'bond-mode-invalid': 'The mode of a bond is none: it becomes balance-rr.',
  'bond-option-value': 'An option of a bond has a value that it does not take.',
  'vlan-id-range': 'The number of a VLAN is outside 0 to 4094.',
  'kf-vlan-parent': 'The parent of a device is neither a device name nor a UUID.',
  'vlan-protocol': 'The protocol of a VLAN is not 802.1Q or 802.1ad.',
  'vlan-priority-map': 'A priority map has an item that is no pair.',
  'kf-macvlan-mode': 'The mode of a macvlan is not a number from 1 to 5.',
  'kf-ovs-value': 'A value is none that Open vSwitch has.',
  'kf-tun-owner': 'The owner of a TUN device is not a number.',
  'kf-required': 'A value that the type needs is none.',
  'ib-pkey': 'The partition of an InfiniBand device is none.',
  'kf-tunnel-address': 'An end of a tunnel is no address.',
  'kf-tunnel-key': 'A key of a tunnel is no decimal number.',
  'kf-tc-words': 'A queue or a filter has words that NetworkManager does not know.',
  's390-subchannels': 'Subchannels of a card of s390 do not have their form.',
  'dhcp-fqdn-no-dot': 'A full name has no domain.',
  'dhcp-duid-invalid': 'A DUID is neither bytes nor a known word.',
  'sriov-vf-words': 'A virtual function has a setting that there is not.',
  'team-config-json': 'The configuration of a team is not JSON.',
  'kf-method-unknown': 'The method is none that the family has.',
  'kf-address-invalid': 'An address is none.',
  'kf-address-blank': 'An address has a blank in it.',
  'kf-address-no-prefix': 'An address has no prefix.',
  'kf-address-prefix': 'The prefix of an address is too long.',
  'kf-address-netmask': 'An address has a netmask in place of a prefix.',
  'kf-address-two-in-one': 'One key has two addresses.',
  'kf-address-family': 'An address is of the other family.',
  'kf-gateway-invalid': 'A gateway is not an address.',
  'kf-route-invalid': 'A route is none.',
  'kf-route-blank': 'A route has a blank in it.',
  'kf-route-no-prefix': 'The destination of a route has no prefix.',
  'kf-route-prefix': 'The prefix of a route is too long.',
  'kf-route-netmask': 'The destination of a route has a netmask in place of a prefix.',
  'kf-route-metric': 'The metric of a route is none.',
  'kf-route-option-unknown': 'An option of a route is unknown.',
  'kf-route-option-value': 'An option of a route has a wrong value.',
  'kf-route-option-separator': 'The options of a route have semicolons between them.',
  'dns-invalid': 'A name server is not an address of the family.',
  'dhcp-iaid-invalid': 'An IAID is neither a number nor a known word.',
  'dhcp-reject-servers-invalid': 'A DHCP server to be ignored is no address.',
  'ipv6-token-invalid': 'A token is no lower half of an address.',
} as const;

export const keyfileWrongValue = rule({
  name: 'wrong-value',
  of: ['keyfile'],
  severity: 'error',
  summary: 'The value is not of the kind that its key takes.',
  source: 'NetworkManager 1.42.4, nm-keyfile.c and nm-setting-*.c: the keyfile plugin was given each',
  codes,

  *check(file) {
    const profile = keyfileProfileOf(file);
    if (!profile || profile.isUnreadable) return;
    for (const [group, elements] of profile.groups) {
      const isDropped = profile.isBarePort && /^(?:ipv[46]|proxy)$/.test(group);
      if (isDropped) continue;
      for (const element of elements) {
        for (const attribute of element.attributes) {
          if (attribute.flags & flags.duplicate) continue;
          const row = rowOfKey(attribute);
          const complaint = complaintOf(attribute, row);
          if (row && complaint) yield judged(attribute, row, complaint);
        }
      }
    }
  },
});

function judged(attribute: Attribute, row: AttributeRow, found: Complaint): Finding {
  const complaint = misspelt(attribute, row, found) ?? found;
  const code = complaint.code ?? row.code ?? row.value.code;
  const severity = complaint.severity ?? row.severity ?? 'error';
  const consequence = severity === 'error' ? consequenceOf(attribute, row, complaint) : '';
  return {
    code,
    severity,
    span: complaint.part ? attribute.spanOf(...complaint.part) : attribute.valueSpan,
    message: complaint.message + consequence,
    fixes: fixesOfKey(attribute, row, complaint),
  };
}

/** A value that would be right without what stands beside it. */
function misspelt(attribute: Attribute, { value: kind }: AttributeRow, found: Complaint): Complaint | undefined {
  const { value } = attribute;
  const isRight = (text: string) =>
    text !== value && (text !== '' || kind.code === 'text-invalid') && !kind.complaint?.(text);
  const name = attribute.name;
  const hash = value.search(/\s#/);
  const before = value.slice(0, hash + 1).trimEnd();
  if (hash >= 0 && isRight(before))
    return {
      ...found,
      code: 'kf-inline-comment',
      severity: undefined,
      message: `${value.slice(hash).trim()} is a part of the value of ${name}, as comments have lines of their own`,
      instead: [before],
      part: [before.length, value.length],
    };
  const quoted = /^(["'])(.*)\1$/s.exec(value)?.[2];
  if (quoted !== undefined && isRight(quoted))
    return {
      ...found,
      code: 'kf-quotes',
      severity: undefined,
      message: `the quotes are a part of the value of ${name}`,
      instead: [quoted],
      part: undefined,
    };
  const trimmed = value.trimEnd();
  if (trimmed !== value && trimmed !== '' && isRight(trimmed))
    return {
      ...found,
      code: 'kf-trailing-space',
      severity: undefined,
      message: `the blank at the end is a part of the value of ${name}`,
      instead: [trimmed],
      part: [trimmed.length, value.length],
    };
  return undefined;
}

/** What NetworkManager does with a file in which this value stands. */
function consequenceOf(attribute: Attribute, row: AttributeRow, complaint: Complaint): string {
  const wrong = complaint.wrong ?? row.wrong;
  if (wrong === 'refuse') return '; NetworkManager refuses the file';
  if (/\blost\b|NetworkManager takes/.test(complaint.message)) return '';
  const isOfBond = groupNameOf(attribute.element.name) === 'bond';
  const byDefault = isOfBond && attribute.name === 'mode' ? 'balance-rr' : row.default;
  const taken = byDefault === undefined ? '' : ` and takes ${byDefault}`;
  return wrong === 'silent' ? `; NetworkManager drops it without a word${taken}` : `; NetworkManager drops it${taken}`;
}
