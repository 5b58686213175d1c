// The keys that make an interface a port of another one: the one table of them.

export interface Membership {
  /** By name; with `_UUID` behind it, by the UUID of the controller's profile. */
  readonly key: 'BRIDGE' | 'MASTER' | 'TEAM_MASTER' | 'OVS_PORT' | 'VRF';
  readonly kind: 'bridge' | 'bond' | 'team' | 'ovs-port' | 'vrf';
  /** A port of a VRF has addresses; those of any other port are dropped. */
  readonly keepsAddresses?: boolean;
}

/** In the order in which NetworkManager looks: the first is taken. Source: nms-ifcfg-rh-reader.c: make_connection_setting. */
export const memberships: readonly Membership[] = [
  { key: 'BRIDGE', kind: 'bridge' },
  { key: 'MASTER', kind: 'bond' },
  { key: 'TEAM_MASTER', kind: 'team' },
  { key: 'OVS_PORT', kind: 'ovs-port' },
  { key: 'VRF', kind: 'vrf', keepsAddresses: true },
];

/** Each of them by name and by UUID. */
const bothOf = ({ key }: Membership): string[] => [key, `${key}_UUID`];

/** What an interface with one of these is: a port of something. */
export const membershipKeys: readonly string[] = memberships.flatMap(bothOf);

/** What an interface with one of these does not have: addresses of its own. */
export const portKeys: readonly string[] = memberships.filter((it) => !it.keepsAddresses).flatMap(bothOf);
