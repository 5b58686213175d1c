// Who is on a network: what `dumpxml` prints of a guest and `net-port-dumpxml` of a port, read with a library.
import { childrenOf, readRoot, printedText } from './printed';

/** A network card of a guest. */
export interface GuestInterface {
  readonly mac: string;
  /** The network it is plugged into, by name; undefined for a bridge or device of the host. */
  readonly network?: string;
  readonly portgroup?: string;
  /** The bridge or the interface of the host that it uses without a network. */
  readonly source?: string;
  /** Its end on the host while the guest runs, such as `vnet0`. */
  readonly device?: string;
}

export interface Guest {
  readonly name: string;
  readonly uuid: string;
  readonly running: boolean;
  readonly interfaces: readonly GuestInterface[];
}

/** A port of a running network, and whose it is. */
export interface NetworkPort {
  readonly uuid: string;
  readonly owner: string;
  readonly ownerUuid: string;
  readonly mac: string;
}

/** Reads what `dumpxml` printed; undefined when it is no guest. */
export function readGuest(xml: string, running: boolean): Guest | undefined {
  const root = readRoot(xml, 'domain');
  const [name, uuid] = ['name', 'uuid'].map((it) => printedText(root, it));
  if (!root || name === undefined || uuid === undefined) return undefined;
  const interfaces = childrenOf(root, 'devices')
    .flatMap((it) => childrenOf(it, 'interface'))
    .map((it): GuestInterface => {
      const [source] = childrenOf(it, 'source');
      const network = printedText(source, '@network');
      const portgroup = printedText(source, '@portgroup');
      const plain = printedText(source, '@bridge') ?? printedText(source, '@dev');
      const device = printedText(childrenOf(it, 'target')[0], '@dev');
      return {
        mac: printedText(childrenOf(it, 'mac')[0], '@address') ?? '',
        ...(network === undefined ? {} : { network }),
        ...(portgroup === undefined ? {} : { portgroup }),
        ...(network !== undefined || plain === undefined ? {} : { source: plain }),
        ...(device === undefined ? {} : { device }),
      };
    });
  return { name, uuid, running, interfaces };
}

/** Reads what `net-port-dumpxml` printed; undefined when it is no port. */
export function readPort(xml: string): NetworkPort | undefined {
  const root = readRoot(xml, 'networkport');
  const uuid = printedText(root, 'uuid');
  const [owner] = childrenOf(root, 'owner');
  const mac = printedText(childrenOf(root, 'mac')[0], '@address');
  if (uuid === undefined) return undefined;
  return { uuid, owner: printedText(owner, 'name') ?? '', ownerUuid: printedText(owner, 'uuid') ?? '', mac: mac ?? '' };
}

/** The name of the interface that `nodedev-dumpxml` printed of; undefined when there is none. */
export const readInterface = (xml: string): string | undefined =>
  childrenOf(readRoot(xml, 'device'), 'capability')
    .map((it) => printedText(it, 'interface'))
    .find((it) => it !== undefined);
