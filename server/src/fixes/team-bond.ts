// A bond in the place of a team: what the runner and the link watch of the team are in the options of a bond, and the
// edits of all files that belong to the team. Source: teamd.conf(5), libteam 1.31; Linux, bonding.rst.
import type { ProfileFact, TeamFact, WrittenFact } from '../model/facts';
import { type HostProfiles, hostProfilesOf, uriOf, profilesOn } from '../model/ifcfg/host-profiles';
import type { WorkspaceFacts } from '../model/workspace-facts';
import type { Edit } from '../text';
import type { FileEdits } from './fix';

/** The team and its ports, changed together. */
export interface TeamToBond {
  readonly title: string;
  readonly changes: readonly FileEdits[];
}

type Options = Readonly<Record<string, unknown>>;

const modes: Readonly<Record<string, string>> = {
  activebackup: 'active-backup',
  roundrobin: 'balance-rr',
  loadbalance: 'balance-xor',
  lacp: '802.3ad',
  broadcast: 'broadcast',
};

/** The bond for the team that a file makes or is a port of; undefined where there is none, or one that no bond equals. */
export function bondForTeam(uri: string, workspace: WorkspaceFacts): TeamToBond | undefined {
  const host = hostProfilesOf(workspace, uri);
  const self = host.byUri.get(uri);
  const team = self && teamOf(host, self);
  if (!team?.team) return undefined;
  const ports = profilesOn(host, team).filter((it) => it.controller?.kind === 'team');
  const options = optionsOf(team, ports);
  if (!options) return undefined;
  const changes: FileEdits[] = [];
  for (const it of [team, ...ports]) {
    if (!it.team) return undefined;
    const edits = it === team ? editsOfTeam(it.team, options) : editsOfPort(it.team, it);
    changes.push(uriOf(it) === uri ? { edits } : { edits, uri: uriOf(it) });
  }
  const count = ports.length;
  const name = team.device.name || team.device.of;
  return {
    title: `Make a bond of the team ${name}${count === 0 ? '' : ` and its ${count === 1 ? 'port' : `${count} ports`}`}`,
    changes,
  };
}

function teamOf(host: HostProfiles, self: ProfileFact): ProfileFact | undefined {
  if (self.device.kind === 'team') return self;
  const { controller } = self;
  if (controller?.kind !== 'team') return undefined;
  return (controller.byUuid ? host.byUuid : host.byDevice)
    .get(controller.name)
    ?.find((it) => it.device.kind === 'team');
}

/** BONDING_OPTS for it; undefined for a configuration that cannot be read and for a runner that no mode equals. */
function optionsOf({ team, controller }: ProfileFact, ports: readonly ProfileFact[]): string | undefined {
  const config = team?.config;
  if (!config) return undefined;
  const runner = objectOf(config.runner);
  const name = runner.name ?? 'roundrobin';
  if (typeof name !== 'string' || !Object.hasOwn(modes, name)) return undefined;
  const mode = modes[name]!;
  return [
    `mode=${mode}`,
    ...monitoring(config, name !== 'lacp' && !controller),
    ...(name === 'activebackup' ? ofActiveBackup(config, runner, ports) : []),
    ...(name === 'lacp' ? ofLacp(runner) : []),
    ...(name === 'lacp' || name === 'loadbalance' ? hash(runner) : []),
  ].join(' ');
}

/** The link watch. ARP as in a bond only where one watcher asks IPv4 targets; below a bridge and in 802.3ad it has no place. */
function monitoring(config: Options, mayAsk: boolean): string[] {
  const watch = objectOf(config.link_watch);
  const target = watch.target_host;
  if (watch.name === 'arp_ping' && mayAsk && typeof target === 'string' && /^\d{1,3}(?:\.\d{1,3}){3}$/.test(target))
    return [`arp_interval=${integer(watch.interval, 1, 1000)}`, `arp_ip_target=${target}`];
  const delays = (['up', 'down'] as const).flatMap((it) => {
    // A bond counts delays in whole intervals of its monitoring.
    const delay = Math.ceil(integer(watch[`delay_${it}`], 0, 0) / 100) * 100;
    return delay > 0 ? [`${it}delay=${delay}`] : [];
  });
  return ['miimon=100', ...(watch.name === 'ethtool' ? delays : [])];
}

function ofActiveBackup(config: Options, runner: Options, ports: readonly ProfileFact[]): string[] {
  const wanted = objectOf(config.ports);
  const settings = ports.map(({ device, team }) => {
    const own = { ...objectOf(wanted[device.name]), ...team?.config };
    return { name: device.name, prio: integer(own.prio, -32768, 0), sticky: own.sticky === true };
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

function ofLacp(runner: Options): string[] {
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
function hash(runner: Options): string[] {
  const parts = Array.isArray(runner.tx_hash) ? (runner.tx_hash as unknown[]) : ['eth', 'ip'];
  const has = (words: readonly string[]) => parts.some((it) => words.includes(String(it)));
  if (has(['l4', 'tcp', 'udp', 'sctp'])) return ['xmit_hash_policy=layer3+4'];
  return [has(['l3', 'ip', 'ipv4', 'ipv6']) ? 'xmit_hash_policy=layer2+3' : 'xmit_hash_policy=layer2'];
}

const objectOf = (value: unknown): Options => (typeof value === 'object' && value !== null ? (value as Options) : {});

function integer(value: unknown, least: number, otherwise: number): number {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= least ? number : otherwise;
}

const isOfBond = /^(?:BONDING_OPTS|BONDING_MASTER)$/;
const isOfKind = /^(?:TYPE|DEVICETYPE)$/;

/** The line that tells the kind becomes that of a bond, and that of the configuration its options; others of these go. */
function editsOfTeam({ written }: TeamFact, options: string): Edit[] {
  const kind = written.findLast((it) => isOfKind.test(it.name));
  const config = written.findLast((it) => it.name === 'TEAM_CONFIG');
  const kindLines = ['TYPE=Bond', 'BONDING_MASTER=yes'];
  const optionLines = [`BONDING_OPTS="${options}"`];
  return written.flatMap((it): Edit[] => {
    const lines = [...(it === (kind ?? config) ? kindLines : []), ...(it === (config ?? kind) ? optionLines : [])];
    if (lines.length > 0) return [{ span: it.span, text: lines.join('\n') }];
    return isOfKind.test(it.name) || isOfBond.test(it.name) || it.name.startsWith('TEAM_') ? [without(it)] : [];
  });
}

function editsOfPort({ written }: TeamFact, { device }: ProfileFact): Edit[] {
  const isTyped = written.some((it) => it.name === 'TYPE' && it.value !== '');
  const master = written.findLast((it) => /^TEAM_MASTER(?:_UUID)?$/.test(it.name) && it.value !== '');
  return written.flatMap((it): Edit[] => {
    switch (it.name) {
      case 'TEAM_MASTER':
      case 'TEAM_MASTER_UUID':
        return [
          { span: it.nameSpan, text: it.name.slice('TEAM_'.length) },
          ...(it === master ? [{ span: { start: it.span.end, end: it.span.end }, text: '\nSLAVE=yes' }] : []),
        ];
      case 'DEVICETYPE':
        // NetworkManager takes a port without TYPE for a card or, by VLAN=yes, for a VLAN.
        return isTyped
          ? [without(it)]
          : [{ span: it.span, text: `TYPE=${device.kind === 'vlan' ? 'Vlan' : 'Ethernet'}` }];
      case 'SLAVE':
      case 'MASTER':
      case 'MASTER_UUID':
      case 'TEAM_PORT_CONFIG':
        return [without(it)];
      default:
        return [];
    }
  });
}

const without = (it: WrittenFact): Edit => ({ span: it.line, text: '' });
