// Membership in a bridge, bond, team, Open vSwitch or VRF, and the section of the port.
// Source: check_if_*_slave and make_*_port_setting in nms-ifcfg-rh-reader.c.
import { memberships } from '../model/ifcfg/memberships';
import { portOptions } from '../schema/bridge-options';
import { makeBridgeOptions, vlansOf } from './bridge';
import { makeJson } from './devices';
import type { IfcfgReader } from './ifcfg-reader';
import { makePortOfTeam } from './team';
import type { ProfileBuilder } from './profile-builder';

/** The controller that a profile names first, by name or uuid. */
export function controllerOf(source: IfcfgReader): string | undefined {
  const keys = memberships.flatMap(({ key }) => [`${key}_UUID`, key]);
  return keys.map((it) => source.value(it)).find((it) => it !== undefined);
}

/** Writes the membership; what the profile is a port of, when it is one. */
export function makePort(making: ProfileBuilder): { type: string; of: string } | undefined {
  const { source } = making;
  let first: { type: string; of: string; key: string } | undefined;
  for (const { key: name, kind: type } of memberships) {
    for (const key of [`${name}_UUID`, name]) {
      const of = source.value(key);
      if (of === undefined) continue;
      if (first) {
        source.drop(key, `${first.key} comes first`);
        continue;
      }
      const isBond = type === 'team' && making.options.teamsToBonds === true;
      first = { type: isBond ? 'bond' : type, of, key };
      if (isBond)
        source.change(key, 'a port of the bond that the team becomes', 'connection.master', 'connection.slave-type');
      else source.keep(key, 'connection.master', 'connection.slave-type');
      making.put('connection.master', of);
      making.put('connection.slave-type', first.type);
    }
  }
  if (first) source.keep('SLAVE', 'connection.slave-type');
  if (first?.type === 'ovs-port') making.put('ovs-interface.type', 'system');
  if (source.value('BRIDGE_UUID') ?? source.value('BRIDGE')) {
    if (making.kind !== 'bridge') makeBridgeOptions(making, portOptions);
    vlansOf(making, 'BRIDGE_PORT_VLANS', 'bridge-port.vlans');
  }
  if (!first) {
    for (const key of ['BOND_PORT_QUEUE_ID', 'BOND_PORT_PRIO', 'TEAM_PORT_CONFIG'])
      source.drop(key, 'the profile is a port of nothing');
    return undefined;
  }
  making.integer('BOND_PORT_QUEUE_ID', 'bond-port.queue-id', 0, 65535, 0);
  if (making.version >= 1_044_000) making.integer('BOND_PORT_PRIO', 'bond-port.prio', -2147483648, 2147483647, 0);
  if (making.options.teamsToBonds) makePortOfTeam(making);
  else makeJson(making, 'TEAM_PORT_CONFIG', 'team-port.config');
  return first;
}
