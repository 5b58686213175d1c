// What may stand in a keyfile: its groups by their first names and by the long ones of libnm.
import type { ChildRow, ElementRow } from '../types';
import { connectionGroup, groupAliases } from './connection';
import { ipv4Group, ipv6Group } from './ip';
import {
  bondGroup,
  bondPortGroup,
  bridgeGroup,
  bridgePortGroup,
  ethernetGroup,
  ethtoolGroup,
  infinibandGroup,
  linkGroup,
  macvlanGroup,
  sriovGroup,
  teamGroup,
  teamPortGroup,
  userGroup,
  vlanGroup,
} from './links';
import { otherGroups } from './others';

const groups: Readonly<Record<string, ElementRow>> = {
  connection: connectionGroup,
  ethernet: ethernetGroup,
  bridge: bridgeGroup,
  'bridge-port': bridgePortGroup,
  bond: bondGroup,
  'bond-port': bondPortGroup,
  vlan: vlanGroup,
  team: teamGroup,
  'team-port': teamPortGroup,
  ipv4: ipv4Group,
  ipv6: ipv6Group,
  macvlan: macvlanGroup,
  infiniband: infinibandGroup,
  ethtool: ethtoolGroup,
  link: linkGroup,
  sriov: sriovGroup,
  user: userGroup,
  ...otherGroups,
};

const child = (row: ElementRow): ChildRow => ({ row, cardinality: 'optional', wins: 'last' });

/** A whole keyfile. */
export const keyfileTable: ElementRow = {
  doc: 'A profile of NetworkManager.',
  attributes: {},
  children: {
    ...Object.fromEntries(Object.entries(groups).map(([name, row]) => [name, child(row)])),
    ...Object.fromEntries(Object.entries(groupAliases).map(([long, name]) => [long, child(groups[name]!)])),
  },
};

/** Names of groups as people write them. */
export const groupNames: readonly string[] = Object.keys(groups).filter(
  (it) => !it.startsWith('.') && !it.endsWith('.'),
);
