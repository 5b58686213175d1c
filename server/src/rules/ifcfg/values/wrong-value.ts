// Values that the reader of a key refuses, drops or replaces. One rule for all rows of the table; the code of a finding is
// that of the row or of its kind of value. Codes of other sections (stp-value, bond-option-value …) have their own rules.
import type { Target } from '../../../model/target';
import { fix } from '../../../fixes/fix';
import { attributeRow, tableOf } from '../../../schema/index';
import type { AttributeRow, Complaint, Severity } from '../../../schema/types';
import type { Attribute } from '../../../syntax/tree';
import type { File } from '../../../model/file';
import { faultsOf } from '../../../model/ifcfg/faults';
import { addressKey } from '../../../model/ifcfg/profile-fact';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { type Finding, rule } from '../../rule';
import { byNetworkManager, byScripts, overridden, type Profile, profileOf } from '../../../model/ifcfg/profile';
import { isParsed, valueComplaint } from '../../../model/ifcfg/value-complaints';
import { fixesOfValue } from '../../../fixes/ifcfg-value';

const codes = {
  'bootproto-unknown': 'BOOTPROTO is no word for a way to get an address.',
  'ipaddr-invalid': 'An IPv4 address is not a strict dotted quad.',
  'prefix-invalid': 'A prefix length is not a number from 0 to 32.',
  'netmask-invalid': 'A netmask is not a dotted quad.',
  'gateway-invalid': 'A gateway is not a strict dotted quad.',
  'dns-invalid': 'A name server is not an address.',
  'ipv6addr-invalid': 'An IPv6 address or its prefix length is none.',
  'ipv6addr-comma': 'A list of IPv6 addresses has commas.',
  'ipv6-token-invalid': 'IPV6_TOKEN is no lower half of an address.',
  'hwaddr-invalid': 'A hardware address does not have its six pairs.',
  'uuid-invalid': 'A UUID does not have its form.',
  'mtu-invalid': 'MTU is not a number from 0 to 65535.',
  'dhcp-fqdn-no-dot': 'DHCP_FQDN has no domain.',
  'dhcp-duid-invalid': 'A DUID is neither pairs of hexadecimal digits nor a known word.',
  'dhcp-iaid-invalid': 'An IAID is neither a number nor a known word.',
  'dhcp-reject-servers-invalid': 'DHCP_REJECT_SERVERS holds something that is no address.',
  'boolean-on-off': 'A switch says on or off, which only the legacy scripts know.',
  'boolean-invalid': 'A switch is neither yes nor no.',
  'boolean-style': 'A switch is understood but not spelled yes or no.',
  'integer-invalid': 'A number is none, or outside its range.',
  'enum-invalid': 'A value is not one of the words of its key.',
  'port-bad-ip-still-refuses': 'A wrong address in a port, which would drop a right one: the file is refused.',
} as const;

export const ifcfgWrongValue = rule({
  name: 'wrong-value',
  of: ['ifcfg', 'sysconfig'],
  severity: 'warning',
  summary: 'The value is not of the kind that its key takes.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c and shvar.c; initscripts, network-scripts/network-functions',
  codes,

  *check(file, _workspace, target) {
    const table = tableOf(file.tree);
    const profile = profileOf(file);
    if (!table || (file.kind === 'ifcfg' && !profile)) return;
    for (const attribute of file.tree.root!.attributes) {
      const row = attributeRow(table, attribute.name);
      if (!row?.value.complaint || overridden(attribute)) continue;
      const { value } = attribute;
      if (value === '' || hasWrongLetters(file, attribute)) continue;
      const complaint = valueComplaint(attribute, row, profile);
      if (!complaint) continue;
      const code = complaint.code ?? row.code ?? row.value.code;
      if (Object.hasOwn(codes, code)) yield* judge(attribute, row, complaint, code, target, profile);
    }
  },
});

/** Letters that are not what they look like: what they make of the value is told with them. */
const hasWrongLetters = (file: File, { quotedSpan }: Attribute): boolean =>
  ['smart-quotes', 'invisible-character'].some((kind) =>
    faultsOf(file, kind).some(({ span }) => quotedSpan.start <= span.start && span.start < quotedSpan.end),
  );

function* judge(
  attribute: Attribute,
  row: AttributeRow,
  complaint: Complaint,
  code: string,
  target: Target,
  profile: Profile | undefined,
): Iterable<Finding> {
  const reader = readerOf(attribute.name, row, target, profile);
  if (!reader) return;
  const severity = severityOf(code, row, complaint, reader);
  if (!severity) return;
  if (profile?.port && reader === 'N' && severity === 'error' && addressKey.test(attribute.name)) {
    yield {
      code: 'port-bad-ip-still-refuses',
      severity,
      span: complaint.part ? attribute.spanOf(...complaint.part) : attribute.valueSpan,
      message: `${complaint.message}; a port has no addresses, and yet NetworkManager refuses its file for a wrong one`,
      fixes: [
        fix(`Remove ${attribute.name}`, removeAssignment(attribute)),
        ...fixesOfValue(attribute, complaint, code),
      ],
    };
    return;
  }
  const consequence =
    code === 'boolean-style'
      ? ''
      : (ofHost(attribute.name, profile, reader) ?? consequenceOf(code, row, complaint, reader));
  yield {
    code,
    severity,
    span: complaint.part ? attribute.spanOf(...complaint.part) : attribute.valueSpan,
    message: `${complaint.message}${consequence}`,
    certain: complaint.certain,
    fixes: fixesOfValue(attribute, complaint, code),
  };
}

/** Gateways of /etc/sysconfig/network, which are read with the files that have none. */
function ofHost(name: string, profile: Profile | undefined, reader: 'N' | 'L'): string | undefined {
  if (profile || reader === 'L') return undefined;
  if (name === 'GATEWAY') return '; NetworkManager refuses each profile that has IPv4 and no GATEWAY of its own';
  if (name !== 'IPV6_DEFAULTGW') return undefined;
  return '; NetworkManager refuses each profile that has an IPv6 address and no IPV6_DEFAULTGW of its own';
}

/** Who comes to read the value: NetworkManager, whose judgement is the harder, or only the legacy scripts. */
function readerOf(
  name: string,
  row: AttributeRow,
  target: Target,
  profile: Profile | undefined,
): 'N' | 'L' | undefined {
  const readers = row.readers ?? [];
  if (!profile)
    return target.backend !== 'network-scripts' && row.wrong ? 'N' : readers.includes('L') ? 'L' : undefined;
  if (profile.fate === 'ignored') return undefined;
  if (byNetworkManager(profile, target) && isParsed(name, row, profile)) return 'N';
  // Scripts of devices that dial look at no BOOTPROTO; system-config-network writes dialup there.
  if (name === 'BOOTPROTO' && profile.kind === 'other' && profile.lines.get(name)?.at(-1)?.value === 'dialup')
    return undefined;
  return byScripts(profile, target) && readers.includes('L') && profile.fate !== 'nameless' ? 'L' : undefined;
}

function severityOf(code: string, row: AttributeRow, complaint: Complaint, reader: 'N' | 'L'): Severity | undefined {
  if (reader === 'L') {
    // Words of NetworkManager only, and what the scripts never look at closely.
    if (code === 'boolean-on-off' || code === 'boolean-style') return 'hint';
    return code === 'bootproto-unknown' || code.startsWith('boolean') || code.startsWith('integer')
      ? 'warning'
      : byEffect(row, complaint);
  }
  if (code === 'boolean-on-off') {
    if ((row.taken ?? row.default) === complaint.instead?.[0]) return 'hint';
    return row.taken === undefined ? 'error' : 'warning';
  }
  return byEffect(row, complaint);
}

const byEffect = (row: AttributeRow, complaint: Complaint): Severity =>
  complaint.severity ??
  (complaint.wrong === 'refuse' ? 'error' : (row.severity ?? (row.wrong === 'refuse' ? 'error' : 'warning')));

function consequenceOf(code: string, row: AttributeRow, complaint: Complaint, reader: 'N' | 'L'): string {
  if (reader === 'L') return code === 'bootproto-unknown' ? '; the legacy scripts take it as static' : '';
  const wrong = complaint.wrong ?? row.wrong;
  if (wrong === 'refuse') return '; NetworkManager refuses the file';
  if (row.taken !== undefined)
    return row.taken === complaint.instead?.[0]
      ? `; NetworkManager takes it as ${row.taken} anyway`
      : `; NetworkManager takes it as ${row.taken} without a word`;
  const taken = row.default === undefined ? '' : ` and takes ${row.default}`;
  if (code === 'boolean-on-off' && row.default === complaint.instead?.[0]) return `; it takes ${row.default} anyway`;
  return wrong === 'ignore' ? `; NetworkManager drops it${taken}` : `; NetworkManager drops it without a word${taken}`;
}
