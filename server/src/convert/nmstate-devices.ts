// The parts of an nmstate interface that belong to its kind: bridge, bond, VLAN, InfiniBand, and the card itself.
import { bridgeOptions } from '../schema/bridge-options';
import type { KeyfileSettings } from './nmstate-settings';
import type { Yaml } from './yaml';

type Yamls = Record<string, Yaml | undefined>;

/** The profiles that are ports of this one, by its name or uuid. */
function portsOf(controller: KeyfileSettings, all: readonly KeyfileSettings[], type: string): KeyfileSettings[] {
  const names = [controller.text('connection', 'interface-name'), controller.text('connection', 'uuid')];
  return all.filter(
    (it) => it.text('connection', 'slave-type') === type && names.includes(it.text('connection', 'master')),
  );
}

const nameOf = (port: KeyfileSettings): string =>
  port.text('connection', 'interface-name') ?? port.text('connection', 'id') ?? '';

export function nmstateBridge(settings: KeyfileSettings, all: readonly KeyfileSettings[]): Yaml {
  const options: Yamls = {};
  const stp: Yamls = { enabled: settings.boolean('bridge', 'stp') ?? true };
  stp['forward-delay'] = settings.number('bridge', 'forward-delay');
  for (const row of Object.values(bridgeOptions)) {
    const key = row.keyfile!.slice('bridge.'.length);
    const value = valueOf(settings, 'bridge', key);
    const path = row.nmstate!.slice('bridge.options.'.length);
    if (path.startsWith('stp.')) stp[path.slice('stp.'.length)] = value;
    else options[path] = key === 'vlan-protocol' && typeof value === 'string' ? value.toLowerCase() : value;
  }
  const ports = portsOf(settings, all, 'bridge').map((port) => ({
    name: nameOf(port),
    'stp-priority': port.number('bridge-port', 'priority'),
    'stp-path-cost': port.number('bridge-port', 'path-cost'),
    'stp-hairpin-mode': port.boolean('bridge-port', 'hairpin-mode'),
    vlan: vlansOf(port),
  }));
  return { options: { ...options, stp }, port: ports.length > 0 ? ports : undefined };
}

/** Numbers and booleans as such. */
function valueOf(settings: KeyfileSettings, section: string, key: string): Yaml | undefined {
  const value = settings.use(section, key);
  if (value === 'true' || value === 'false') return value === 'true';
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : value;
}

/** VLANs of a bridge port: trunk with all its tags; the one that is untagged is the native one. */
function vlansOf(port: KeyfileSettings): Yaml | undefined {
  const text = port.use('bridge-port', 'vlans');
  if (text === undefined) return undefined;
  const items = text.split(',').map((it) => it.split(' '));
  const native = items.find((it) => it.includes('pvid') || it.includes('untagged'))?.[0];
  const others = items.map((it) => it[0]!).filter((it) => it !== native);
  if (others.length === 0 && native !== undefined) return { mode: 'access', tag: Number(native) };
  return {
    mode: 'trunk',
    'trunk-tags': others.map((it) => {
      const [min = '', max] = it.split('-');
      return max === undefined ? { id: Number(min) } : { 'id-range': { min: Number(min), max: Number(max) } };
    }),
    tag: native === undefined ? undefined : Number(native),
    'enable-native': native === undefined ? undefined : true,
  };
}

export function nmstateBond(settings: KeyfileSettings, all: readonly KeyfileSettings[]): Yaml {
  const options: Yamls = {};
  for (const key of settings.keys('bond')) if (key !== 'mode') options[key] = valueOf(settings, 'bond', key);
  const ports = portsOf(settings, all, 'bond');
  const special = ports.filter((it) => it.conversion.sections.has('bond-port'));
  return {
    mode: settings.use('bond', 'mode') ?? 'balance-rr',
    options: Object.keys(options).length > 0 ? options : undefined,
    // An empty list would take away the ports that it has.
    port: ports.length > 0 ? ports.map(nameOf) : undefined,
    'ports-config':
      special.length > 0
        ? special.map((it) => ({
            name: nameOf(it),
            'queue-id': it.number('bond-port', 'queue-id'),
            priority: it.number('bond-port', 'prio'),
          }))
        : undefined,
  };
}

export function vlanOf(settings: KeyfileSettings): Yaml {
  const flags = settings.number('vlan', 'flags') ?? 1;
  return {
    'base-iface': settings.use('vlan', 'parent'),
    id: settings.number('vlan', 'id') ?? 0,
    protocol: settings.use('vlan', 'protocol')?.toLowerCase(),
    'reorder-headers': (flags & 1) !== 0 ? undefined : false,
    'registration-protocol': (flags & 2) !== 0 ? 'gvrp' : (flags & 8) !== 0 ? 'mvrp' : undefined,
    'loose-binding': (flags & 4) !== 0 ? true : undefined,
  };
}

export function infinibandOf(settings: KeyfileSettings): Yaml {
  const key = settings.number('infiniband', 'p-key');
  return {
    mode: settings.use('infiniband', 'transport-mode'),
    pkey: key === undefined ? undefined : `0x${key.toString(16)}`,
    'base-iface': settings.use('infiniband', 'parent'),
  };
}

const linkKeys = ['speed', 'duplex', 'auto-negotiate'];

/** `ethernet`, `ethtool` and `802.1x` of the card. */
export function cardOf(settings: KeyfileSettings): Record<string, Yaml | undefined> {
  const hasLink = linkKeys.some((it) => settings.text('ethernet', it) !== undefined);
  const total = settings.number('sriov', 'total-vfs');
  const ethtool: Record<string, Yamls> = {};
  for (const key of settings.keys('ethtool')) {
    const dash = key.indexOf('-');
    const group = key.slice(0, dash);
    const name = key.slice(dash + 1);
    const value = valueOf(settings, 'ethtool', key);
    const isSwitch = group === 'coalesce' && name.startsWith('adaptive');
    (ethtool[group] ??= {})[group === 'pause' && name === 'autoneg' ? 'autoneg' : name] = isSwitch
      ? value === 1
      : value;
  }
  return {
    ethernet:
      hasLink || total !== undefined
        ? {
            speed: settings.number('ethernet', 'speed'),
            duplex: settings.use('ethernet', 'duplex'),
            'auto-negotiation': hasLink ? (settings.boolean('ethernet', 'auto-negotiate') ?? false) : undefined,
            'sr-iov': total === undefined ? undefined : { 'total-vfs': total },
          }
        : undefined,
    ethtool: Object.keys(ethtool).length > 0 ? ethtool : undefined,
    '802.1x': dot1xOf(settings),
  };
}

function dot1xOf(settings: KeyfileSettings): Yaml | undefined {
  const methods = settings.list('802-1x', 'eap');
  if (methods.length === 0) return undefined;
  const key = (name: string): string | undefined => settings.use('802-1x', name);
  return {
    'eap-methods': methods,
    identity: key('identity'),
    'ca-cert': key('ca-cert'),
    'client-cert': key('client-cert'),
    'private-key': key('private-key'),
    'private-key-password': key('private-key-password'),
    password: key('password'),
    'phase2-auth': key('phase2-auth'),
  };
}
