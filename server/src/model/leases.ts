// The leases of running networks as documents among the others, and as files ask for them.
import { compare, parseAddress } from '../address';
import { memoize } from '../memoize';
import type { Place } from '../text';
import type { ReservationFact } from './facts';
import { type Facts, noFacts } from './file-facts';
import type { File, Host } from './file';
import { hostOf } from './host';
import { isHeldBy, type Lease, type LeaseFact, NetworkLeases } from './lease-facts';
import { Lines } from './lines';
import { leasesUri, liveDocumentOf } from './live';
import { networkOf, networksByName, networksByUuid } from './networks';
import { none } from './reading';
import type { FileFacts, Index, WorkspaceFacts } from './workspace-facts';

/** A document with the leases of a running network, one line each; its facts are made when they are asked for. */
export class LeasesDocument implements FileFacts {
  kept: unknown[] | undefined;
  readonly uri: string;
  readonly host: Host;
  readonly text: string;
  readonly #places: readonly Place[];
  #facts: Facts | undefined;

  constructor(
    connection: string,
    readonly network: { readonly uuid: string; readonly name: string },
    readonly leases: readonly Lease[],
  ) {
    this.uri = leasesUri(connection, network.uuid, network.name);
    this.host = hostOf(this.uri);
    const lines = new Lines(this.uri);
    const places: Place[] = [];
    lines.add(`{\n  "network": ${JSON.stringify(network.name)}`);
    lines.list('leases', leases.map(shownOf), (_, at) => places.push(at));
    lines.add('\n}\n');
    this.text = lines.text;
    this.#places = places;
  }

  get facts(): Facts {
    return (this.#facts ??= { ...noFacts, leases: this.#read() });
  }

  #read(): NetworkLeases {
    const all = this.leases.flatMap((it, i): LeaseFact[] => {
      const address = parseAddress(it.ip);
      return address ? [{ ...it, address, at: this.#places[i]! }] : [];
    });
    const at = { uri: this.uri, span: { start: 0, end: this.text.length } };
    return new NetworkLeases(
      this.network.uuid,
      all.sort((a, b) => compare(a.address, b.address)),
      at,
    );
  }
}

/** What a person reads of a lease. */
const shownOf = ({ ip, mac, hostname, id, guest, until }: Lease): object => ({ ip, mac, hostname, id, guest, until });

const leasesByNetwork: Index<NetworkLeases> = { of: ({ leases }) => (leases ? [leases] : []), key: (it) => it.uuid };

/** The leases of the network that runs on the host and was made of a file, as its uuid or name tells; or of the live document itself. */
export function runningLeasesOf(file: File, workspace: WorkspaceFacts): NetworkLeases | undefined {
  const self = networkOf(file);
  if (!self) return undefined;
  const { uuid, name } = self;
  const all = uuid === undefined ? workspace.by(networksByName, name) : workspace.by(networksByUuid, uuid);
  const running = all.find((it) => liveDocumentOf(it.at.uri)?.part === 'running');
  return running?.uuid === undefined ? undefined : workspace.by(leasesByNetwork, running.uuid)[0];
}

/** Hardware addresses that guests of any network of the host have now. */
export const leasedMacs = memoize(
  (workspace: WorkspaceFacts): ReadonlySet<string> =>
    new Set(workspace.files.flatMap((it) => it.facts.leases?.all.map(({ mac }) => mac) ?? [])),
);

/** Static hosts whose address another guest has now, each with that lease. */
export function takenHostsOf(file: File, workspace: WorkspaceFacts): readonly TakenHost[] {
  const leases = runningLeasesOf(file, workspace);
  const { hosts } = file.facts;
  if (!leases || leases.all.length === 0 || !hosts) return none;
  const found: TakenHost[] = [];
  for (let i = 0; i < hosts.count; i++) {
    const value = hosts.ipv4(i);
    const address = value < 0 ? hosts.address(i) : undefined;
    const lease = value >= 0 ? leases.ofIpv4(value) : address && leases.of(address);
    const host = lease && hosts.fact(i);
    if (host && isHeldBy(lease, host) === false) found.push({ host, lease });
  }
  return found;
}

export interface TakenHost {
  readonly host: ReservationFact;
  readonly lease: LeaseFact;
}
