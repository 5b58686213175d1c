// What an `<interface>` holds beside its source; which of it does something is up to the type, and said by support.ts.
// Source: interface-options in domaincommon.rng and virDomainNetDefParseXML of libvirt 9.0.0 and 11.3.0.
import { many, optional } from '../rows';
import { sharedWithGuests } from '../network';
import type { ChildRow, ElementRow } from '../types';
import { integer, ipAddress, mac, naming, onOff, oneOf, port, text, yesNo } from '../values';
import { driverRow } from './driver';
import { guestAddress } from './sources';
import {
  absolutePath,
  aliasName,
  cardModel,
  filterName,
  filterParameter,
  filterValue,
  guestMtu,
  hostDevice,
  guestPciNumber,
  someText,
  targetName,
} from './values';

const nothing = {} as const;
const page = 'https://libvirt.org/formatdomain.html';
const link = `${page}#network-interfaces`;

const leaf = (doc: string, attributes: ElementRow['attributes'], more: Partial<ElementRow> = {}): ElementRow => ({
  doc,
  attributes,
  children: nothing,
  link,
  ...more,
});

const macElement = leaf(
  'The MAC address of the card. Without it libvirt makes one each time the file is defined, and a reservation by MAC never fits.',
  {
    address: {
      doc: 'A unicast address; that of QEMU and KVM begins with 52:54:00.',
      value: mac,
      required: true,
      missingCode: 'dom-mac-missing',
    },
    type: {
      doc: 'Whose range the address is of; for VMware ESX.',
      value: oneOf('wrong-value', 'kind of address', [{ value: 'generated' }, { value: 'static' }]),
    },
    check: { doc: 'Whether VMware ESX checks the address.', value: yesNo },
    currentAddress: {
      doc: 'What the guest has made of it; written by libvirt.',
      value: text('MAC address'),
      outputOnly: true,
    },
  },
  { snippet: '<mac address="${1:52:54:00:6b:3c:58}"/>' },
);

const target = leaf('The end of the link on the host.', {
  dev: {
    doc: 'The name of the device. vnet…, macvtap… and macvlan… are names that libvirt gives itself: a file cannot ask for one.',
    value: targetName,
    default: 'the next vnetN or macvtapN',
    required: true,
    missingCode: 'dom-target-missing',
  },
  managed: {
    doc: 'With `no`, the device is there already, and libvirt leaves it as it is. For type ethernet.',
    value: yesNo,
    default: 'yes',
    since: '5.7.0',
  },
});

const model = leaf('The card that the guest sees.', {
  type: {
    doc: 'Its name; without it old machines get a slow one.',
    value: cardModel,
    required: true,
    missingCode: 'dom-model-missing',
    default: 'rtl8139 on x86, virtio on the machines called virt',
  },
});

const filterref: ElementRow = {
  doc: 'The filter of packets that libvirt puts on the device. Only for type network, bridge and ethernet: anywhere else it is dropped, and nothing is filtered.',
  attributes: {
    filter: {
      doc: 'The name of a filter of the host, as `virsh nwfilter-list` shows it.',
      value: {
        ...naming('filter', filterName),
        choices: [
          { value: 'clean-traffic', doc: 'The guest uses its own MAC, IP and ARP addresses only.' },
          { value: 'clean-traffic-gateway', doc: 'The same, and it talks to the gateway only.' },
          { value: 'no-mac-spoofing', doc: 'The guest uses its own MAC address only.' },
          { value: 'no-ip-spoofing', doc: 'The guest uses its own IP address only.' },
          { value: 'no-arp-spoofing', doc: 'The guest answers for its own addresses only.' },
          { value: 'allow-dhcp', doc: 'DHCP passes.' },
        ],
      },
      required: true,
      missingCode: 'dom-filterref-missing',
    },
  },
  children: {
    parameter: many(
      leaf('A variable of the filter.', {
        name: { doc: 'The name of it.', value: filterParameter, required: true, missingCode: 'dom-filter-parameter' },
        value: {
          doc: 'The value of it.',
          value: filterValue,
          required: true,
          missingCode: 'dom-filter-parameter',
        },
      }),
    ),
  },
  link: `${page}#traffic-filtering-with-nwfilter`,
  snippet: '<filterref filter="${1:clean-traffic}"/>',
};

const forwardRange = leaf('Ports that are forwarded.', {
  start: {
    doc: 'The first port of the host.',
    value: port('wrong-value', '2022'),
    required: true,
    missingCode: 'dom-portforward-range',
  },
  end: { doc: 'The last port of the host.', value: port('wrong-value', '2030'), default: 'start' },
  to: { doc: 'The first port of the guest.', value: port('wrong-value', '22'), default: 'start' },
  exclude: { doc: 'With `yes`, these ports are left out.', value: yesNo, default: 'no' },
});

const portForward: ElementRow = {
  doc: 'Ports of the host that lead to the guest. Needs the backend passt.',
  attributes: {
    proto: {
      doc: 'The protocol.',
      value: oneOf('wrong-value', 'protocol', [{ value: 'tcp' }, { value: 'udp' }]),
      required: true,
    },
    address: {
      doc: 'The address of the host that they are forwarded from.',
      value: ipAddress('ip-address-invalid', '10.0.0.1'),
    },
    dev: { doc: 'The interface of the host that they are forwarded from.', value: hostDevice },
  },
  children: { range: many(forwardRange) },
  since: '9.0.0',
  link,
  snippet: '<portForward proto="${1|tcp,udp|}">\n  <range start="${2:2022}" to="${3:22}"/>\n</portForward>',
};

const backend = leaf('What moves the packets.', {
  type: {
    doc: 'The program; passt needs no rights and forwards ports.',
    value: oneOf('wrong-value', 'backend', [{ value: 'default' }, { value: 'passt', since: '9.0.0' }]),
    default: 'default',
  },
  tap: { doc: 'Path of the tap device.', value: absolutePath('path of a device', '/dev/net/tun') },
  vhost: { doc: 'Path of the vhost device.', value: absolutePath('path of a device', '/dev/vhost-net') },
  logFile: {
    doc: 'Where passt writes its log.',
    value: absolutePath('path of a file', '/var/log/passt.log'),
    since: '9.0.0',
  },
  hostname: { doc: 'The name of the guest in the answers of passt.', value: text('host name', 'web'), since: '11.3.0' },
  fqdn: {
    doc: 'The full name of the guest in the answers of passt.',
    value: text('host name', 'web.example.org'),
    since: '11.3.0',
  },
});

/** Any of libvirt; few make sense for a network card. */
const busKind = oneOf('wrong-value', 'kind of address', [
  { value: 'pci', doc: 'A PCI bus.' },
  { value: 'ccw', doc: 'The channel of s390.' },
  { value: 'usb', doc: 'A USB bus, of a usb-net.' },
  { value: 'virtio-mmio', doc: 'Memory of a board without PCI.' },
  { value: 'spapr-vio', doc: 'The bus of pseries.' },
  ...['drive', 'virtio-serial', 'ccid', 'isa'].map((value) => ({ value, doc: 'Not for network cards.' })),
]);

const address = leaf(
  'Where the card is in the guest; libvirt finds a place by itself.',
  {
    type: { doc: 'The bus that it is on.', value: busKind, required: true },
    domain: { doc: 'The PCI domain, in hexadecimal with 0x.', value: guestPciNumber(0xffffffff, 8, '0x0000') },
    bus: { doc: 'The PCI bus of the card, 0x00 to 0xff.', value: guestPciNumber(0xff, 2, '0x01') },
    slot: { doc: 'PCI slot, 0x00 to 0x1f.', value: guestPciNumber(0x1f, 2, '0x03') },
    function: { doc: 'PCI function, 0x0 to 0x7.', value: guestPciNumber(7, 1, '0x0') },
    multifunction: { doc: 'Whether other devices are at the same slot.', value: onOff },
    ...Object.fromEntries(
      ['controller', 'port', 'target', 'unit', 'reg', 'iobase', 'irq', 'cssid', 'ssid', 'devno', 'base', 'uuid'].map(
        (it) => [it, { doc: `The ${it} on another bus than PCI.`, value: text('number') }],
      ),
    ),
  },
  {
    children: {
      zpci: optional({
        doc: 'The place on S/390.',
        attributes: {
          uid: { doc: 'Its user identity.', value: text('number') },
          fid: { doc: 'Its function identity.', value: text('number') },
        },
        children: nothing,
      }),
    },
  },
);

const frames: ElementRow = {
  doc: 'When packets are handed over.',
  attributes: nothing,
  children: {
    frames: optional(
      leaf('Packets that are collected.', {
        max: { doc: 'How many at most.', value: integer('wrong-value', 0, 4294967295, { example: '7' }) },
      }),
    ),
  },
};

const { virtualport, vlan, bandwidth, port: portOptions, route } = sharedWithGuests;

const named = (doc: string, what: string, name: string, example: string): ElementRow =>
  leaf(doc, { [name]: { doc: what, value: someText('name', example), required: true } });

/** Every child but the source; `hostdev`: the type gives a device of the host to the guest. */
export const childrenOfInterface = (type: string | undefined): Readonly<Record<string, ChildRow>> => ({
  mac: optional(macElement),
  virtualport: optional(virtualport),
  model: optional(model),
  driver: optional(driverRow(type === 'hostdev' ? 'hostdev' : 'virtio')),
  target: optional(target),
  vlan: optional(vlan),
  bandwidth: optional(bandwidth, { duplicateCode: 'bandwidth-duplicate' }),
  filterref: optional(filterref),
  mtu: optional(
    leaf(
      'The largest packet of the card; the guest is told.',
      {
        size: { doc: 'Bytes of the largest packet: 68 to 65521.', value: guestMtu, unit: 'bytes', required: true },
      },
      { since: '3.1.0' },
    ),
  ),
  link: optional(
    leaf('Whether the cable is plugged in.', {
      state: {
        doc: 'Whether it is plugged in.',
        value: oneOf('dom-link-state', 'state of the link', [{ value: 'up' }, { value: 'down' }], {
          on: 'up',
          off: 'down',
          yes: 'up',
          no: 'down',
        }),
        required: true,
        default: 'up',
      },
    }),
  ),
  port: optional(portOptions),
  boot: optional(
    leaf('When the machine boots from this card.', {
      order: {
        doc: 'Its place among all devices that it boots from, from 1 on.',
        value: integer('wrong-value', 1, 4294967295, { example: '1' }),
        required: true,
      },
      loadparm: { doc: 'Which entry is booted, on S/390.', value: text('parameter', '2') },
    }),
  ),
  rom: optional(
    leaf('The ROM that boots from the network.', {
      bar: { doc: 'Whether the guest sees it.', value: onOff },
      file: { doc: 'The file that holds it.', value: text('path of a file', '/usr/share/ipxe/virtio.rom') },
      enabled: { doc: 'With `no`, there is none.', value: yesNo, since: '4.3.0' },
    }),
  ),
  ip: many(guestAddress('An address in the guest, or of type user the subnet that it gets.')),
  route: many(route),
  script: optional(
    leaf('What runs when the device is made. For type ethernet.', {
      path: { doc: 'The program.', value: someText('path of a program', '/etc/qemu-ifup'), required: true },
    }),
  ),
  downscript: optional(
    leaf(
      'What runs when the device goes. For type ethernet.',
      {
        path: { doc: 'The program.', value: someText('path of a program', '/etc/qemu-ifdown'), required: true },
      },
      { since: '5.9.0' },
    ),
  ),
  tune: optional({
    doc: 'Limits of the device.',
    attributes: nothing,
    children: {
      sndbuf: optional({
        doc: 'Bytes that wait to be sent.',
        attributes: nothing,
        children: nothing,
        text: integer('wrong-value', 1, 4294967295, { example: '1600' }),
      }),
    },
    link,
  }),
  coalesce: optional({
    doc: 'How packets are collected before the host is told.',
    attributes: nothing,
    children: { rx: optional(frames), tx: optional(frames) },
    link,
    since: '3.3.0',
  }),
  teaming: optional(
    leaf(
      'Two cards that are one for the guest, so that it can be migrated with a device of the host.',
      {
        type: {
          doc: 'Which of the two.',
          value: oneOf('wrong-value', 'part of the team', [
            { value: 'persistent', doc: 'The virtio card that stays.' },
            { value: 'transient', doc: 'The device of the host, which is unplugged for migration.' },
          ]),
          required: true,
        },
        persistent: { doc: 'The alias of the card that stays; for transient only.', value: aliasName },
      },
      { since: '7.1.0' },
    ),
  ),
  backend: optional(backend),
  portForward: many(portForward),
  guest: optional(
    leaf('The name in a container; for LXC.', {
      dev: { doc: 'The name of the device.', value: hostDevice },
      actual: { doc: 'The name that it has; written by libvirt.', value: text('device name'), outputOnly: true },
    }),
  ),
  backenddomain: optional(named('The domain that drives the card; for Xen.', 'The name of it.', 'name', 'netvm')),
  alias: optional(
    leaf('The name of the device for QEMU.', {
      name: {
        doc: 'Begins with ua- where a person gives it; any other is dropped.',
        value: aliasName,
        required: true,
      },
    }),
  ),
  address: optional(address),
  acpi: optional(
    leaf(
      'The number by which the guest names the card.',
      {
        index: {
          doc: 'The number of the card.',
          value: integer('wrong-value', 1, 16383, { example: '1' }),
          required: true,
        },
      },
      { since: '7.3.0' },
    ),
  ),
});
