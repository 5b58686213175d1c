// A bond in the place of a team: the edits of all files that belong to the team.
import type { ProfileFact, TeamFact, WrittenFact } from '../model/facts';
import { type HostProfiles, hostProfilesOf, uriOf, profilesOn } from '../model/ifcfg/host-profiles';
import { bondOfTeam } from '../model/ifcfg/team-bond';
import type { WorkspaceFacts } from '../model/workspace-facts';
import type { Edit } from '../text';
import type { FileEdits } from './fix';

/** The team and its ports, changed together. */
export interface TeamToBond {
  readonly title: string;
  readonly changes: readonly FileEdits[];
}

/** The bond for the team that a file makes or is a port of; undefined where there is none, or one that no bond equals. */
export function bondForTeam(uri: string, workspace: WorkspaceFacts): TeamToBond | undefined {
  const host = hostProfilesOf(workspace, uri);
  const self = host.byUri.get(uri);
  const team = self && teamOf(host, self);
  if (!team?.team) return undefined;
  const ports = profilesOn(host, team).filter((it) => it.controller?.kind === 'team');
  const named = ports.map(({ device, team: own }) => ({ name: device.name, config: own?.config }));
  const bond = team.team.config && bondOfTeam(team.team.config, named, team.controller !== undefined);
  if (!bond) return undefined;
  const changes: FileEdits[] = [];
  for (const it of [team, ...ports]) {
    if (!it.team) return undefined;
    const edits = it === team ? editsOfTeam(it.team, bond.options.join(' ')) : editsOfPort(it.team, it);
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
