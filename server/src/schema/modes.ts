// What may stand in a network of which mode: one table for rules, completion and hover. Says nothing about values.
// Source: libvirt 9.0.0 run with every mode and item, network_conf.c and bridge_driver.c (networkValidate, validateVlan),
// and the news of later releases.
import { type Version, version } from './types';

/**
 * How an item stands in a mode. `required`: libvirt refuses the network without it. `needed`: without it the network
 * starts and no guest can use it. `forbidden`: libvirt refuses the network. `ignored`: stored without effect.
 * `unpluggable`: the network starts, but a guest that uses it does not.
 */
export type ModeSupport = 'required' | 'needed' | 'optional' | 'forbidden' | 'ignored' | 'unpluggable';

/** A mode as messages name it. `macvtap` is mode bridge without a bridge name, libvirt's direct variant of it. */
export const modeWords = {
  isolated: 'an isolated network',
  nat: 'mode nat',
  route: 'mode route',
  open: 'mode open',
  bridge: 'mode bridge',
  macvtap: 'mode bridge without a bridge name',
  private: 'mode private',
  vepa: 'mode vepa',
  passthrough: 'mode passthrough',
  hostdev: 'mode hostdev',
} as const;

export type Mode = keyof typeof modeWords;

/** The modes in the order of the table. */
export const modeOrder = Object.keys(modeWords) as readonly Mode[];

export interface ModeRow {
  /** Path below the root, attributes after `@`: `ip`, `bridge@stp`, `forward/nat`, `@ipv6`. */
  readonly item: string;
  readonly modes: Readonly<Record<Mode, ModeSupport>>;
  /** Why it is not simply optional everywhere: the half sentence after a colon. */
  readonly why: string;
  /** The same where the reason differs from mode to mode. */
  readonly whyIn?: Readonly<Partial<Record<Mode, string>>>;
  /** What changed in later releases; the last one that is old enough counts. */
  readonly later?: readonly Change[];
}

interface Change {
  readonly since: string;
  readonly from: Version;
  readonly modes: Readonly<Partial<Record<Mode, ModeSupport>>>;
}

/** How the item stands in a mode, for a release of libvirt. */
export function supportIn(row: ModeRow, mode: Mode, libvirt: Version): ModeSupport {
  let result = row.modes[mode];
  if (row.later) for (const { from, modes } of row.later) if (libvirt >= from) result = modes[mode] ?? result;
  return result;
}

/** Why the item stands as it does in a mode. */
export const reason = (row: ModeRow, mode: Mode): string => row.whyIn?.[mode] ?? row.why;

/** The modes in which the item may stand and does something. */
export const modesFor = (row: ModeRow, libvirt: Version): Mode[] =>
  modeOrder.filter((mode) => useful.has(supportIn(row, mode, libvirt)));

const useful: ReadonlySet<ModeSupport> = new Set<ModeSupport>(['required', 'needed', 'optional']);

/** The row of an item; undefined for what stands in every mode alike. */
export const modeRow = (item: string): ModeRow | undefined => rows.get(item);

const letters: Readonly<Record<string, ModeSupport>> = {
  R: 'required',
  N: 'needed',
  O: 'optional',
  X: 'forbidden',
  I: 'ignored',
  P: 'unpluggable',
};

/** Ten letters, in the order of the modes: those with a bridge that libvirt makes, then the rest. */
function row(
  item: string,
  standings: string,
  why: string,
  { later, ...more }: Pick<ModeRow, 'whyIn'> & { readonly later?: readonly Omit<Change, 'from'>[] } = {},
): ModeRow {
  const words = standings.replaceAll(' ', '');
  const modes = Object.fromEntries(modeOrder.map((mode, i) => [mode, letters[words[i]!]!])) as Record<
    Mode,
    ModeSupport
  >;
  return {
    item,
    modes,
    why,
    ...more,
    ...(later && { later: later.map((it) => ({ ...it, from: version(it.since) })) }),
  };
}

const inOwnBridges = (why: string): Pick<Record<Mode, string>, 'isolated' | 'nat' | 'route' | 'open'> => ({
  isolated: why,
  nat: why,
  route: why,
  open: why,
});
const noFirewall = 'libvirt adds no firewall rules in this mode that could be bound to an interface';
const oneOrOther = 'such a network is either on a bridge or directly on interfaces of the host';
const pciOnly = 'guests get PCI devices, which are listed by address or by their physical function';
const noBridge = 'guests are attached to devices of the host, there is no bridge';
const ownBridgeOnly = 'libvirt sets this only on a bridge that it makes';
const noPool = 'guests do not use devices of the host directly';

/** Every item whose standing depends on the mode. */
export const modeTable: readonly ModeRow[] = [
  row('ip', 'ORRR XXXXXX', 'libvirt adds addresses only to a bridge that it makes', {
    whyIn: {
      nat: 'guests need an address of the host to forward through',
      route: 'guests need an address of the host to forward through',
      open: 'before 10.8.0 libvirt refuses mode open without an address',
    },
    later: [{ since: '10.8.0', modes: { open: 'optional' } }],
  }),
  row('ip/dhcp', 'OOOO XXXXXX', 'libvirt runs dnsmasq only on a bridge that it makes'),
  row('ip/tftp', 'OOOO XXXXXX', 'libvirt runs dnsmasq only on a bridge that it makes'),
  row('route', 'OOOO XXXXXX', 'without an address of the host in this network no gateway can be reached'),
  row('dns/txt', 'OOOO XXXXXX', 'libvirt runs dnsmasq only on a bridge that it makes'),
  row('dns/host', 'OOOO XXXXXX', 'libvirt runs dnsmasq only on a bridge that it makes'),
  row('dns/srv', 'OOOO XXXXXX', 'libvirt runs dnsmasq only on a bridge that it makes'),
  row('dns/forwarder', 'OOOO IIIIII', 'libvirt runs dnsmasq only on a bridge that it makes'),
  row('dns@enable', 'OOOO IIIIII', 'libvirt runs dnsmasq only on a bridge that it makes'),
  row('dns@forwardPlainNames', 'OOOO IIIIII', 'libvirt runs dnsmasq only on a bridge that it makes'),
  row('domain', 'OOOO XXXXXX', 'libvirt runs dnsmasq only on a bridge that it makes'),
  row('dnsmasq:options', 'OOOO IIIIII', 'libvirt runs dnsmasq only on a bridge that it makes'),
  row('mac', 'OOOO XXXXXX', 'libvirt makes no bridge that could have this address'),
  row('mtu', 'OOOO XXXXXX', 'libvirt sets the MTU only of a bridge that it makes'),
  row('bridge@name', 'OOOO ROXXXX', noBridge, { whyIn: { bridge: 'guests are plugged into this bridge of the host' } }),
  row('bridge@stp', 'OOOO XXXXXX', ownBridgeOnly),
  row('bridge@delay', 'OOOO XXXXXX', ownBridgeOnly),
  row('bridge@zone', 'OOOI XXXXXX', ownBridgeOnly, {
    whyIn: { open: 'before 10.8.0 libvirt does not put the bridge of mode open into a zone' },
    later: [{ since: '10.8.0', modes: { open: 'optional' } }],
  }),
  row('bridge@macTableManager', 'OOOO OIXXXX', noBridge),
  row('forward@dev', 'IOOX XOOOOX', noPool, {
    whyIn: {
      isolated: 'nothing is forwarded',
      nat: 'only what leaves through this interface is forwarded',
      route: 'only what leaves through this interface is forwarded',
      open: noFirewall,
      bridge: oneOrOther,
      hostdev: pciOnly,
    },
  }),
  row('forward/interface', 'IOOX XNNNNX', noPool, {
    whyIn: {
      isolated: 'nothing is forwarded',
      nat: 'only what leaves through this interface is forwarded',
      route: 'only what leaves through this interface is forwarded',
      open: noFirewall,
      bridge: oneOrOther,
      macvtap: 'guests are attached to these interfaces',
      private: 'guests are attached to these interfaces',
      vepa: 'guests are attached to these interfaces',
      passthrough: 'guests are attached to these interfaces',
      hostdev: pciOnly,
    },
  }),
  row('forward/address', 'XXXX XXXXXN', 'guests get no PCI devices', {
    whyIn: { hostdev: 'guests get these devices' },
  }),
  row('forward/pf', 'IIII XOOOOO', noPool, { whyIn: { bridge: oneOrOther } }),
  row('forward/nat', 'XOXX XXXXXX', 'nothing is translated'),
  row('forward@managed', 'IIII IIIIIO', 'no PCI device changes hands'),
  row('forward/driver', 'IIII IIIIIO', 'no PCI device changes hands'),
  row('virtualport', 'PPPP OOOOOO', 'a bridge that libvirt makes has no virtual ports'),
  row('portgroup/virtualport', 'PPPP OOOOOO', 'a bridge that libvirt makes has no virtual ports'),
  ...['vlan', 'portgroup/vlan'].map((item) =>
    row(
      item,
      'XXXX OXXXOO',
      'before 11.0.0 only Open vSwitch bridges and virtual functions of SR-IOV cards tag packets',
      {
        whyIn: {
          ...inOwnBridges('libvirt tags packets on no bridge that it makes'),
          macvtap: 'interfaces of the host attach guests without tags',
          private: 'interfaces of the host attach guests without tags',
          vepa: 'interfaces of the host attach guests without tags',
        },
        // networkValidate in 11.3.0 takes it in mode bridge whether a bridge is named or not, and in no mode with a bridge of its own.
        later: [{ since: '11.0.0', modes: { macvtap: 'unpluggable' } }],
      },
    ),
  ),
  row('bandwidth', 'OOOO OXXXXX', 'libvirt limits traffic only on a bridge'),
  row('portgroup/bandwidth', 'OOOO OXXXXX', 'libvirt limits traffic only on a bridge'),
  row('port@isolated', 'OOOO OPPPPP', 'only a Linux bridge keeps its ports apart'),
  row('@trustGuestRxFilters', 'IIII IOOOOI', 'only directly attached interfaces follow the filters of guests'),
  row('@ipv6', 'OOOO IIIIII', 'libvirt has firewall rules only for a bridge that it makes'),
];

const rows: ReadonlyMap<string, ModeRow> = new Map(modeTable.map((it) => [it.item, it]));
