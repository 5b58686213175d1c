// What is known of a running host beyond its networks: interfaces, addresses, routes. Plain data.
import type { Place } from '../text';
import type { DeviceKind } from './facts';

export interface HostDevice {
  readonly name: string;
  /** Other names that the kernel knows it by. */
  readonly altnames?: readonly string[];
  readonly kind: DeviceKind;
  readonly isUp: boolean;
  readonly mac?: string;
  /** The bridge, bond or team that it is a port of. */
  readonly controller?: string;
  /** `192.168.1.5/24`. */
  readonly addresses: readonly string[];
  /** How many virtual functions it has now; undefined when it is no physical function. */
  readonly virtualFunctions?: number;
}

export interface HostRoute {
  /** `10.0.0.0/8`; the default route has a prefix of 0. */
  readonly destination: string;
  readonly gateway?: string;
  /** `*` where it leads nowhere, as a blackhole does. */
  readonly device: string;
  /** Undefined for the main table. */
  readonly table?: string;
}

/** What a network needs of a host besides; undefined where that is not known. */
export interface HostConditions {
  /** `2.90`; parts that it was built without, as it names them. */
  readonly dnsmasq?: { readonly version: string; readonly lacks: readonly string[] };
  /** Its zones are those that it would have where it does not run. */
  readonly firewalld?: { readonly isRunning: boolean; readonly zones: readonly string[] };
  /** Folders in which there are those of TFTP servers, with the names of the folders in them. */
  readonly folders?: Readonly<Record<string, readonly string[]>>;
}

export interface HostInventory extends HostConditions {
  readonly devices: readonly HostDevice[];
  /** Undefined where only the names of interfaces are known. */
  readonly routes?: readonly HostRoute[];
}

/** What is known of a host, and whose its bridges are. */
export interface HostKnowledge extends Partial<HostInventory> {
  /** `qemu:///system`. */
  readonly connection: string;
  /** The version of libvirt, `9.0.0`. */
  readonly libvirt?: string;
  /** Bridges that running networks have made: their addresses and routes are those of the networks. */
  readonly ofNetworks: readonly string[];
}

/** The same as files see it. */
export interface KnownHost extends HostKnowledge {
  /** The document that shows it. */
  readonly at: Place;
  /** Its interfaces by name, by each that they have; undefined where nobody can tell what there is. */
  readonly named: ReadonlyMap<string, HostDevice> | undefined;
}

/** Whether a host has a folder; undefined where nobody can tell. */
export function hasFolder(folders: HostConditions['folders'], path: string): boolean | undefined {
  const bare = path.length > 1 ? path.replace(/\/$/, '') : path;
  if (!folders || !/^(?:\/(?!\.{1,2}(?:\/|$))[^/]+)+$/.test(bare)) return undefined;
  const end = bare.lastIndexOf('/');
  const above = end === 0 ? '/' : bare.slice(0, end);
  const known = Object.hasOwn(folders, above) ? folders[above] : undefined;
  if (known) return known.includes(bare.slice(end + 1));
  return above !== '/' && hasFolder(folders, above) === false ? false : undefined;
}

/** Whether more is known of the interfaces of a host than their names. */
export const isWhole = ({ routes }: KnownHost): boolean => routes !== undefined;
