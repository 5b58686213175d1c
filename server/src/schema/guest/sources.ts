// What `<source>` of an `<interface>` holds, for each type.
// Source: domaincommon.rng and virDomainNetDefParseXML of libvirt 9.0.0 and 11.3.0.
import { many, one, optional } from '../rows';
import { sharedWithGuests } from '../network';
import type { AttributeRow, ChildRow, ElementRow } from '../types';
import {
  hexOrDecimal,
  integer,
  ipAddress,
  ipPrefix,
  ipv4,
  oneOf,
  naming,
  deviceName,
  text,
  uuid,
  yesNo,
} from '../values';
import type { InterfaceType } from './types';
import {
  absolutePath,
  hostBridge,
  hostDevice,
  multicastGroup,
  networkName,
  guestPciNumber,
  socketPort,
} from './values';

const nothing = {} as const;
const missing = 'dom-source-missing';

const source = (
  doc: string,
  attributes: ElementRow['attributes'],
  children: ElementRow['children'] = nothing,
  snippet?: string,
): ElementRow => ({ doc, attributes, children, ...(snippet === undefined ? {} : { snippet }) });

const needed = (row: ElementRow): ChildRow => one(row, { missingCode: missing });

/** An address in the guest, or for type ethernet the address of the host on the device. */
export const guestAddress = (doc: string): ElementRow => ({
  doc,
  attributes: {
    family: {
      doc: 'Family of the address.',
      value: oneOf('ip-family-unknown', 'address family', [{ value: 'ipv4' }, { value: 'ipv6' }]),
      default: 'that of the address',
    },
    address: {
      doc: 'The address itself.',
      value: ipAddress('ip-address-invalid', '10.0.2.0'),
      required: true,
      missingCode: 'ip-address-missing',
    },
    prefix: { doc: 'Length of the network part.', value: ipPrefix('ip-prefix-syntax', 'ip-prefix-range') },
    peer: { doc: 'The address at the other end of the link.', value: ipAddress('ip-address-invalid', '10.0.2.1') },
  },
  children: nothing,
});

const pciRow = (doc: string, max: number, digits: number, example: string): AttributeRow => ({
  doc,
  value: guestPciNumber(max, digits, example),
  default: '0',
});

const hostAddress: ElementRow = {
  doc: 'Where the device of the host is that the guest gets: a virtual function of an SR-IOV card.',
  attributes: {
    type: {
      doc: 'The bus of the device.',
      value: oneOf('pci-type', 'kind of address', [
        { value: 'pci', doc: 'A PCI address, as lspci shows it.' },
        { value: 'usb', doc: 'A USB bus and a device on it.' },
      ]),
      required: true,
      missingCode: 'pci-type',
    },
    domain: pciRow('The PCI domain, in hexadecimal with 0x.', 0xffffffff, 8, '0x0000'),
    bus: pciRow('The bus, of PCI 0x00 to 0xff.', 0xff, 2, '0x03'),
    slot: pciRow('PCI slot, 0x00 to 0x1f.', 0x1f, 2, '0x10'),
    function: pciRow('PCI function, 0x0 to 0x7.', 7, 1, '0x0'),
    multifunction: {
      doc: 'Part of every PCI address; without meaning here.',
      value: oneOf('wrong-value', 'on or off', [{ value: 'on' }, { value: 'off' }]),
    },
    device: { doc: 'Number of the device on a USB bus.', value: integer('wrong-value', 0, 4095, { example: '2' }) },
  },
  children: nothing,
  snippet: '<address type="pci" domain="${1:0x0000}" bus="${2:0x03}" slot="${3:0x10}" function="${4:0x0}"/>',
};

const usbId = (doc: string): ElementRow => ({
  doc,
  attributes: { id: { doc: 'The number, with 0x.', value: hexOrDecimal('wrong-value', 0xffff, 4), required: true } },
  children: nothing,
});

const ip = (doc: string, kind = ipv4('ip-address-invalid', '127.0.0.1'), required = true): AttributeRow => ({
  doc,
  value: kind,
  ...(required ? { required: true, missingCode: missing } : {}),
});

const portRow: AttributeRow = {
  doc: 'The port of the socket.',
  value: socketPort,
  required: true,
  missingCode: missing,
};

const local: ElementRow = {
  doc: 'The end of the tunnel on this host.',
  attributes: { address: ip('The address that packets come to.'), port: portRow },
  children: nothing,
};

const reconnect: ElementRow = {
  doc: 'Whether the guest connects again after the switch went away. Only for mode client.',
  attributes: {
    enabled: { doc: 'Whether it does.', value: yesNo, required: true },
    timeout: { doc: 'Seconds until it tries again.', value: integer('wrong-value', 0, 4294967295, { example: '10' }) },
  },
  children: nothing,
};

const id = (doc: string, value = text('number', '1')): AttributeRow => ({
  doc,
  value,
  required: true,
  missingCode: missing,
});

/** The modes of macvtap. */
const directMode: AttributeRow = {
  doc: 'What guests on one interface are to each other.',
  value: oneOf(
    'dom-direct-mode',
    'mode of a direct interface',
    [
      {
        value: 'vepa',
        doc: 'All packets go out to the switch, which must send them back (hairpin) for guests of one host to meet.',
      },
      { value: 'bridge', doc: 'Guests on one interface reach each other directly.' },
      { value: 'private', doc: 'Guests on one interface never reach each other.' },
      { value: 'passthrough', doc: 'The guest has the interface to itself; needed to set VLANs of virtual functions.' },
    ],
    { passthru: 'passthrough' },
  ),
  default: 'vepa',
};

const plain: ElementRow = source('Nothing has to be said of where it is plugged into.', nothing);

/** What the schema takes beside, and libvirt reads over. */
const unread = (...names: string[]): Readonly<Record<string, AttributeRow>> =>
  Object.fromEntries(
    names.map((it) => [
      it,
      { doc: `The ${it} that a running guest has; written by libvirt.`, value: text(it), outputOnly: true },
    ]),
  );

const vdpaDevice = {
  ...deviceName('wrong-value', { example: '/dev/vhost-vdpa-0' }),
  describe: 'path of a device',
};

/** The source of each type, and whether there must be one. */
export const sources: Readonly<Record<InterfaceType, ChildRow>> = {
  network: needed(
    source(
      'The network of libvirt that the guest is on.',
      {
        network: {
          doc: 'The name of the network. It must run when the guest starts.',
          value: networkName,
          required: true,
          missingCode: missing,
        },
        portgroup: {
          doc: 'A portgroup of the network, whose bandwidth, VLANs and port settings the guest gets. One that does not exist is passed over in silence.',
          value: naming('portgroup', deviceName('wrong-value', { example: 'default' })),
        },
        portid: {
          doc: 'The port of the network that a running guest has; written by libvirt.',
          value: uuid,
          outputOnly: true,
        },
        ...unread('bridge', 'macTableManager'),
      },
      nothing,
      '<source network="${1:default}"/>',
    ),
  ),
  bridge: needed(
    source(
      'The bridge of the host that the guest is plugged into.',
      {
        bridge: {
          doc: 'The name of the bridge, of Linux or of Open vSwitch. It must be there when the guest starts.',
          value: hostBridge,
          required: true,
          missingCode: missing,
        },
        ...unread('macTableManager', 'network', 'portgroup', 'portid'),
      },
      nothing,
      '<source bridge="${1:br0}"/>',
    ),
  ),
  direct: needed(
    source(
      'The interface of the host that the guest is attached to, by macvtap.',
      {
        dev: { doc: 'The interface of the host.', value: hostDevice, required: true, missingCode: missing },
        mode: directMode,
        ...unread('network', 'portgroup', 'portid'),
      },
      nothing,
      '<source dev="${1:eth0}" mode="${2|bridge,vepa,private,passthrough|}"/>',
    ),
  ),
  ethernet: optional(
    source('What the host has on the device.', nothing, {
      ip: many(guestAddress('An address of the host on the device.')),
      route: many(sharedWithGuests.route),
    }),
  ),
  user: optional(
    source('Where packets leave the host.', {
      dev: {
        doc: 'The interface that passt uses; nothing without passt.',
        value: hostDevice,
        since: '9.0.0',
        required: true,
        missingCode: missing,
      },
    }),
  ),
  hostdev: needed(
    source(
      'The device that the guest gets.',
      { missing: { doc: 'Whether the device is not there; written by libvirt.', value: yesNo, outputOnly: true } },
      {
        address: optional(hostAddress),
        vendor: optional(usbId('The maker of a USB device.')),
        product: optional(usbId('The product number of a USB device.')),
      },
    ),
  ),
  vhostuser: one(
    source(
      'The socket of the switch.',
      {
        type: {
          doc: 'The kind of socket.',
          value: oneOf('wrong-value', 'kind of socket', [{ value: 'unix' }]),
        },
        path: {
          doc: 'The path of the socket.',
          value: absolutePath('path of a socket', '/run/openvswitch/vhost0'),
        },
        mode: {
          doc: 'Who listens.',
          value: oneOf('wrong-value', 'mode of the socket', [
            { value: 'client', doc: 'The switch listens, the guest connects.' },
            { value: 'server', doc: 'The guest listens, the switch connects.' },
          ]),
        },
        dev: { doc: 'The interface that passt uses.', value: hostDevice, since: '11.1.0' },
      },
      { reconnect: optional(reconnect) },
      '<source type="unix" path="${1:/run/openvswitch/vhost0}" mode="${2|client,server|}"/>',
    ),
    { missingCode: missing, cardinality: 'optional' },
  ),
  vdpa: needed(
    source('The vDPA device of the host.', {
      dev: {
        doc: 'The path of the device.',
        value: vdpaDevice,
        required: true,
        missingCode: missing,
      },
    }),
  ),
  udp: needed(
    source(
      'The other end of the tunnel.',
      { address: ip('The address that packets are sent to.'), port: portRow },
      { local: needed(local) },
    ),
  ),
  mcast: needed(
    source('The group that guests share.', {
      address: ip('The address of the group.', multicastGroup),
      port: portRow,
    }),
  ),
  client: needed(source('The guest that listens.', { address: ip('The address of its host.'), port: portRow })),
  server: needed(
    source('Where this guest listens.', {
      address: ip('The address to listen at.', ipv4('ip-address-invalid', '0.0.0.0'), false),
      port: portRow,
    }),
  ),
  internal: needed(
    source('The inner network.', { name: id('The name of it.', deviceName('wrong-value', { example: 'lan' })) }),
  ),
  null: optional(plain),
  vds: needed(
    source('The port of a distributed switch.', {
      switchid: id('UUID of the switch.', text('UUID of a switch')),
      portid: id('Number of the port.'),
      portgroupid: id('Identity of the portgroup.', text('portgroup', 'dvportgroup-1357')),
      connectionid: id('Number of the connection.'),
    }),
  ),
};

/** Of an interface whose type is not known: whatever any type takes, and nothing must be. */
export const anySource: ElementRow = {
  doc: 'What the card is plugged into.',
  attributes: Object.fromEntries(
    Object.values(sources).flatMap(({ row }) =>
      Object.entries(row.attributes).map(([name, it]) => [
        name,
        { doc: it.doc, value: { ...text('text'), ...(it.value.names ? { names: it.value.names } : {}) } },
      ]),
    ),
  ),
  children: Object.fromEntries(
    Object.values(sources).flatMap(({ row }) =>
      Object.entries(row.children).map(([name, it]) => [name, it.cardinality === 'one' ? optional(it.row) : it]),
    ),
  ),
};
