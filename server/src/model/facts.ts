// The vocabulary of facts: what a file says about the network, each with the place it was said. Facts hold parsed
// values; text that cannot be understood yields no fact, because a schema rule has already reported it.
import type { Address, Subnet } from '../address';
import type { Place, Span } from '../text';

/** A program that reads ifcfg files. */
export type Reader = 'NetworkManager' | 'network-scripts';

/** The one that reads them here, as far as the user said so. */
export type Backend = Reader | 'both';

/** How a libvirt network reaches the outside. `macvtap` is mode `bridge` without a bridge name (libvirt's direct mode). */
export type NetworkMode =
  'isolated' | 'nat' | 'route' | 'open' | 'bridge' | 'macvtap' | 'private' | 'vepa' | 'passthrough' | 'hostdev';

/** Modes in which libvirt makes and owns the bridge, runs dnsmasq and adds addresses. */
export const managedModes: ReadonlySet<NetworkMode> = new Set(['isolated', 'nat', 'route', 'open']);

/** A libvirt network: one document with the root `network`. */
export interface NetworkFact {
  readonly name: string;
  /** Lower case, with dashes. */
  readonly uuid: string | undefined;
  /** Undefined when the mode written is not known. */
  readonly mode: NetworkMode | undefined;
  readonly bridge: string | undefined;
  /** What guests meet that name it. */
  readonly ports: NetworkPorts;
  readonly at: Place;
}

/** What a network says of the ports of its guests. */
export interface NetworkPorts {
  readonly portgroups: readonly WordFact[];
  /** The type of its virtualport. */
  readonly virtualport: string | undefined;
  readonly mtu: number | undefined;
  /** Whether it limits what goes to its guests as a whole, without which it promises none of them a rate. */
  readonly hasInbound: boolean;
}

/**
 * What an interface is; for ifcfg the kind that NetworkManager derives.
 * Source: connection_from_file_full of nms-ifcfg-rh-reader.c.
 */
export type DeviceKind =
  | 'bridge'
  | 'bond'
  | 'team'
  | 'vlan'
  | 'ethernet'
  | 'wireless'
  | 'infiniband'
  | 'other'
  /** What it is is said elsewhere: a `.network` of systemd gives addresses to whatever has a name, a template leaves it open. */
  | 'unknown';

/** An interface that a file brings into being or configures. */
export interface DeviceFact {
  readonly name: string;
  readonly kind: DeviceKind;
  /** `libvirt`: a managed network makes this bridge. `profile`: a file of the host configures it, in whatever language. `host`: a running host has it. */
  readonly by: 'libvirt' | 'profile' | 'host';
  /** The network's name or the file's suffix. */
  readonly of: string;
  readonly onboot: boolean;
  readonly nmControlled: boolean;
  /** Not in a backup copy that everybody skips. */
  readonly live: boolean;
  readonly hwaddr: string | undefined;
  readonly macaddr: string | undefined;
  readonly uuid: string | undefined;
  readonly at: Place;
}

/** A reference by name from one thing to another. */
export interface ReferenceFact {
  /**
   * `controller-bridge`: BRIDGE=; `host-bridge`: a bridge-mode network's bridge; `uplink`: forward dev, interface dev, pf;
   * `guest-bridge`, `guest-device`: what a network card of a guest is plugged into without a network;
   * `default-route`, `default-gateway`, `default-gateway6`: GATEWAYDEV=, GATEWAY= and IPV6_DEFAULTGW= of
   * /etc/sysconfig/network, `global-ipv6`: its IPV6INIT=yes; `wep-keys`: a keys- file that has keys of WEP for the profile
   * of its name; `bridge-access`: a line of qemu's bridge.conf.
   */
  readonly relation:
    | 'controller-bridge'
    | 'controller-bond'
    | 'controller-team'
    | 'vlan-parent'
    | 'host-bridge'
    | 'uplink'
    | 'guest-bridge'
    | 'guest-device'
    | 'default-route'
    | 'default-gateway'
    | 'default-gateway6'
    | 'global-ipv6'
    | 'wep-keys'
    | 'bridge-access';
  readonly name: string;
  /** Who refers: the name of the network or the guest, or the device. */
  readonly from: string;
  readonly at: Place;
}

/** A word that a file says, and where. */
export interface WordFact {
  readonly value: string;
  readonly at: Place;
}

/** The mode of a bond, as a file of another program says it. */
export interface BondModeFact extends WordFact {
  readonly bond: string;
}

/** A guest: a domain of libvirt, or a network card by itself, whose guest has no name yet. */
export interface GuestFact {
  readonly name: string;
  /** Lower case, with dashes. */
  readonly uuid: string | undefined;
  /** What its disks are kept in, of those that no two running guests may have. */
  readonly disks: readonly string[];
  readonly interfaces: readonly GuestInterfaceFact[];
  readonly at: Place;
}

/** A network card of a guest, and what it is plugged into. */
export interface GuestInterfaceFact {
  /** The name of the guest; empty for a card by itself. */
  readonly guest: string;
  readonly type: string;
  /** Lower case, two digits each. */
  readonly mac: WordFact | undefined;
  readonly network: WordFact | undefined;
  readonly portgroup: WordFact | undefined;
  readonly bridge: WordFact | undefined;
  /** The interface of the host that it is attached to directly. */
  readonly device: WordFact | undefined;
  /** Its end on the host. */
  readonly target: WordFact | undefined;
  readonly filter: WordFact | undefined;
  readonly at: Place;
}

/** Which bridges qemu's helper lets users without rights plug guests into, as one file says it; `all` is all of them. */
export interface BridgeAccessFact {
  /** The helper gives up over a line, and refuses every bridge. */
  readonly isBroken: boolean;
  /** Another file may say more. */
  readonly includes: boolean;
  readonly allowed: readonly string[];
  readonly denied: readonly string[];
  readonly at: Place;
}

/** An address with its subnet, on a libvirt network (`ip`) or an interface (IPADDR, IPV6ADDR), or where a running host has a route to. */
export interface SubnetFact {
  readonly subnet: Subnet;
  readonly address: Address;
  /** The network's name or the device. */
  readonly of: string;
  readonly by: 'libvirt' | 'profile' | 'host';
  /** Of a route of the host that leads through a gateway. */
  readonly gateway?: string;
  /** Of a running host: in which routing table it is; in none while the interface is down. */
  readonly table?: 'main' | 'other';
  /** Identity of the declaring thing: uuid or name of a network, device of an interface; same owner, no clash. */
  readonly owner: string;
  /** Index of the `ip` element among those of the network, or of the address among those of the interface. */
  readonly index: number;
  /** The interface is a port of another device: its addresses are dropped. */
  readonly port: boolean;
  /** The address value. */
  readonly at: Place;
  /** The prefix or netmask value, when written. */
  readonly maskAt: Place | undefined;
}

/** A DHCP range. Both ends parsed; not checked against anything. */
export interface RangeFact {
  readonly first: Address;
  readonly last: Address;
  /** The `ip` it stands in, when that is understood. */
  readonly subnet: SubnetFact | undefined;
  readonly startAt: Place;
  readonly endAt: Place;
  readonly at: Place;
}

/** A static DHCP host. */
export interface ReservationFact {
  readonly mac: string | undefined;
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly ip: Address | undefined;
  readonly subnet: SubnetFact | undefined;
  readonly macAt: Place | undefined;
  readonly idAt: Place | undefined;
  readonly nameAt: Place | undefined;
  readonly ipAt: Place | undefined;
  readonly at: Place;
}

/** A static route. */
export interface RouteFact {
  readonly destination: Subnet;
  readonly gateway: Address | undefined;
  readonly metric: number | undefined;
  /** The number of the routing table, when one is written. */
  readonly table: number | undefined;
  /** What is written in place of its number. */
  readonly tableName?: string;
  readonly of: string;
  readonly by: 'libvirt' | 'profile';
  readonly at: Place;
  readonly gatewayAt: Place | undefined;
}

/** A policy rule: which packets look in which routing table. */
export interface PolicyRuleFact {
  readonly family: 4 | 6;
  readonly priority: number | undefined;
  readonly table: number | undefined;
  readonly from: Subnet | undefined;
  readonly to: Subnet | undefined;
  /** All its words. */
  readonly words: string;
  /** The device, or the suffix of the rule file. */
  readonly of: string;
  readonly at: Place;
}

/** What a live ifcfg file says of its profile as a whole; the questions that the files of one host have for each other. */
export interface ProfileFact {
  readonly device: DeviceFact;
  /** `ifcfg-eth0:1`: more addresses of `ifcfg-eth0`. */
  readonly alias: boolean;
  /** NetworkManager makes a profile of it: it is told to, and knows the kind. */
  readonly loaded: boolean;
  /** What it is a port of, or undefined. The first of BRIDGE, MASTER, TEAM_MASTER counts. */
  readonly controller: ControllerFact | undefined;
  /** What says that a default route comes with it: a gateway or DHCP, unless DEFROUTE says no. */
  readonly defaultRoute: Place | undefined;
  /** The first address of a profile that would take the gateway of the host, as it has none of its own. */
  readonly takesGateway: Place | undefined;
  /** IPV4_ROUTE_METRIC. */
  readonly metric: number | undefined;
  /** IPV4_ROUTE_TABLE and IPV6_ROUTE_TABLE: where its routes go. */
  readonly tables: { readonly 4: number | undefined; readonly 6: number | undefined };
  /** AUTOCONNECT_SLAVES=yes: starts its ports whatever their ONBOOT says. */
  readonly startsPorts: boolean;
  /** AUTOCONNECT_PRIORITY. */
  readonly priority: number;
  /** NAME of the profile; empty when it is not written. */
  readonly name: string;
  readonly nameAt: Place | undefined;
  readonly mtu: number | undefined;
  readonly macaddrAt: Place | undefined;
  /** The end of a file that has no addresses and asks for none: where they can be added, in lines of their own. */
  readonly roomAt: Place | undefined;
  /** The last line has no end. */
  readonly opensLine: boolean;
  /** Of a keyfile of a card without addresses and controller: where keys of `[connection]` may be added, each a whole line. */
  readonly joinsAt?: Place | undefined;
  readonly uuidAt: Place | undefined;
  readonly hwaddrAt: Place | undefined;
  /** The mode of a bond, as written; balance-rr without a place when it is not said. */
  readonly bondMode: { readonly word: string; readonly at: Place | undefined } | undefined;
  /** What says that a bond watches its ports by ARP. */
  readonly bondArp: Place | undefined;
  /** Parent and number of a VLAN, when both are known. */
  readonly vlan: { readonly parent: string; readonly id: number; readonly parentAt: Place } | undefined;
  /** Of a team, or of a port of one. */
  readonly team: TeamFact | undefined;
}

/** What a file says that only a team, or only a bond, says. */
export interface TeamFact {
  /** TEAM_CONFIG or TEAM_PORT_CONFIG; empty when it is not written, undefined when it is no object in JSON. */
  readonly config: Readonly<Record<string, unknown>> | undefined;
  /** Assignments of these keys, in order of the text. */
  readonly written: readonly WrittenFact[];
}

/** One assignment, with its line up to the next one. */
export interface WrittenFact {
  readonly name: string;
  readonly value: string;
  readonly nameSpan: Span;
  readonly span: Span;
  readonly line: Span;
}

/** A membership: by name, or by the UUID of the controller's profile. */
export interface ControllerFact {
  readonly kind: 'bridge' | 'bond' | 'team';
  readonly key: string;
  readonly name: string;
  readonly byUuid: boolean;
  readonly at: Place;
}
