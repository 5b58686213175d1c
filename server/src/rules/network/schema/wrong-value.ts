// Values that are not of the kind libvirt reads: addresses, numbers, words. The kinds live in the schema.
import { fix, type Fix } from '../../../fixes/fix';
import { type Version, version } from '../../../schema/types';
import type { Span } from '../../../text';
import { removeElement, setText, setAttributeValue } from '../../../syntax/xml/write';
import { type Finding, ruleOfAll } from '../../rule';
import { repairsOf } from '../../../fixes/schema';
import type { WorkspaceFacts } from '../../../model/workspace-facts';
import { isOfQemu, isOnLinux } from '../../../model/guest/cards';
import { surveyOf, type WrongValue } from '../../../model/network/survey';

export const networkWrongValue = ruleOfAll({
  name: 'wrong-value',
  of: ['network', 'guest'],
  severity: 'error',
  summary: 'A value that libvirt does not read as it is written.',
  source: 'basictypes.rng, networkcommon.rng and network.rng; the parser of libvirt where it refuses more',
  codes: {
    'wrong-value': 'A value that libvirt does not read as it is written.',
    'bool-case': 'Yes or no in capitals or other words.',
    'bandwidth-classid': 'A traffic class that is no number; libvirt refuses it in a network anyway.',
    'bandwidth-number': 'A rate with unit, sign or fraction, or zero.',
    'bootp-no-file': 'An empty name of the boot file.',
    'bootp-server-ipv6': 'An IPv6 address for guests that boot by IPv4.',
    'bootp-server-not-numeric': 'A boot server by name, where libvirt takes numbers only.',
    'bridge-delay-invalid': 'A forward delay that is no whole number of seconds.',
    'bridge-mac-table-value': 'A manager of the MAC table other than kernel and libvirt.',
    'bridge-name-empty': 'An empty bridge name: libvirt chooses one.',
    'bridge-name-invalid-char': 'A bridge name with characters that the schema does not take.',
    'bridge-name-template': 'A bridge name with %d: libvirt replaces it, the schema refuses it.',
    'bridge-stp-value': 'Something else than on and off: libvirt takes it as on.',
    'dhcp-host-id-invalid': 'A DUID of a wrong shape.',
    'dhcp-host-mac-invalid': 'A MAC address of a host that is none, or a multicast one.',
    'dhcp-host-name-invalid': 'A host name that does not begin with a letter or digit.',
    'dhcp-lease-number': 'A length of a lease that is no number, or one that is read as octal.',
    'dhcp-lease-unit': 'A unit of a lease other than seconds, minutes and hours.',
    'dhcp-range-incomplete': 'An end of a range that is no address.',
    'dns-host-incomplete': 'A DNS host with an empty name, or with something else than an address.',
    'dns-host-name-char': 'A hostname with a blank, an underscore or other characters.',
    'dom-bridge-name': 'A bridge for a guest whose name no interface of Linux can have.',
    'dom-direct-mode': 'A mode of macvtap that does not exist.',
    'dom-driver-value': 'A setting of a virtio card that QEMU does not take.',
    'dom-filter-name': 'A name that no filter can have.',
    'dom-filter-parameter':
      'A name of a parameter with other characters than letters, digits and underscores: libvirt drops it.',
    'dom-link-state': 'A state of the link other than up and down.',
    'dom-model-unknown': 'A model of a card that no hypervisor has.',
    'dom-mtu-range': 'An MTU that no device of a guest takes.',
    'dom-network-name': 'A name that no network can have.',
    'dom-path': 'A path that is none.',
    'dom-target-invalid': 'A name for the device of a guest that the kernel does not take.',
    'dom-type-unknown': 'A type of interface that does not exist.',
    'domain-name-invalid': 'A domain with a blank, an underscore or other characters: libvirt drops it.',
    'forward-driver-unknown': 'A backend of device assignment that does not exist.',
    'forward-driver-model': 'A driver of the kernel by a name that no module has.',
    'forward-mode-none': 'The mode none: libvirt takes it as isolated and drops the element.',
    'forward-mode-unknown': 'A mode that does not exist.',
    'forwarder-addr-not-ip': 'A forwarder by name, or with a port in its address.',
    'forwarder-domain-empty': 'A forwarder with an empty domain.',
    'ip-address-inet-aton': 'An address with leading zeros, hexadecimal or missing parts: libvirt reads another one.',
    'ip-address-invalid': 'Something that is no address.',
    'ip-family-unknown': 'A family other than ipv4 and ipv6.',
    'ip-ipv6-zone-id': 'An IPv6 address with the name of an interface.',
    'ip-netmask-not-ipv4': 'A netmask that is no dotted mask.',
    'ip-netmask-number': 'A prefix length as netmask: libvirt reads 24 as 0.0.0.24.',
    'ip-prefix-range': 'A prefix length above 128.',
    'ip-prefix-syntax': 'A prefix length that is no number.',
    'mac-multicast': 'A multicast address as MAC address of the bridge.',
    'mac-short': 'A MAC address with groups of one digit, which only the schema refuses.',
    'mac-syntax': 'A MAC address with dashes, or with too few groups.',
    'mtu-range-schema': 'An MTU above 65535 or below zero.',
    'nat-address-family': 'An end of the range of addresses that is no IPv4 address.',
    'nat-port-range': 'A port outside 1 to 65535.',
    'newline-injects-dnsmasq-line': 'A line break that starts a line of its own in the configuration of dnsmasq.',
    'pci-decimal-hex-trap': 'Hexadecimal digits without 0x: the parser stops at the letter.',
    'pci-out-of-range': 'A bus, slot or function that cannot exist.',
    'pci-type': 'A kind of device other than pci.',
    'route-incomplete': 'A route with something else than addresses.',
    'route-metric': 'A metric that is zero or no number.',
    'route-prefix-range': 'A prefix length above 128.',
    'special-char-breaks-config':
      'A quote, < or & in a name that libvirt 9.0 stores as it is: the stored file cannot be read again.',
    'srv-empty-service': 'An empty service.',
    'srv-leading-underscore': 'A protocol with the underscore that libvirt adds itself.',
    'srv-port-range': 'A port of zero, or a number above 65535.',
    'srv-protocol': 'A protocol other than tcp and udp.',
    'srv-service-char': 'A service with a dot or other characters.',
    'tftp-root-empty': 'An empty directory: libvirt drops the element.',
    'title-newline': 'A title of more than one line.',
    'txt-incomplete': 'An empty name of a TXT record.',
    'txt-name-char': 'A name of a TXT record with a blank, comma or underscore.',
    'uuid-loose-form': 'A UUID that libvirt takes although its schema does not.',
    'uuid-malformed': 'A UUID that is none.',
    'virtualport-parameter-value': 'A parameter of a port out of its range.',
    'virtualport-type-unknown': 'A kind of port that does not exist.',
    'vlan-id': 'A VLAN number above 4095 or no number.',
    'vlan-native-value': 'A native mode other than tagged and untagged.',
    'vlan-trunk-value': 'A trunk that is not yes.',
  },
  all: ({ tree }) => {
    const all = surveyOf(tree).wrongValues;
    const others = [...(isOfQemu(tree) ? [] : ofQemu), ...(isOnLinux(tree) ? [] : ofLinux)];
    return others.length === 0 ? all : all.filter((it) => !others.includes(it.code));
  },
  *check(wrongValues, _file, workspace, { libvirt }) {
    const ofSchema = new Map<string, WrongValue[]>();
    for (const it of wrongValues) {
      if (it.complaint.schemaOnly) {
        const same = ofSchema.get(it.code);
        if (same) same.push(it);
        else ofSchema.set(it.code, [it]);
        continue;
      }
      yield {
        span: spanOf(it),
        message: it.complaint.message,
        code: it.code,
        certain: it.complaint.certain,
        severity: severityOf(it, libvirt),
        fixes: fixesOf(it, workspace),
      } satisfies Finding;
    }
    for (const same of ofSchema.values()) yield forTheSchemaOnly(same, workspace);
  },
});

/** What libvirt takes and QEMU or its host does not: a port group of VMware is called "VM Network". */
const ofQemu = 'dom-bridge-name dom-driver-value dom-model-unknown dom-mtu-range dom-target-invalid'.split(' ');

/** Names of interfaces, on hosts that may be no Linux. */
const ofLinux = ['dom-bridge-name', 'dom-target-invalid'];

/** What libvirt took once it may refuse in later releases. */
function severityOf({ complaint, row }: WrongValue, libvirt: Version): Finding['severity'] {
  if (row?.errorSince !== undefined && libvirt >= version(row.errorSince)) return 'error';
  return complaint.severity ?? row?.severity;
}

/** What works all the same is said once: of the first place, with a fix for all. */
function forTheSchemaOnly(all: readonly WrongValue[], workspace: WorkspaceFacts): Finding {
  const [first] = all as [WrongValue];
  const { complaint, code } = first;
  if (all.length === 1)
    return {
      span: spanOf(first),
      message: complaint.message,
      code,
      severity: 'warning',
      fixes: fixesOf(first, workspace),
    };
  const repairs = all.map((it) => fixesOf(it, workspace)[0]?.changes[0]);
  const edits = repairs.flatMap((it) => (it && 'edits' in it ? it.edits : []));
  return {
    span: spanOf(first),
    message: `${complaint.message}, and so ${all.length - 1} more`,
    code,
    severity: 'warning',
    fixes: repairs.every((it) => it !== undefined) ? [fix(`Change all ${all.length}`, edits, true)] : undefined,
  };
}

function spanOf({ element, attribute, complaint }: WrongValue): Span {
  const { part } = complaint;
  if (attribute) {
    const { valueSpan } = attribute;
    if (part && part[0] < part[1]) return attribute.spanOf(part[0], part[1]);
    return valueSpan.start === valueSpan.end ? attribute.span : valueSpan;
  }
  const { start, end } = element.contentSpan;
  const written = element.tree.text.slice(start, end);
  if (written !== element.content) return element.span;
  if (part && part[0] < part[1]) return { start: start + part[0], end: start + part[1] };
  const from = start + written.length - written.trimStart().length;
  return written.trim() === '' ? element.span : { start: from, end: from + written.trim().length };
}

function fixesOf(it: WrongValue, workspace: WorkspaceFacts): Fix[] {
  const { element, attribute, child } = it;
  const repairs = repairsOf(it, workspace);
  const instead = it.complaint.instead ?? [];
  const obvious = instead.length === 1 && repairs.length === 0;
  const changes = instead.map((value) =>
    fix(`Change to ${value}`, attribute ? setAttributeValue(attribute, value) : setText(element, value), obvious),
  );
  if (attribute || child?.cardinality !== 'optional') return [...repairs, ...changes];
  return [...repairs, ...changes, fix(`Remove <${element.name}>`, removeElement(element))];
}
