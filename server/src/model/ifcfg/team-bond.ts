// A team as a bond: what its runner and its link watch are among the options of a bond, and what has no place there.
// Source: teamd.conf(5), libteam 1.31; Linux, bonding.rst.

/** A configuration of teamd, or a part of one, as JSON has it. */
export type TeamConfig = Readonly<Record<string, unknown>>;

/** A port of a team, with its own configuration. */
export interface TeamPort {
  readonly name: string;
  readonly config: TeamConfig | undefined;
}

/** Options of a bond as BONDING_OPTS has them, and in words what of the team none of them says. */
export interface BondOfTeam {
  readonly options: readonly string[];
  readonly lost: readonly string[];
}

const modes: Readonly<Record<string, string>> = {
  activebackup: 'active-backup',
  roundrobin: 'balance-rr',
  loadbalance: 'balance-xor',
  lacp: '802.3ad',
  broadcast: 'broadcast',
};

/** The bond that equals a team; undefined for a runner that no mode equals. `isPort`: the bond is itself a port. */
export function bondOfTeam(config: TeamConfig, ports: readonly TeamPort[], isPort: boolean): BondOfTeam | undefined {
  const runner = objectOf(config.runner);
  const name = runner.name ?? 'roundrobin';
  if (typeof name !== 'string' || !Object.hasOwn(modes, name)) return undefined;
  const lost: string[] = [];
  const rest = (of: TeamConfig, path: string, known: readonly string[]): void => {
    for (const key of Object.keys(of)) if (!known.includes(key)) lost.push(path + key);
  };
  const watches = Array.isArray(config.link_watch) ? (config.link_watch as unknown[]) : [config.link_watch];
  const watch = objectOf(watches[0]);
  const options = [
    `mode=${modes[name]!}`,
    ...monitoring(watch, name !== 'lacp' && !isPort, rest),
    ...(name === 'activebackup' ? ofActiveBackup(config, runner, ports) : []),
    ...(name === 'lacp' ? ofLacp(runner) : []),
    ...(name === 'lacp' || name === 'loadbalance' ? hash(runner) : []),
  ];
  if (watches.length > 1) lost.push('all but the first link_watch');
  rest(config, '', ['device', 'runner', 'link_watch', 'ports']);
  rest(runner, 'runner.', ['name', ...(placed[name] ?? [])]);
  for (const [port, settings] of Object.entries(objectOf(config.ports)))
    rest(objectOf(settings), `ports.${port}.`, name === 'activebackup' ? ['prio', 'sticky'] : []);
  return { options, lost };
}

/** Members of a runner that have a place among the options, or say what a bond does anyway. */
const placed: Readonly<Record<string, readonly string[]>> = {
  activebackup: ['hwaddr_policy'],
  loadbalance: ['tx_hash'],
  lacp: ['active', 'fast_rate', 'sys_prio', 'min_ports', 'agg_select_policy', 'tx_hash'],
};

type Rest = (of: TeamConfig, path: string, known: readonly string[]) => void;

/** The link watch. ARP as in a bond only where one watcher asks IPv4 targets; below a bridge and in 802.3ad it has no place. */
function monitoring(watch: TeamConfig, mayAsk: boolean, rest: Rest): string[] {
  const target = watch.target_host;
  if (watch.name === 'arp_ping' && mayAsk && typeof target === 'string' && /^\d{1,3}(?:\.\d{1,3}){3}$/.test(target)) {
    rest(watch, 'link_watch.', ['name', 'interval', 'target_host']);
    return [`arp_interval=${integer(watch.interval, 1, 1000)}`, `arp_ip_target=${target}`];
  }
  const isLink = watch.name === 'ethtool' || watch.name === undefined;
  if (isLink) rest(watch, 'link_watch.', ['name', 'delay_up', 'delay_down']);
  else rest({ [`link_watch ${String(watch.name)}`]: watch }, '', []);
  const delays = (['up', 'down'] as const).flatMap((it) => {
    // A bond counts delays in whole intervals of its monitoring.
    const delay = Math.ceil(integer(watch[`delay_${it}`], 0, 0) / 100) * 100;
    return delay > 0 ? [`${it}delay=${delay}`] : [];
  });
  return ['miimon=100', ...(watch.name === 'ethtool' ? delays : [])];
}

function ofActiveBackup(config: TeamConfig, runner: TeamConfig, ports: readonly TeamPort[]): string[] {
  const wanted = objectOf(config.ports);
  const settings = ports.map((it) => {
    const own = { ...objectOf(wanted[it.name]), ...it.config };
    return { name: it.name, prio: integer(own.prio, -32768, 0), sticky: own.sticky === true };
  });
  const [first, second] = settings.toSorted((a, b) => b.prio - a.prio);
  const primary = first && first.name !== '' && first.prio > (second?.prio ?? first.prio) ? first : undefined;
  const stays = primary !== undefined && settings.every((it) => it === primary || it.sticky);
  const policy = { by_active: 'active', only_active: 'follow' }[String(runner.hwaddr_policy)];
  return [
    ...(primary ? [`primary=${primary.name}`] : []),
    ...(stays ? ['primary_reselect=failure'] : []),
    ...(policy === undefined ? [] : [`fail_over_mac=${policy}`]),
  ];
}

function ofLacp(runner: TeamConfig): string[] {
  const priority = integer(runner.sys_prio, 1, 65535);
  const links = integer(runner.min_ports, 1, 1);
  const select = ['bandwidth', 'count'].find((it) => it === runner.agg_select_policy);
  return [
    ...(runner.fast_rate === true ? ['lacp_rate=fast'] : []),
    ...(priority < 65535 ? [`ad_actor_sys_prio=${priority}`] : []),
    ...(links > 1 ? [`min_links=${links}`] : []),
    ...(select === undefined ? [] : [`ad_select=${select}`]),
  ];
}

/** The nearest hash of a bond; a team takes MAC and IP addresses unless told otherwise. */
function hash(runner: TeamConfig): string[] {
  const parts = Array.isArray(runner.tx_hash) ? (runner.tx_hash as unknown[]) : ['eth', 'ip'];
  const has = (words: readonly string[]) => parts.some((it) => words.includes(String(it)));
  if (has(['l4', 'tcp', 'udp', 'sctp'])) return ['xmit_hash_policy=layer3+4'];
  return [has(['l3', 'ip', 'ipv4', 'ipv6']) ? 'xmit_hash_policy=layer2+3' : 'xmit_hash_policy=layer2'];
}

const objectOf = (value: unknown): TeamConfig =>
  typeof value === 'object' && value !== null ? (value as TeamConfig) : {};

function integer(value: unknown, least: number, otherwise: number): number {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= least ? number : otherwise;
}
