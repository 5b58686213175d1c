// The kinds of value that only an `<interface>` of a guest has. Each was given to libvirt 9.0.0 and 11.3.0; what only start
// refuses was started with 9.0.0.
import { parseIpv4 } from '../../address';
import { nearest } from '../nearest';
import type { Complaint, ValueKind } from '../types';
import { deviceName, integer, ipv4, naming, oneOf, pciNumberKind, port, text } from '../values';
import { interfaceChoices } from './types';

/** What the card is plugged into, in exact case. Words that people write instead stand for the nearest of them. */
export const interfaceType: ValueKind = oneOf('dom-type-unknown', 'type of interface', interfaceChoices, {
  nat: 'network',
  virtual: 'network',
  macvtap: 'direct',
  macvlan: 'direct',
  vepa: 'direct',
  openvswitch: 'bridge',
  ovs: 'bridge',
  tap: 'ethernet',
  passt: 'user',
  slirp: 'user',
  sriov: 'hostdev',
  pci: 'hostdev',
  vhost: 'vhostuser',
  'vhost-user': 'vhostuser',
});

/** The kernel takes so many bytes, and no more. */
const longestDevice = 15;

/** Why no interface of Linux can have that name. Source: dev_valid_name in net/core/dev.c. */
function noDevice(value: string, what: string): Complaint | undefined {
  if (value === '') return { message: `the name of the ${what} is empty` };
  if (value.length > longestDevice)
    return {
      message: `${value} has ${value.length} characters, the kernel takes ${longestDevice}`,
      part: [longestDevice, value.length],
    };
  const at = value.search(/[\s/:]/);
  if (at < 0) return undefined;
  const shown = value[at]!.trim() === '' ? 'a blank' : value[at]!;
  return { message: `${shown} cannot stand in the name of a ${what}`, part: [at, at + 1] };
}

/** A bridge of the host: any text to the schema, but no such interface starts a guest. */
export const hostBridge: ValueKind = naming('bridge', {
  describe: 'bridge of the host',
  code: 'dom-bridge-name',
  example: 'br0',
  complaint(value) {
    // The bridge of oVirt for cards that are not plugged in.
    if (value === ';vdsmdummy;') return undefined;
    const complaint = noDevice(value, 'bridge');
    const odd = value.search(/[^\w.\\-]/);
    if (complaint || odd < 0) return complaint;
    const message = `${String.fromCodePoint(value.codePointAt(odd)!)} in the name of a bridge, which the schema of libvirt does not take`;
    return { message, schemaOnly: true };
  },
});

/** An interface of the host. */
export const hostDevice: ValueKind = naming('device', deviceName('wrong-value', { example: 'eth0' }));

/** The name of a network: text to the schema, and never empty or with a slash in a network. */
export const networkName: ValueKind = naming('network', {
  describe: 'name of a network',
  code: 'dom-network-name',
  example: 'default',
  complaint(value) {
    if (value === '') return { message: 'the name of the network is empty' };
    const at = value.indexOf('/');
    if (at < 0) return undefined;
    return { message: `${value} has a slash, which no network has in its name`, part: [at, at + 1] };
  },
});

const target = deviceName('dom-target-invalid', { example: 'web0' });

/** Names that the kernel keeps for itself. */
const reserved: ReadonlySet<string> = new Set(['all', 'default', '.', '..']);

/** The end on the host: what the schema takes and the kernel does not stops the guest at its start. */
export const targetName: ValueKind = {
  ...target,
  complaint(value) {
    if (value.includes('%')) return { message: `% stands in ${value}, which libvirt does not replace here` };
    if (reserved.has(value)) return { message: `${value} is no name that the kernel takes` };
    return target.complaint!(value) ?? noDevice(value, 'device');
  },
};

/** An MTU that a tap of Linux takes. Nothing, and 0, are as if it were not there. */
export const guestMtu: ValueKind = {
  ...integer('dom-mtu-range', 0, 65535, { unit: 'bytes', plus: true, blanks: true, example: '1500' }),
  complaint(value) {
    const complaint = anyMtu.complaint!(value);
    if (complaint || Number(value) === 0) return complaint;
    const size = Number(value);
    if (smallestMtu <= size && size <= largestMtu) return undefined;
    return {
      message: `${value} is no MTU that the device of a guest takes, expected a number from ${smallestMtu} to ${largestMtu}`,
      instead: [String(size < smallestMtu ? smallestMtu : largestMtu)],
    };
  },
};
const anyMtu = integer('dom-mtu-range', 0, 65535, { plus: true, blanks: true });
const smallestMtu = 68;
const largestMtu = 65521;

const ports = port('wrong-value', '5558');

const models: readonly (readonly [name: string, doc: string])[] = [
  ['virtio', 'The paravirtual card, the fastest by far; Linux has its driver, Windows needs one.'],
  ['virtio-transitional', 'virtio for guests that know the old interface and the new one.'],
  ['virtio-non-transitional', 'virtio for guests that know virtio 1.0.'],
  ['e1000', 'An Intel card of 1 Gbit/s that old guests know.'],
  ['e1000e', 'An Intel card of 1 Gbit/s for machines with PCI Express.'],
  ['igb', 'An Intel card with SR-IOV; QEMU 8.0 or newer.'],
  ['rtl8139', 'A Realtek card of 100 Mbit/s, slow; what machine pc gets without a model.'],
  ['vmxnet3', 'The card of VMware.'],
  ['ne2k_pci', 'A card of the nineties.'],
  ['pcnet', 'A card of AMD.'],
  ['i82551', 'An Intel card of 100 Mbit/s.'],
  ['i82557b', 'An Intel card of 100 Mbit/s.'],
  ['i82559er', 'An Intel card of 100 Mbit/s.'],
  ['usb-net', 'A card on the USB bus.'],
  ['spapr-vlan', 'For pseries of POWER.'],
  ['lan9118', 'For boards of Arm.'],
  ['smc91c111', 'For boards of Arm.'],
  ['virtio-net-device', 'virtio without PCI.'],
  ['netfront', 'The paravirtual card of Xen.'],
];

/** Names of models that QEMU has for every machine with PCI, though few choose them. */
const rareModels = wordsOf(
  'i82550 i82557a i82557c i82558a i82558b i82559a i82559b i82559c i82562 i82801 tulip ne2k_isa virtio-net virtio-net-pci ' +
    'virtio-net-pci-transitional virtio-net-pci-non-transitional e1000-82540em e1000-82544gc e1000-82545em',
);

/** Models that QEMU has, and not for a PC. */
export const modelsOfBoards = wordsOf(
  'spapr-vlan lan9118 smc91c111 virtio-net-device virtio-net-ccw sunhme sungem dp83932 etraxfs fec lance mipsnet opencores-eth ' +
    'xgmac cadence_gem allwinner-emac ftgmac100 mcf_fec msf2-emac npcm7xx-emc stellaris_enet',
);

/** Models of other hypervisors, as QEMU is told them. */
export const modelsOfOthers = wordsOf('netfront vlance vmxnet vmxnet2 am79c970a am79c973 82540em 82545em 82543gc');

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

/** Models that libvirt knows in any case, and stores as it writes them. Source: virDomainNetSetModelString. */
const namedByLibvirt = new Set(
  (
    'netfront rtl8139 virtio e1000 e1000e virtio-transitional virtio-non-transitional usb-net spapr-vlan lan9118 ' +
    'vlance vmxnet vmxnet2 vmxnet3 am79c970a am79c973 82540em 82545em 82543gc'
  ).split(' '),
);

/** A model as QEMU is told it. */
export function modelNamed(value: string): string {
  const lower = value.toLowerCase();
  return namedByLibvirt.has(lower) ? lower : value;
}

/** The kind of card that the guest sees. QEMU refuses to start with one that it does not have. */
export const cardModel: ValueKind = {
  describe: 'model of a card',
  code: 'dom-model-unknown',
  choices: models.map(([value, doc]) => ({ value, doc })),
  complaint(value) {
    if (value === '') return { message: 'the model is empty, libvirt takes the default of the machine' };
    const name = modelNamed(value);
    if ([modelNames, rareModels, modelsOfBoards, modelsOfOthers].some((it) => it.has(name))) return undefined;
    const plain = value.trim().toLowerCase().replace(/_/g, '-');
    const meant = modelNames.has(plain) ? [plain] : nearest(plain, [...modelNames]);
    const odd = value.search(/[^\w-]/);
    const instead = /^virtio/.test(plain) && meant.length === 0 ? ['virtio'] : meant;
    if (odd >= 0)
      return {
        message: `${value} is no name of a model, expected letters, digits, _ and -`,
        part: [odd, odd + 1],
        instead,
      };
    return {
      message: `${value} is no model that is known${instead.length > 0 ? `, expected ${instead[0]!}` : ''}`,
      instead,
    };
  },
};
const modelNames: ReadonlySet<string> = new Set(models.map(([name]) => name));

/** A ring of a virtio card. */
export const ringSize = (least: number, most: number): ValueKind => {
  const kind = integer('dom-driver-value', 1, 4294967295, { example: String(least) });
  return {
    ...kind,
    describe: `power of two from ${least} to ${most}`,
    complaint(value) {
      const complaint = kind.complaint!(value);
      const size = Number(value);
      if (complaint) return complaint;
      const expected = `a power of two from ${least} to ${most}`;
      if (!Number.isInteger(Math.log2(size))) return { message: `${value} is not ${expected}` };
      return least <= size && size <= most ? undefined : { message: `${value} is not ${expected}` };
    },
  };
};

const group = ipv4('ip-address-invalid', '230.0.0.1');

/** The group that guests of type mcast share. */
export const multicastGroup: ValueKind = {
  ...group,
  describe: 'IPv4 multicast address',
  complaint(value) {
    const complaint = group.complaint!(value);
    if (complaint) return complaint;
    const first = parseIpv4(value) / 2 ** 24;
    if (224 <= first && first < 240) return undefined;
    return { message: `${value} is no multicast address, expected one from 224.0.0.0 to 239.255.255.255` };
  },
};

/** A path from the root of the file system. */
export const absolutePath = (describe: string, example: string): ValueKind => ({
  ...text(describe, example),
  code: 'dom-path',
  complaint: (value) =>
    value.startsWith('/')
      ? undefined
      : {
          message: `${value === '' ? 'the path is empty' : `${value} is no absolute path`}, expected one such as ${example}`,
        },
});

/** Text that must be there. */
export const someText = (describe: string, example: string): ValueKind => ({
  ...text(describe, example),
  code: 'wrong-value',
  complaint: (value) => (value === '' ? { message: `the ${describe} is empty` } : undefined),
});

/** Text of a pattern of the schema, which alone refuses what does not fit. */
const patterned = (kind: ValueKind, pattern: RegExp, expected: string): ValueKind => ({
  ...kind,
  complaint: (value) =>
    pattern.test(value)
      ? undefined
      : {
          message: `${value === '' ? `the ${kind.describe} is empty` : `${value} is no ${kind.describe}`}, expected ${expected}`,
        },
});

/** The name of a filter of the host. */
export const filterName: ValueKind = patterned(
  { ...text('name of a filter', 'clean-traffic'), code: 'dom-filter-name' },
  /^[\p{L}_][\p{L}\p{N}_.-]*$/u,
  'a letter first, then letters, digits, _ . -',
);

/** The value of a parameter of a filter. */
export const filterValue: ValueKind = patterned(
  { ...text('value of a parameter', '192.168.122.10'), code: 'dom-filter-parameter' },
  /^[\w.:]+$/,
  'letters, digits, _ . :',
);

/** The name by which QEMU knows the device. */
export const aliasName: ValueKind = patterned(
  { ...text('alias', 'ua-net0'), code: 'wrong-value' },
  /^[\w.-]+$/,
  'letters, digits, _ . -',
);

/** A port of a socket: the schema takes from -1 on, and nobody can use -1 and 0. */
export const socketPort: ValueKind = {
  ...ports,
  complaint(value) {
    const complaint = ports.complaint!(value);
    return complaint && /^\s*(?:-1|0+)$/.test(value) ? { ...complaint, severity: 'warning' } : complaint;
  },
};

/** A number of a PCI address; a domain may have blanks in front of it. */
export const guestPciNumber = (max: number, digits: number, example: string): ValueKind => {
  const kind = pciNumberKind(max, digits, example);
  return { ...kind, complaint: (value) => kind.complaint!(value.trimStart()) && kind.complaint!(value) };
};

/** The name of a parameter of a filter. Others are dropped. */
export const filterParameter: ValueKind = {
  ...text('name of a parameter', 'IP'),
  code: 'dom-filter-parameter',
  choices: [
    { value: 'IP', doc: 'The IPv4 address that the guest may use.' },
    { value: 'MAC', doc: 'The MAC address that the guest may use.' },
    { value: 'IPV6', doc: 'The IPv6 address that the guest may use.' },
    { value: 'CTRL_IP_LEARNING', doc: 'How the address of a guest is found out: any, dhcp or none.' },
    { value: 'DHCPSERVER', doc: 'The DHCP server that answers are taken from.' },
    { value: 'GATEWAY_MAC', doc: 'The MAC address of the gateway, the only one that no-other-l2-traffic leaves.' },
  ],
  complaint(value) {
    const at = value.search(/\W/);
    if (at < 0 && value !== '') return undefined;
    const message = 'the name of a parameter has letters, digits and underscores only; libvirt drops any other';
    return at < 0 ? { message } : { message, part: [at, at + 1], instead: [value.replace(/\W+/g, '_')] };
  },
};
