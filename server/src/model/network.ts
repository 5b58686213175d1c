// The one network that all files together describe: the union of their facts, indexed for the questions rules ask.
import { type Address, compare, overlap } from '../address';
import type { DeviceFact, Facts, NetworkFact, ReferenceFact, SubnetFact } from './facts';

/** A file as other files see it: its facts and where it lies. */
export interface Neighbour {
  readonly uri: string;
  readonly facts: Facts;
}

export class Network {
  #subnets: { sorted: readonly SubnetFact[]; parents: Int32Array } | undefined;
  #devices: Map<string, DeviceFact[]> | undefined;
  #networks: readonly NetworkFact[] | undefined;
  #references: readonly ReferenceFact[] | undefined;
  #uris: ReadonlySet<string> | undefined;

  constructor(readonly files: readonly Neighbour[]) {}

  /** All networks of all files. */
  get networks(): readonly NetworkFact[] {
    return (this.#networks ??= this.files.flatMap((it) => it.facts.networks));
  }

  get references(): readonly ReferenceFact[] {
    return (this.#references ??= this.files.flatMap((it) => it.facts.references));
  }

  /** Whether there is a file of that uri. */
  has(uri: string): boolean {
    return (this.#uris ??= new Set(this.files.map((it) => it.uri))).has(uri);
  }

  /** Interfaces with that name, whoever makes or configures them. */
  devices(name: string): readonly DeviceFact[] {
    return this.#deviceIndex().get(name) ?? [];
  }

  get allDevices(): readonly DeviceFact[] {
    return [...this.#deviceIndex().values()].flat();
  }

  /** Subnets that share an address with the given one, itself included; by binary search over sorted starts. */
  overlapping(wanted: { first: Address; last: Address }): SubnetFact[] {
    const { sorted, parents } = this.#subnetIndex();
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(sorted[middle]!.subnet.first, wanted.last) <= 0) low = middle + 1;
      else high = middle;
    }
    const result: SubnetFact[] = [];
    let i = low - 1;
    for (; i >= 0 && compare(sorted[i]!.subnet.first, wanted.first) >= 0; i--) result.push(sorted[i]!);
    // CIDR blocks nest or are apart: what starts earlier and still holds the address is on the chain of enclosing blocks.
    for (; i >= 0; i = parents[i]!) if (overlap(sorted[i]!.subnet, wanted)) result.push(sorted[i]!);
    return result;
  }

  /** Subnets by start, the wider first; for each the index of the nearest block that encloses it, or -1. */
  #subnetIndex(): { sorted: readonly SubnetFact[]; parents: Int32Array } {
    if (this.#subnets) return this.#subnets;
    const sorted = this.files
      .flatMap((it) => it.facts.subnets)
      .sort((a, b) => compare(a.subnet.first, b.subnet.first) || a.subnet.prefix - b.subnet.prefix);
    const parents = new Int32Array(sorted.length);
    let open = -1;
    for (let i = 0; i < sorted.length; i++) {
      while (open >= 0 && compare(sorted[open]!.subnet.last, sorted[i]!.subnet.first) < 0) open = parents[open]!;
      parents[i] = open;
      open = i;
    }
    return (this.#subnets = { sorted, parents });
  }

  #deviceIndex(): Map<string, DeviceFact[]> {
    if (this.#devices) return this.#devices;
    this.#devices = new Map();
    for (const { facts } of this.files) {
      for (const it of facts.devices) {
        const known = this.#devices.get(it.name);
        if (known) known.push(it);
        else this.#devices.set(it.name, [it]);
      }
    }
    return this.#devices;
  }
}
