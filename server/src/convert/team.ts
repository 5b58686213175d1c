// A team as a bond, for hosts that have no teamd any more (RHEL 10).
import { deviceKindOf } from '../model/ifcfg/device-kind';
import { bondOfTeam, type TeamConfig, type TeamPort } from '../model/ifcfg/team-bond';
import type { File } from '../model/file';
import { readJson } from '../syntax/json';
import { putBond } from './bond';
import { IfcfgReader } from './ifcfg-reader';
import type { ProfileBuilder } from './profile-builder';

/** Whether a file is the profile of a team. */
export const isTeamFile = ({ tree }: File): boolean => tree.root !== undefined && deviceKindOf(tree.root) === 'team';

/** The configuration in a key; undefined when it is no JSON object. Without the key it is empty. */
function configOf(source: IfcfgReader, key: string): TeamConfig | undefined {
  const read = readJson(source.value(key) ?? '{}');
  return read.ok && typeof read.value === 'object' && read.value !== null ? (read.value as TeamConfig) : undefined;
}

/** Writes [bond] in the place of [team]. `near` are the files beside it, ports of the team among them. */
export function makeBondOfTeam(making: ProfileBuilder, near: readonly File[]): void {
  const { source } = making;
  const config = configOf(source, 'TEAM_CONFIG');
  if (config === undefined) return making.refuse('TEAM_CONFIG', 'not a JSON object');
  const names = [source.value('DEVICE'), source.value('UUID')].filter((it) => it !== undefined);
  const ports = near
    .filter((it) => it.kind === 'ifcfg')
    .map((it) => new IfcfgReader(it))
    .filter((it) => names.includes(it.value('TEAM_MASTER_UUID') ?? it.value('TEAM_MASTER') ?? ''))
    .map((it): TeamPort => ({ name: it.value('DEVICE') ?? '', config: configOf(it, 'TEAM_PORT_CONFIG') }));
  const bond = bondOfTeam(config, ports, source.value('BRIDGE') !== undefined);
  if (!bond) return making.refuse('TEAM_CONFIG', 'no mode of a bond equals its runner');
  const { lost, paths } = putBond(making, 'TEAM_CONFIG', bond.options);
  const left = [...(bond.lost.length > 0 ? [`a bond has no ${bond.lost.join(', ')}`] : []), ...lost];
  for (const key of ['TYPE', 'DEVICETYPE']) source.change(key, 'a team becomes a bond', 'connection.type');
  const why = `a team becomes a bond${left.length > 0 ? `; left out: ${left.join('; ')}` : ''}`;
  source.change('TEAM_CONFIG', why, ...paths);
}

/** The configuration of a port, as far as the bond that its team becomes has it already or a port of a bond has its like. */
export function makePortOfTeam(making: ProfileBuilder): void {
  const { source } = making;
  if (source.value('TEAM_PORT_CONFIG') === undefined) return;
  const config = configOf(source, 'TEAM_PORT_CONFIG');
  if (config === undefined) return making.refuse('TEAM_PORT_CONFIG', 'not a JSON object');
  const queue = config.queue_id;
  if (typeof queue === 'number') making.put('bond-port.queue-id', String(queue));
  const known = ['queue_id', 'prio', 'sticky'];
  const lost = Object.keys(config).filter((it) => !known.includes(it));
  const why = `its priority is that of the bond${lost.length > 0 ? `; left out: a bond has no ${lost.join(', ')}` : ''}`;
  source.change('TEAM_PORT_CONFIG', why, 'bond-port.queue-id');
}
