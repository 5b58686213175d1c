// The elements and attributes of libvirt network XML: what may stand where, what it takes and what libvirt does with it.
// Source: libvirt's network.rng and networkcommon.rng of 9.0.0, later releases up to 12.8.0, and its parser and driver,
// which win where they differ. Where a value depends on another one, a rule says so, not this table.
import { many, one, optional, some } from './rows';
import type { AttributeRow, ElementRow, ValueKind } from './types';
import {
  deviceName,
  dnsName,
  hostedName,
  duid,
  hexOrDecimal,
  integer,
  ipAddress,
  ipPrefix,
  ipv4,
  line,
  mac,
  naming,
  netmask,
  loose,
  onOff,
  oneOf,
  path,
  pciNumberKind,
  port,
  shortText,
  text,
  under,
  uuid,
  yesNo,
  zoneName,
} from './values';
import {
  bootpServer,
  bridgeName,
  dhcpHostName,
  forwardMode,
  leaseExpiry,
  leaseUnit,
  moduleName,
  oneLine,
  speed,
  srvProtocol,
  srvService,
  vlanTrunk,
} from './values-network';

const page = 'https://libvirt.org/formatnetwork.html';
const at = (anchor: string): string => `${page}#${anchor}`;

/** The namespace of options for dnsmasq. */
export const dnsmasqNamespace = 'http://libvirt.org/schemas/network/dnsmasq/1.0';

const nothing = {} as const;

const connections: AttributeRow = {
  doc: 'How many guest interfaces are plugged in. Only written by libvirt in the live definition and ignored when read.',
  value: integer('attr-output-only', 0, 4294967295, { blanks: true }),
  outputOnly: true,
  since: '0.10.0',
};

const trustGuestRxFilters = (doc: string): AttributeRow => ({
  doc,
  value: yesNo,
  default: 'no',
  since: '1.2.10',
});

const family = (doc: string): AttributeRow => ({
  doc,
  value: oneOf(
    'ip-family-unknown',
    'address family',
    [
      { value: 'ipv4', doc: 'An IPv4 address.' },
      { value: 'ipv6', doc: 'An IPv6 address; must be written for one.' },
    ],
    {
      inet: 'ipv4',
      inet4: 'ipv4',
      ip4: 'ipv4',
      v4: 'ipv4',
      '4': 'ipv4',
      inet6: 'ipv6',
      ip6: 'ipv6',
      v6: 'ipv6',
      '6': 'ipv6',
    },
  ),
  default: 'ipv4',
});

// Identity

const name: ElementRow = {
  doc: 'The name of the network, one per host. It becomes the name of the file in /etc/libvirt/qemu/networks and the word that domains and virsh use.',
  attributes: nothing,
  children: nothing,
  text: text('name', 'lab'),
  since: '0.3.0',
  link: at('general-metadata'),
  snippet: '<name>${1:lab}</name>',
};

const uuidElement: ElementRow = {
  doc: 'The identity of the network: defining a network again needs the same one, and with it the same name.',
  attributes: nothing,
  children: nothing,
  text: uuid,
  default: 'made by libvirt when the network is defined',
  since: '0.3.0',
  link: at('general-metadata'),
  snippet: '<uuid>${1:2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a40}</uuid>',
};

const title: ElementRow = {
  doc: 'A short title on one line, shown by `virsh net-list --title`.',
  attributes: nothing,
  children: nothing,
  text: oneLine('title-newline', 'title', 'Lab network'),
  since: '9.7.0',
  link: at('general-metadata'),
  snippet: '<title>${1:Lab network}</title>',
};

const description: ElementRow = {
  doc: 'Free text about the network for people; libvirt only keeps it.',
  attributes: nothing,
  children: nothing,
  text: text('description', 'Used by the test machines'),
  since: '9.7.0',
  link: at('general-metadata'),
  snippet: '<description>${1:Used by the test machines}</description>',
};

const metadata: ElementRow = {
  doc: 'Data of other programs, kept by libvirt as it is. Each program writes one element in a namespace of its own.',
  attributes: nothing,
  children: nothing,
  open: true,
  textCode: 'metadata-text',
  since: '2.1.0',
  link: at('general-metadata'),
  snippet:
    '<metadata>\n  <${1:app}:${2:note} xmlns:${1:app}="${3:urn:example:app}">$0</${1:app}:${2:note}>\n</metadata>',
};

// Bridge and its neighbours

const bridge: ElementRow = {
  doc: 'The bridge that guests are plugged into. libvirt makes it for isolated, nat, route and open networks; for mode bridge it is an existing bridge of the host.',
  attributes: {
    name: {
      doc: 'Name of the bridge device, at most 15 bytes. Names that begin with virbr are known to belong to libvirt.',
      value: naming('bridge', bridgeName),
      default: 'virbr and the first free number, for the bridges that libvirt makes',
      since: '0.3.0',
    },
    stp: {
      doc: 'Whether the bridge takes part in the spanning tree protocol. With it on, the kernel makes each port wait for the forward delay.',
      value: under('bridge-stp-value', loose(onOff, 'on')),
      default: 'on',
      since: '0.3.0',
    },
    delay: {
      doc: 'Seconds a port listens before it forwards. With stp on the kernel takes 2 to 30 and moves other values into that range.',
      value: integer('bridge-delay-invalid', 0, 2 ** 64, { unit: 'seconds', blanks: true, example: '0' }),
      unit: 's',
      default: '0',
      since: '0.3.0',
    },
    macTableManager: {
      doc: 'Who fills the table of MAC addresses of the bridge. `libvirt` switches learning and flooding off, so that guests cannot claim other addresses.',
      value: oneOf('bridge-mac-table-value', 'manager of the MAC table', [
        { value: 'kernel', doc: 'The kernel learns addresses from traffic.' },
        {
          value: 'libvirt',
          doc: 'libvirt enters the addresses of guests; needs VLAN filtering of bridges in the kernel.',
        },
      ]),
      default: 'kernel',
      since: '1.2.11',
    },
    zone: {
      doc: 'Zone of firewalld that the bridge joins. The network does not start with it unless firewalld runs.',
      value: naming('zone', zoneName('wrong-value')),
      default: 'libvirt, or libvirt-routed for mode route',
      since: '5.1.0',
    },
  },
  children: nothing,
  since: '0.3.0',
  link: at('connectivity'),
  snippet: '<bridge name="${1:virbr1}"/>',
};

const mtu: ElementRow = {
  doc: 'The largest packet on this network. Given to the bridge, to the interfaces of guests, and to guests by DHCP.',
  attributes: {
    size: {
      doc: 'Bytes of the largest packet: 68 to 65535, and at least 1280 with IPv6. 0 is as if the element were not there.',
      value: integer('mtu-range-schema', 0, 65535, { unit: 'bytes', plus: true, blanks: true, example: '1500' }),
      unit: 'bytes',
      required: true,
      missingCode: 'mtu-zero',
    },
  },
  children: nothing,
  default: 'that of the device, usually 1500',
  since: '3.1.0',
  link: at('connectivity'),
};

const macElement: ElementRow = {
  doc: 'The MAC address of the bridge that libvirt makes.',
  attributes: {
    address: {
      doc: 'A unicast address, usually locally administered such as 52:54:00:….',
      value: mac,
      required: true,
    },
  },
  children: nothing,
  default: 'random in 52:54:00',
  since: '0.8.8',
  link: at('addressing'),
};

const domain: ElementRow = {
  doc: 'The DNS domain of the guests: given to them by DHCP and added to their names by the DNS server of the network.',
  attributes: {
    name: {
      doc: 'Name of the domain, without a dot at its ends.',
      value: dnsName('domain-name-invalid', { example: 'lab.home.arpa', breaks: 'special-char-breaks-config' }),
      required: true,
      missingCode: 'domain-name-missing',
    },
    localOnly: {
      doc: 'With `yes`, names of this domain that nobody has are not asked of the servers of the host.',
      value: yesNo,
      default: 'no',
      since: '1.2.12',
    },
    register: {
      doc: 'With `yes`, the host can resolve names of guests too: the DNS server of the network is registered with systemd-resolved. Needs `localOnly` with `yes`.',
      value: yesNo,
      default: 'no',
      since: '10.1.0',
    },
  },
  children: nothing,
  since: '0.4.5',
  link: at('connectivity'),
};

const portOptions: ElementRow = {
  doc: 'Options of every port that a guest is plugged into.',
  attributes: {
    isolated: {
      doc: 'With `yes`, guests reach the host and the outside but not each other. Works on Linux bridges only.',
      value: yesNo,
      default: 'no',
      since: '6.1.0',
    },
  },
  children: nothing,
  since: '6.1.0',
  link: at('isolating-ports-from-one-another'),
  snippet: '<port isolated="${1|yes,no|}"/>',
};

// Forward

const natAddress: ElementRow = {
  doc: 'The IPv4 addresses that connections of guests come from. All of the range are used.',
  attributes: {
    start: {
      doc: 'First address; it must share its first two octets with the last.',
      value: ipv4('nat-address-family', '203.0.113.10'),
      required: true,
      missingCode: 'nat-address-incomplete',
    },
    end: {
      doc: 'Last address; equal to `start` for a single one.',
      value: ipv4('nat-address-family', '203.0.113.20'),
      required: true,
      missingCode: 'nat-address-incomplete',
    },
  },
  children: nothing,
  default: 'the address of the outgoing interface',
  since: '1.0.3',
  link: at('connectivity'),
};

const natPort: ElementRow = {
  doc: 'The TCP and UDP ports that connections of guests come from.',
  attributes: {
    start: {
      doc: 'First port, below `end`: a range of one port defines but does not start.',
      value: port('nat-port-range', '1024'),
      required: true,
      missingCode: 'nat-port-range',
    },
    end: {
      doc: 'Last port, above `start`.',
      value: port('nat-port-range', '65535'),
      required: true,
      missingCode: 'nat-port-range',
    },
  },
  children: nothing,
  default: '1024 to 65535',
  since: '1.0.3',
  link: at('connectivity'),
};

const nat: ElementRow = {
  doc: 'How the addresses of guests are translated. Only for mode nat.',
  attributes: {
    ipv6: {
      doc: 'With `yes`, IPv6 is translated too; otherwise it is plainly routed.',
      value: yesNo,
      default: 'no',
      since: '6.5.0',
    },
  },
  children: {
    address: optional(natAddress, { wins: 'refused', duplicateCode: 'nat-duplicate-child' }),
    port: optional(natPort, { wins: 'refused', duplicateCode: 'nat-duplicate-child' }),
  },
  since: '1.0.3',
  link: at('connectivity'),
  snippet: '<nat>\n  <port start="${1:1024}" end="${2:65535}"/>\n</nat>',
};

const forwardInterface: ElementRow = {
  doc: 'A network interface of the host that guests may use. Several make a pool for the modes that attach guests directly; nat and route take one at most.',
  attributes: {
    dev: {
      doc: 'Name of the interface.',
      value: naming('device', deviceName('wrong-value', { example: 'eth0' })),
      required: true,
      missingCode: 'forward-interface-no-dev',
    },
    connections,
  },
  children: nothing,
  since: '0.9.4',
  link: at('connectivity'),
};

const forwardAddress: ElementRow = {
  doc: 'The PCI address of a virtual function of an SR-IOV card that a guest may get. Only for mode hostdev; libvirt looks at the device when the network is defined.',
  attributes: {
    type: {
      doc: 'Kind of the address; only PCI is known here.',
      value: oneOf('pci-type', 'kind of address', [{ value: 'pci', doc: 'A PCI address.' }]),
      required: true,
      missingCode: 'pci-type',
    },
    domain: {
      doc: 'PCI domain. Write it with 0x as lspci shows hexadecimal; without it the number is decimal.',
      value: pciNumberKind(0xffffffff, 8, '0x0000'),
      default: '0',
    },
    bus: { doc: 'PCI bus, 0x00 to 0xff.', value: pciNumberKind(0xff, 2, '0x03'), default: '0' },
    slot: { doc: 'PCI slot, 0x00 to 0x1f.', value: pciNumberKind(0x1f, 2, '0x10'), default: '0' },
    function: { doc: 'PCI function, 0x0 to 0x7.', value: pciNumberKind(7, 1, '0x0'), default: '0' },
    multifunction: { doc: 'Part of every PCI address; without meaning in a network.', value: onOff, default: 'off' },
    connections,
  },
  children: nothing,
  since: '0.10.0',
  link: at('connectivity'),
  snippet: '<address type="pci" domain="${1:0x0000}" bus="${2:0x03}" slot="${3:0x10}" function="${4:0x0}"/>',
};

const pf: ElementRow = {
  doc: 'The physical function of an SR-IOV card: all its virtual functions are the pool of the network.',
  attributes: {
    dev: {
      doc: 'Name of the interface of the physical function.',
      value: naming('device', deviceName('wrong-value', { example: 'eth0' })),
      required: true,
      missingCode: 'forward-pf-no-dev',
    },
  },
  children: nothing,
  since: '0.9.10',
  link: at('connectivity'),
};

const driver: ElementRow = {
  doc: 'How devices of mode hostdev are handed to guests.',
  attributes: {
    name: {
      doc: 'The backend of device assignment. VFIO is the only one left in kernels and in libvirt since 5.7.0.',
      value: oneOf('forward-driver-unknown', 'backend of device assignment', [
        { value: 'vfio', doc: 'The VFIO driver of the kernel.' },
        { value: 'kvm', doc: 'The old assignment of KVM, gone from kernels.' },
        { value: 'xen', doc: 'The backend of Xen; a guest of QEMU does not start with it.', since: '10.0.0' },
      ]),
      requiredBefore: '10.0.0',
      default: 'vfio',
    },
    model: {
      doc: 'Name of a variant of the VFIO driver that knows this kind of device.',
      value: moduleName('forward-driver-model', 'driver of the kernel', 'vfio-pci-igb'),
      default: 'the variant that fits the device, else vfio-pci',
      since: '10.0.0',
    },
    iommufd: {
      doc: 'Whether devices are handed over by way of /dev/iommu.',
      value: yesNo,
      default: 'no',
      since: '12.1.0',
    },
  },
  children: nothing,
  since: '1.0.5',
  link: at('connectivity'),
  snippet: '<driver name="${1:vfio}"/>',
};

const forward: ElementRow = {
  doc: 'How guests reach beyond the host. Without this element the network is isolated.',
  attributes: {
    mode: {
      doc: 'The way traffic leaves the network; it decides which other elements may stand in the file.',
      value: forwardMode,
      default: 'nat',
      since: '0.3.0',
    },
    dev: {
      doc: 'The only interface of the host that guests may leave by (nat, route), or that they are attached to (private, vepa, passthrough, and bridge without a bridge).',
      value: naming('device', deviceName('wrong-value', { example: 'eth0' })),
      default: 'any interface',
      since: '0.3.0',
    },
    managed: {
      doc: 'With `yes`, libvirt takes the device from its host driver and gives it back. Only for mode hostdev.',
      value: loose(yesNo, 'no'),
      default: 'no',
      since: '0.10.0',
    },
  },
  children: {
    interface: many(forwardInterface, { excludes: ['address'] }),
    address: many(forwardAddress, { excludes: ['interface'] }),
    pf: optional(pf, { wins: 'refused', duplicateCode: 'forward-pf-multiple' }),
    driver: optional(driver),
    nat: optional(nat, { wins: 'refused', duplicateCode: 'nat-duplicate-child' }),
  },
  since: '0.3.0',
  link: at('connectivity'),
  snippet: '<forward mode="${1|nat,route,open,bridge,private,vepa,passthrough,hostdev|}"/>',
};

// Ports of guests: virtualport, vlan, bandwidth

const parameter = (doc: string, value: ValueKind): AttributeRow => ({ doc, value });
const instance = under('virtualport-parameter-value', uuid);
const profile = shortText('virtualport-parameter-value', 'profile', 39);
const eight = hexOrDecimal('virtualport-parameter-value', 0xff, 2);

const parameters: ElementRow = {
  doc: 'What the switch must be told about a port. Which of them belong here is up to the type of the virtualport.',
  attributes: {
    managerid: parameter('802.1Qbg: number of the database that holds the type, 0 to 255.', eight),
    typeid: parameter(
      '802.1Qbg: number of the type of port, 0 to 16777215.',
      hexOrDecimal('virtualport-parameter-value', 0xffffff, 6),
    ),
    typeidversion: parameter('802.1Qbg: version of that type, 0 to 255.', eight),
    instanceid: {
      ...parameter('802.1Qbg: identity of the port.', instance),
      default: 'made by libvirt for each guest',
    },
    profileid: parameter('For 802.1Qbh and openvswitch: name of the port profile, at most 39 characters.', profile),
    interfaceid: {
      ...parameter('For openvswitch and midonet: identity of the port.', instance),
      default: 'made by libvirt for each guest, with openvswitch',
    },
  },
  children: nothing,
  since: '0.9.4',
  link: at('portgroups'),
  snippet: '<parameters ${1:profileid}="${2:default}"/>',
};

const virtualport = (inNetwork: boolean): ElementRow => ({
  doc: 'The kind of switch port that guests get, beyond a plain Linux bridge. Values of network, portgroup and guest are merged and must agree.',
  attributes: {
    type: {
      doc: inNetwork ? 'Kind of the port.' : 'Kind of the port; when absent the one of the network counts.',
      value: oneOf('virtualport-type-unknown', 'kind of port', [
        { value: 'openvswitch', doc: 'A port of Open vSwitch; needs mode bridge and the name of its bridge.' },
        { value: '802.1Qbg', doc: 'A virtual Ethernet port aggregator; for modes that attach guests directly.' },
        {
          value: '802.1Qbh',
          doc: 'A port of a switch with virtual interfaces; for modes that attach guests directly.',
        },
        { value: 'midonet', doc: 'A port of MidoNet; libvirt refuses guests of networks with it.' },
      ]),
      ...(inNetwork ? { required: true, missingCode: 'virtualport-type-missing' } : {}),
    },
  },
  children: { parameters: optional(parameters) },
  since: '0.9.4',
  link: at('portgroups'),
  snippet: '<virtualport type="${1|openvswitch,802.1Qbg,802.1Qbh|}"/>',
});

const tag: ElementRow = {
  doc: 'One VLAN of the port.',
  attributes: {
    id: {
      doc: 'Number of the VLAN. 0 and 4095 are reserved.',
      value: integer('vlan-id', 0, 4095, { blanks: true, example: '42' }),
      required: true,
      missingCode: 'vlan-id',
    },
    nativeMode: {
      doc: 'Makes this the VLAN of frames without a tag. One tag at most may have it.',
      value: oneOf('vlan-native-value', 'handling of the native VLAN', [
        { value: 'tagged', doc: 'Frames of this VLAN leave with a tag.' },
        { value: 'untagged', doc: 'Frames of this VLAN leave without a tag.' },
      ]),
      since: '1.1.0',
    },
  },
  children: nothing,
  since: '0.10.0',
  link: at('setting-vlan-tag-on-supported-network-types-only'),
};

const vlan: ElementRow = {
  doc: 'The VLANs that guests belong to. Before 11.0.0 only Open vSwitch, passthrough and hostdev take them, since then also Linux bridges.',
  attributes: {
    trunk: {
      doc: 'Makes the port carry several VLANs. Follows from more than one tag, and then need not be written.',
      value: vlanTrunk,
      default: 'yes with more than one tag',
    },
  },
  children: { tag: some(tag, { missingCode: 'vlan-no-tag' }) },
  since: '0.10.0',
  link: at('setting-vlan-tag-on-supported-network-types-only'),
  snippet: '<vlan>\n  <tag id="${1:42}"/>\n</vlan>',
};

const rate = (doc: string, more: Partial<AttributeRow> = {}): AttributeRow => ({
  doc,
  value: speed,
  unit: 'kB/s',
  ...more,
});

/** `ofGuest`: for one guest, which may be promised a rate. */
const direction = (doc: string, ofGuest: boolean): ElementRow => ({
  doc,
  attributes: {
    average: rate('Mean rate in kilobytes per second: 1000 is 8 Mbit/s.', {
      ...(ofGuest ? {} : { required: true }),
      missingCode: 'bandwidth-average-missing',
    }),
    peak: rate('Highest rate in kilobytes per second while a burst lasts. Without effect on outbound traffic.'),
    burst: {
      doc: 'Kibibytes that may go at the peak rate at once.',
      value: integer('bandwidth-number', 1, 4294967295, { unit: 'KiB', example: '1024' }),
      unit: 'KiB',
    },
    floor: ofGuest
      ? rate('Rate that the guest is promised. For inbound of type network only, and of a network with a bandwidth.')
      : rate('Rate that is guaranteed. libvirt takes it in the interface of a domain only and refuses it here.', {
          since: '1.0.1',
          deprecated: 'belongs in the interface of a domain',
        }),
  },
  children: nothing,
  since: '0.9.4',
  link: at('quality-of-service'),
});

const bandwidth = (whole: string, ofGuest = false): ElementRow => ({
  doc: `Limits of speed ${whole}. Not for the modes that attach guests to a device directly.`,
  attributes: {
    classID: {
      doc: 'Number of the traffic class of a plugged guest. libvirt refuses it in a network.',
      value: integer('bandwidth-classid', 1, 4294967295, { example: '3' }),
      deprecated: 'belongs in the XML of a network port',
    },
  },
  children: {
    inbound: optional(direction('Traffic towards the guests.', ofGuest), {
      wins: 'refused',
      duplicateCode: 'bandwidth-duplicate',
    }),
    outbound: optional(direction('Traffic from the guests.', ofGuest), {
      wins: 'refused',
      duplicateCode: 'bandwidth-duplicate',
    }),
  },
  since: '0.9.4',
  link: at('quality-of-service'),
  snippet: '<bandwidth>\n  <inbound average="${1:1000}"/>\n  <outbound average="${2:1000}"/>\n</bandwidth>',
});

const portgroup: ElementRow = {
  doc: 'A class of guest interfaces with settings of their own; the interface of a domain names the one it wants.',
  attributes: {
    name: {
      doc: 'Name of the group, one per network.',
      value: deviceName('wrong-value', { example: 'engineering', breaks: 'special-char-breaks-config' }),
      required: true,
      missingCode: 'portgroup-name-missing',
    },
    default: {
      doc: 'With `yes`, interfaces that name no group belong to this one. One group at most may have it.',
      value: loose(yesNo, 'no'),
      default: 'no',
    },
    trustGuestRxFilters: trustGuestRxFilters('Overrides the setting of the network for guests of this group.'),
  },
  children: {
    virtualport: optional(virtualport(false)),
    bandwidth: optional(bandwidth('for each guest of the group'), { duplicateCode: 'bandwidth-duplicate' }),
    vlan: optional(vlan),
  },
  since: '0.9.4',
  link: at('portgroups'),
  snippet: '<portgroup name="${1:engineering}">\n  $0\n</portgroup>',
};

// DNS

const forwarder: ElementRow = {
  doc: 'A DNS server that the DNS server of the network asks instead of those of the host.',
  attributes: {
    addr: {
      doc: 'Address of the server. Without `domain` all questions go to such servers and those of the host are left out.',
      value: ipAddress('forwarder-addr-not-ip', '192.168.1.53'),
      since: '1.1.3',
    },
    domain: {
      doc: 'Only names of this domain are asked. Without `addr` they go to the servers of the host.',
      value: dnsName('domain-name-invalid', { example: 'corp.example', empty: 'forwarder-domain-empty' }),
      since: '2.2.0',
    },
    port: { doc: 'Port of the server.', value: port('wrong-value', '53'), default: '53', since: '12.0.0' },
  },
  children: nothing,
  since: '1.1.3',
  link: at('addressing'),
  snippet: '<forwarder addr="${1:192.168.1.53}"/>',
};

const txt: ElementRow = {
  doc: 'A TXT record of the DNS server of the network.',
  attributes: {
    name: {
      doc: 'Name that the record belongs to. The schema has no underscore, so names such as _dmarc do not validate.',
      value: dnsName('txt-name-char', { example: 'example.lab', empty: 'txt-incomplete' }),
      required: true,
      missingCode: 'txt-incomplete',
    },
    value: {
      doc: 'Text of the record; a comma starts another string.',
      value: line('text', 'v=spf1 -all'),
      errorSince: '11.3.0',
      required: true,
      missingCode: 'txt-incomplete',
    },
  },
  children: nothing,
  since: '0.9.3',
  link: at('addressing'),
};

const srvNumber = integer('srv-port-range', 0, 65535, { plus: true, blanks: true, example: '10' });

const srv: ElementRow = {
  doc: 'An SRV record of the DNS server of the network: which host offers a service.',
  attributes: {
    service: {
      doc: 'Name of the service; libvirt puts the underscore in front.',
      value: srvService,
      required: true,
      missingCode: 'srv-incomplete',
    },
    protocol: {
      doc: 'Protocol of the service; libvirt puts the underscore in front.',
      value: srvProtocol,
      required: true,
      missingCode: 'srv-incomplete',
    },
    domain: {
      doc: 'Domain of the record.',
      value: dnsName('domain-name-invalid', { example: 'lab.home.arpa' }),
      default: 'the domain of the network',
    },
    target: {
      doc: 'Name of the host that offers the service. Absent or a single dot: nobody offers it.',
      value: line('host name', 'ldap.lab.home.arpa'),
      errorSince: '11.3.0',
    },
    port: { doc: 'Port of the service; needs `target`.', value: port('srv-port-range', '389'), default: '1' },
    priority: { doc: 'Hosts with a lower number are tried first; needs `target`.', value: srvNumber, default: '0' },
    weight: {
      doc: 'Share among hosts of equal priority; needs `target`.',
      value: srvNumber,
      default: '0',
    },
  },
  children: nothing,
  since: '0.9.9',
  link: at('addressing'),
  snippet: '<srv service="${1:ldap}" protocol="${2|tcp,udp|}" target="${3:ldap.lab.home.arpa}" port="${4:389}"/>',
};

const hostname: ElementRow = {
  doc: 'A name of the address.',
  attributes: nothing,
  children: nothing,
  text: hostedName('dns-host-name-char', { example: 'gateway', empty: 'dns-host-incomplete' }),
  link: at('addressing'),
};

const dnsHost: ElementRow = {
  doc: 'An address with the names that the DNS server of the network knows for it.',
  attributes: {
    ip: {
      doc: 'The address.',
      value: ipAddress('dns-host-incomplete', '192.168.100.10'),
      required: true,
      missingCode: 'dns-host-incomplete',
    },
  },
  children: { hostname: some(hostname, { missingCode: 'dns-host-incomplete' }) },
  since: '0.9.3',
  link: at('addressing'),
  snippet: '<host ip="${1:192.168.100.10}">\n  <hostname>${2:gateway}</hostname>\n</host>',
};

const dns: ElementRow = {
  doc: 'The DNS server that libvirt runs for the network, and records it knows beyond those of DHCP.',
  attributes: {
    enable: {
      doc: 'With `no`, no DNS server answers; libvirt then refuses records and forwarders in this element.',
      value: yesNo,
      default: 'yes',
      since: '2.2.0',
    },
    forwardPlainNames: {
      doc: 'With `no`, names without a dot are not asked of the servers of the host.',
      value: yesNo,
      default: 'yes',
      since: '1.1.2',
    },
  },
  children: { forwarder: many(forwarder), txt: many(txt), srv: many(srv), host: many(dnsHost) },
  since: '0.9.3',
  link: at('addressing'),
  snippet: '<dns>\n  $0\n</dns>',
};

// Addresses

const lease: ElementRow = {
  doc: 'How long guests may keep their address before they ask again.',
  attributes: {
    expiry: {
      doc: 'Length of the lease in its unit: at least two minutes, or 0 for ever.',
      value: leaseExpiry,
      required: true,
      missingCode: 'dhcp-lease-no-expiry',
    },
    unit: { doc: 'Unit of `expiry`.', value: leaseUnit, default: 'minutes' },
  },
  children: nothing,
  default: 'one hour',
  since: '6.3.0',
  link: at('addressing'),
  snippet: '<lease expiry="${1:24}" unit="${2|hours,minutes,seconds|}"/>',
};

const range: ElementRow = {
  doc: 'Addresses that any guest may get by DHCP.',
  attributes: {
    start: {
      doc: 'First address of the range; not that of the network itself.',
      value: ipAddress('dhcp-range-incomplete', '192.168.100.2'),
      required: true,
      missingCode: 'dhcp-range-incomplete',
    },
    end: {
      doc: 'Last address of the range, not the broadcast address; IPv4: the first two octets are those of `start`.',
      value: ipAddress('dhcp-range-incomplete', '192.168.100.254'),
      required: true,
      missingCode: 'dhcp-range-incomplete',
    },
  },
  children: { lease: optional(lease, { wins: 'last', firstSince: '11.3.0' }) },
  since: '0.3.0',
  link: at('addressing'),
};

const dhcpHost: ElementRow = {
  doc: 'A guest that always gets the same address. It is known by its MAC address or name, for IPv6 by its DUID or name.',
  attributes: {
    mac: {
      doc: 'MAC address of the guest; not for IPv6.',
      value: under('dhcp-host-mac-invalid', mac),
      excludes: ['id'],
      since: '0.4.5',
    },
    id: {
      doc: 'DUID of the guest; only for IPv6.',
      value: duid,
      excludes: ['mac'],
      since: '1.0.3',
    },
    name: {
      doc: 'Name that the guest gets and that DNS knows it by. It begins with a letter or digit.',
      value: dhcpHostName,
      since: '0.4.5',
    },
    ip: {
      doc: 'Address of the guest, in the subnet of the `ip` element around it.',
      value: ipAddress('ip-address-invalid', '192.168.100.10'),
      required: true,
      missingCode: 'dhcp-host-no-ip',
      since: '0.4.5',
    },
  },
  children: { lease: optional(lease, { wins: 'last', firstSince: '11.3.0' }) },
  since: '0.4.5',
  link: at('addressing'),
  snippet: '<host mac="${1:52:54:00:6b:3c:58}" name="${2:web}" ip="${3:192.168.100.10}"/>',
};

const bootp: ElementRow = {
  doc: 'What guests load when they start from the network. Only for IPv4.',
  attributes: {
    file: {
      doc: 'Path of the boot file as the TFTP server knows it.',
      value: path('bootp-no-file', 'boot file', 'pxelinux.0'),
      required: true,
      missingCode: 'bootp-no-file',
    },
    server: {
      doc: 'IPv4 address of the TFTP server. The schema calls it a name, but libvirt takes numbers only.',
      value: bootpServer,
      default: 'this host',
      since: '0.7.3',
    },
  },
  children: nothing,
  since: '0.7.1',
  link: at('addressing'),
};

const dhcp: ElementRow = {
  doc: 'The DHCP server on this address. It runs when there is a range or a host, for one address of each family.',
  attributes: nothing,
  children: {
    range: many(range),
    host: many(dhcpHost),
    bootp: optional(bootp, { wins: 'last', firstSince: '11.3.0', duplicateCode: 'bootp-duplicate' }),
  },
  since: '0.3.0',
  link: at('addressing'),
  snippet: '<dhcp>\n  <range start="${1:192.168.100.2}" end="${2:192.168.100.254}"/>\n</dhcp>',
};

const tftp: ElementRow = {
  doc: 'Makes dnsmasq serve files by TFTP. Only for IPv4; without DHCP since 8.5.0.',
  attributes: {
    root: {
      doc: 'Absolute path of a directory on the host; it must exist when the network starts.',
      value: path('tftp-root-empty', 'directory', '/var/lib/tftpboot'),
      severity: 'warning',
      required: true,
      missingCode: 'tftp-root-empty',
    },
  },
  children: nothing,
  since: '0.7.1',
  link: at('addressing'),
};

const netmaskRow = (excludesCode: string): AttributeRow => ({
  doc: 'Network part of an IPv4 address as a mask. Write either this or `prefix`.',
  value: netmask,
  excludes: ['prefix'],
  excludesCode,
});

const ip: ElementRow = {
  doc: 'An address of the host on the bridge: gateway, DNS and DHCP server of the guests. Only where libvirt makes the bridge.',
  attributes: {
    family: { ...family('Family of the address; must be written for IPv6.'), since: '0.8.7' },
    address: {
      doc: 'The address of the host itself, not that of the subnet.',
      value: ipAddress('ip-address-invalid', '192.168.100.1'),
      required: true,
      missingCode: 'ip-address-missing',
      since: '0.3.0',
    },
    netmask: { ...netmaskRow('ip-netmask-and-prefix'), since: '0.3.0' },
    prefix: {
      doc: 'Length of the network part. Without it or `netmask` an IPv4 address falls back to the classes of old: 10.0.0.1 means /8.',
      value: ipPrefix('ip-prefix-syntax', 'ip-prefix-range'),
      excludes: ['netmask'],
      excludesCode: 'ip-netmask-and-prefix',
      default: 'IPv4: 8, 16 or 24 by the first octet; IPv6: 64',
      since: '0.8.7',
    },
    localPtr: {
      doc: 'With `yes`, reverse lookups of this subnet stay in the network. The prefix must end at an octet, or for IPv6 at a digit.',
      value: yesNo,
      default: 'no',
      since: '3.0.0',
    },
  },
  children: {
    tftp: optional(tftp),
    dhcp: optional(dhcp, { duplicateCode: 'dhcp-duplicate-in-ip' }),
  },
  since: '0.3.0',
  link: at('addressing'),
  snippet: '<ip address="${1:192.168.100.1}" prefix="${2:24}">\n  $0\n</ip>',
};

const route: ElementRow = {
  doc: 'A route that the host gets when the network starts: the way to a subnet behind one of the guests.',
  attributes: {
    family: family('Family of both addresses; must be written for IPv6.'),
    address: {
      doc: 'Address of the subnet behind the guest, without host bits.',
      value: ipAddress('route-incomplete', '10.20.0.0'),
      requiredBefore: '12.2.0',
      default: '0.0.0.0 or ::, the default route',
      missingCode: 'route-incomplete',
    },
    netmask: netmaskRow('route-netmask-and-prefix'),
    prefix: {
      doc: 'Length of the network part. Without it or `netmask` only the default route is taken.',
      value: ipPrefix('ip-prefix-syntax', 'route-prefix-range'),
      excludes: ['netmask'],
      excludesCode: 'route-netmask-and-prefix',
    },
    gateway: {
      doc: 'Address of the guest that leads there; it lies in a subnet of this network.',
      value: ipAddress('route-incomplete', '192.168.100.2'),
      required: true,
      missingCode: 'route-incomplete',
    },
    metric: {
      doc: 'Rank of the route: the lowest wins.',
      value: integer('route-metric', 1, 4294967295, { example: '2' }),
      default: '1',
    },
  },
  children: nothing,
  since: '1.0.6',
  link: at('static-routes'),
  snippet: '<route address="${1:10.20.0.0}" prefix="${2:24}" gateway="${3:192.168.100.2}"/>',
};

// Options for dnsmasq

const dnsmasqOption: ElementRow = {
  doc: 'One line of dnsmasq.conf, put behind those that libvirt writes.',
  attributes: {
    value: {
      doc: 'An option of dnsmasq without dashes in front. libvirt does not look at it; dnsmasq refuses a wrong one when the network starts.',
      value: line('line of dnsmasq.conf', 'local-ttl=60'),
      required: true,
      missingCode: 'dnsmasq-option-no-value',
    },
  },
  children: nothing,
  namespace: dnsmasqNamespace,
  since: '5.6.0',
  link: at('network-namespaces'),
};

const dnsmasqOptions: ElementRow = {
  doc: 'Options for the dnsmasq of this network, without support by libvirt. The prefix is declared on the network element.',
  attributes: nothing,
  children: { 'dnsmasq:option': many(dnsmasqOption) },
  namespace: dnsmasqNamespace,
  since: '5.6.0',
  link: at('network-namespaces'),
  snippet: '<dnsmasq:options>\n  <dnsmasq:option value="${1:local-ttl=60}"/>\n</dnsmasq:options>',
};

/** What an interface of a guest has as well. */
export const sharedWithGuests = {
  virtualport: virtualport(false),
  vlan,
  bandwidth: bandwidth('for this guest', true),
  port: portOptions,
  route,
} as const;

/** The whole of a network document, from its root. */
export const networkTable: ElementRow = {
  doc: 'A network that libvirt gives to guests.',
  attributes: {
    ipv6: {
      doc: 'With `yes`, guests may talk IPv6 to each other although the network has no IPv6 address.',
      value: yesNo,
      default: 'no',
      since: '1.0.1',
    },
    trustGuestRxFilters: trustGuestRxFilters(
      'With `yes`, guests may change the MAC addresses their interface listens to. Only for guests attached directly to a device.',
    ),
    connections,
  },
  children: {
    name: one(name, { missingCode: 'name-missing' }),
    uuid: optional(uuidElement),
    title: optional(title),
    description: optional(description),
    metadata: optional(metadata),
    forward: optional(forward),
    bridge: optional(bridge),
    mtu: optional(mtu),
    mac: optional(macElement),
    domain: optional(domain),
    dns: optional(dns),
    vlan: optional(vlan),
    bandwidth: optional(bandwidth('for the network as a whole'), { duplicateCode: 'bandwidth-duplicate' }),
    port: optional(portOptions),
    ip: many(ip),
    route: many(route),
    virtualport: optional(virtualport(true)),
    portgroup: many(portgroup),
    'dnsmasq:options': optional(dnsmasqOptions),
  },
  since: '0.3.0',
  link: page,
  snippet: '<network>\n  <name>${1:lab}</name>\n  $0\n</network>',
};
