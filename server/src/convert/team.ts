// A team as a bond, for hosts that have no teamd any more (RHEL 10). Source: teamd.conf(5) of libteam, and bond2team(1),
// which goes the other way.
import { readJson } from '../syntax/json';
import { bondModeOf, bondOptions } from '../schema/bond';
import { putBond } from './bond';
import { deviceKindOf } from '../model/ifcfg/device-kind';
import type { File } from '../model/file';
import type { ProfileBuilder } from './profile-builder';

/** Whether a file is the profile of a team. */
export const isTeamFile = ({ tree }: File): boolean => tree.root !== undefined && deviceKindOf(tree.root) === 'team';

const modes: Readonly<Record<string, string>> = {
  broadcast: 'broadcast',
  roundrobin: 'balance-rr',
  activebackup: 'active-backup',
  loadbalance: 'balance-xor',
  lacp: '802.3ad',
};

const addressPolicies: Readonly<Record<string, string>> = { by_active: 'active', only_active: 'follow' };
const selections: Readonly<Record<string, string>> = { bandwidth: 'bandwidth', count: 'count' };

/** Options of a bond for a team, and what has none. */
class BondOptions {
  readonly words: string[] = [];
  readonly lost: string[] = [];
  mode = 'balance-rr';

  /** Takes the members of an object one after the other; those that are left have no place in a bond. */
  rest(of: Json, path: string, known: readonly string[]): void {
    for (const key of Object.keys(of)) if (!known.includes(key)) this.lost.push(`a bond has no ${path}${key}`);
  }

  add(name: string, value: string | number | undefined): void {
    if (value !== undefined) this.words.push(`${name}=${value}`);
  }
}

type Json = Readonly<Record<string, unknown>>;

const objectOf = (it: unknown): Json =>
  typeof it === 'object' && it !== null && !Array.isArray(it) ? (it as Json) : {};
const textOf = (it: unknown): string | undefined => (typeof it === 'string' ? it : undefined);
const numberOf = (it: unknown): number | undefined => (typeof it === 'number' ? it : undefined);

function configOf(written: string): Json | undefined {
  const read = readJson(written);
  return read.ok && typeof read.value === 'object' && read.value !== null ? objectOf(read.value) : undefined;
}

/** Writes [bond] for TEAM_CONFIG; without one teamd goes round in turns, and so does the bond. */
export function makeBondOfTeam(making: ProfileBuilder): void {
  const { source } = making;
  const written = source.value('TEAM_CONFIG');
  const config = written === undefined ? {} : configOf(written);
  if (config === undefined) {
    making.refuse('TEAM_CONFIG', 'not a JSON object');
    return;
  }
  const options = new BondOptions();
  runner(config, options);
  watch(config, options);
  options.add('num_grat_arp', numberOf(objectOf(config.notify_peers).count));
  options.add('resend_igmp', numberOf(objectOf(config.mcast_rejoin).count));
  options.rest(config, '', ['device', 'runner', 'link_watch', 'notify_peers', 'mcast_rejoin', 'ports']);
  const { lost, paths } = putBond(making, 'TEAM_CONFIG', options.words);
  const left = [...options.lost, ...lost];
  const why = `a team becomes a bond${left.length > 0 ? `; left out: ${left.join('; ')}` : ''}`;
  for (const key of ['TYPE', 'DEVICETYPE']) source.change(key, 'a team becomes a bond', 'connection.type');
  source.change('TEAM_CONFIG', why, ...paths);
}

function runner(config: Json, options: BondOptions): void {
  const it = objectOf(config.runner);
  const name = textOf(it.name) ?? 'roundrobin';
  const balances = textOf(objectOf(it.tx_balancer).name) === 'basic';
  const mode = Object.hasOwn(modes, name) ? modes[name]! : 'balance-rr';
  if (!Object.hasOwn(modes, name)) options.lost.push(`a bond has no runner ${name}, ${mode} comes next`);
  options.mode = name === 'loadbalance' && balances ? 'balance-tlb' : mode;
  options.add('mode', options.mode);
  const known = ['name'];
  if (name === 'activebackup') {
    known.push('hwaddr_policy');
    options.add('fail_over_mac', addressPolicies[textOf(it.hwaddr_policy) ?? '']);
    const primary = preferredPort(objectOf(config.ports));
    options.add('primary', primary);
  }
  if (name === 'lacp') {
    known.push('fast_rate', 'sys_prio', 'min_ports', 'agg_select_policy', 'tx_hash', 'tx_balancer');
    if (it.active === true) known.push('active');
    options.add('lacp_rate', it.fast_rate === true ? 'fast' : undefined);
    options.add('ad_actor_sys_prio', numberOf(it.sys_prio));
    options.add('min_links', numberOf(it.min_ports));
    options.add('ad_select', selections[textOf(it.agg_select_policy) ?? '']);
  }
  if (name === 'loadbalance') known.push('tx_hash', 'tx_balancer');
  if (name === 'lacp' || (name === 'loadbalance' && !balances)) options.add('xmit_hash_policy', hashOf(it.tx_hash));
  options.rest(it, 'runner.', known);
  for (const [port, settings] of Object.entries(objectOf(config.ports))) {
    const placed = name === 'activebackup' ? ['prio', 'sticky'] : [];
    options.rest(objectOf(settings), `ports.${port}.`, [...placed, 'link_watch']);
  }
}

/** The port with the highest priority, when one is above the others. */
function preferredPort(ports: Json): string | undefined {
  const ranked = Object.entries(ports)
    .map(([name, it]) => ({ name, rank: numberOf(objectOf(it).prio) ?? 0 }))
    .sort((a, b) => b.rank - a.rank);
  return ranked.length > 1 && ranked[0]!.rank > ranked[1]!.rank ? ranked[0]!.name : undefined;
}

/** The policy of a bond that looks at the same parts of a packet. */
function hashOf(of: unknown): string | undefined {
  const parts = Array.isArray(of) ? of : [];
  const has = (...names: string[]): boolean => names.some((it) => parts.includes(it));
  if (has('tcp', 'udp', 'sctp', 'l4')) return 'layer3+4';
  if (has('ip', 'ipv4', 'ipv6', 'l3')) return 'layer2+3';
  return has('vlan') ? 'vlan+srcmac' : undefined;
}

/** How links are watched: the first way of several, as a bond has one. */
function watch(config: Json, options: BondOptions): void {
  const all = Array.isArray(config.link_watch) ? config.link_watch : [config.link_watch ?? { name: 'ethtool' }];
  const it = objectOf(all[0]);
  if (all.length > 1) options.lost.push('a bond watches its links in one way, the first is taken');
  const mode = bondModeOf(options.mode);
  const mayPing = mode === undefined || bondOptions.arp_interval!.modes!.allowed.includes(mode.number);
  if (it.name === 'arp_ping' && mayPing) {
    options.add('arp_interval', numberOf(it.interval) ?? 1000);
    options.add('arp_ip_target', textOf(it.target_host));
    const [active, backup] = [it.validate_active === true, it.validate_inactive === true];
    options.add('arp_validate', active && backup ? 'all' : active ? 'active' : backup ? 'backup' : undefined);
    const known = ['name', 'interval', 'target_host', 'validate_active', 'validate_inactive'];
    options.rest(it, 'link_watch.', known);
    return;
  }
  options.add('miimon', 100);
  if (it.name === 'ethtool') {
    options.add('updelay', numberOf(it.delay_up));
    options.add('downdelay', numberOf(it.delay_down));
    options.rest(it, 'link_watch.', ['name', 'delay_up', 'delay_down']);
  } else options.lost.push(`a bond in this mode has no link_watch ${textOf(it.name) ?? ''}, miimon comes next`);
}

/** Writes [bond-port] for TEAM_PORT_CONFIG. */
export function makePortOfTeam(making: ProfileBuilder): void {
  const { source } = making;
  const written = source.value('TEAM_PORT_CONFIG');
  if (written === undefined) return;
  const config = configOf(written);
  if (config === undefined) {
    making.refuse('TEAM_PORT_CONFIG', 'not a JSON object');
    return;
  }
  const queue = numberOf(config.queue_id);
  const rank = making.version >= 1_044_000 ? numberOf(config.prio) : undefined;
  const placed: string[] = [];
  if (queue !== undefined) {
    making.put('bond-port.queue-id', String(queue));
    placed.push('queue_id');
  }
  if (rank !== undefined) {
    making.put('bond-port.prio', String(rank));
    placed.push('prio');
  }
  const options = new BondOptions();
  options.rest(config, '', placed);
  if (options.lost.length === 0) source.keep('TEAM_PORT_CONFIG', 'bond-port.queue-id', 'bond-port.prio');
  else if (placed.length === 0) source.drop('TEAM_PORT_CONFIG', options.lost.join('; '));
  else
    source.change('TEAM_PORT_CONFIG', `left out: ${options.lost.join('; ')}`, 'bond-port.queue-id', 'bond-port.prio');
}
