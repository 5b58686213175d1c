// The union of all facts and its indexes answer as comparing everything with everything does, also after files have changed.
import { noFacts } from '../../../server/src/model/file-facts';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Address,
  compare,
  contains,
  overlap,
  parseAddress,
  subnetOf,
  subnetText,
} from '../../../server/src/address';
import { Blocks, countBelow, Ranges } from '../../../server/src/model/blocks';
import type { DeviceFact, SubnetFact } from '../../../server/src/model/facts';
import { type FileFacts, WorkspaceFacts } from '../../../server/src/model/workspace-facts';

const ipv4 = (number: number): Address => parseAddress(`10.0.${String(number >> 8)}.${String(number & 255)}`)!;
const addresses = fc.integer({ min: 0, max: 1023 }).map(ipv4);
const subnets = fc.tuple(addresses, fc.integer({ min: 20, max: 32 })).map(([it, prefix]) => subnetOf(it, prefix));
const ranges = fc
  .tuple(addresses, addresses)
  .map(([a, b]) => (compare(a, b) <= 0 ? { first: a, last: b } : { first: b, last: a }));

describe('blocks of addresses', () => {
  it('that hold two addresses are found, in the order given, of equal ones the first', () => {
    fc.assert(
      fc.property(fc.array(subnets, { maxLength: 30 }), ranges, (list, { first, last }) => {
        const holders = list.map((subnet, index) => ({ subnet, index }));
        const isRepeated = (subnet: string, index: number) =>
          list.slice(0, index).some((it) => subnetText(it) === subnet);
        const around = (a: Address, b: Address) =>
          holders.filter(
            ({ subnet, index }) => contains(subnet, a) && contains(subnet, b) && !isRepeated(subnetText(subnet), index),
          );
        const blocks = new Blocks(holders);
        assert.deepEqual(blocks.around(first, last), around(first, last));
        assert.deepEqual(blocks.around(first), around(first, first));
      }),
      { numRuns: 400 },
    );
  });
});

describe('ranges of addresses', () => {
  it('are found around an address, of several the one that ends last', () => {
    fc.assert(
      fc.property(fc.array(ranges, { maxLength: 30 }), addresses, (list, address) => {
        const lasts = list.filter((it) => contains(it, address)).map((it) => it.last);
        const found = new Ranges(list).around(address);
        assert.deepEqual(found?.last, lasts.sort(compare).at(-1));
        assert.ok(!found || contains(found, address));
      }),
      { numRuns: 400 },
    );
  });

  it('are counted that share an address with another one', () => {
    fc.assert(
      fc.property(fc.array(ranges, { maxLength: 30 }), ranges, (list, wanted) => {
        const count = list.filter((it) => overlap(it, wanted)).length;
        assert.equal(new Ranges(list).countIn(wanted.first, wanted.last), count);
      }),
      { numRuns: 400 },
    );
  });

  it('have ends below an address', () => {
    fc.assert(
      fc.property(fc.array(addresses, { maxLength: 30 }), addresses, (list, limit) => {
        const sorted = list.sort(compare);
        assert.equal(countBelow(sorted, limit), sorted.filter((it) => compare(it, limit) < 0).length);
        assert.equal(countBelow(sorted, limit, true), sorted.filter((it) => compare(it, limit) <= 0).length);
      }),
    );
  });
});

const uris = ['a', 'b', 'c', 'd', 'e'];
const roots = [undefined, 'one', 'two'];
const sites = ['anywhere', 'one', 'two'];
const names = ['eth0', 'br0', 'bond0'];
const reader = fc.constantFrom(undefined, 'NetworkManager', 'network-scripts', 'both');

/** A file with some facts, each known by a number. */
const neighbour = (uri: string): fc.Arbitrary<FileFacts> =>
  fc
    .record({
      root: fc.constantFrom(...roots),
      skippedBy: reader,
      numbers: fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 4 }),
      list: fc.array(subnets, { maxLength: 4 }),
    })
    .map(({ root, skippedBy, numbers, list }) => {
      const at = { uri, span: { start: 0, end: 0 } };
      const ports = { portgroups: [], virtualport: undefined, mtu: undefined, hasInbound: false };
      const devices = numbers.map((it) => ({ name: names[it % 3]!, of: String(it), at }) as DeviceFact);
      return {
        uri,
        host: { root, site: root ?? 'anywhere', isLive: false },
        facts: {
          ...noFacts,
          ...(skippedBy === undefined ? {} : { skippedBy }),
          devices,
          networks: numbers.map((it) => ({
            name: String(it),
            uuid: undefined,
            mode: 'nat',
            bridge: undefined,
            ports,
            at,
          })),
          references: numbers.map((it) => ({ relation: 'uplink', name: String(it), from: uri, at })),
          subnets: list.map((subnet, index) => ({ subnet, index, at }) as SubnetFact),
        },
      };
    });

/** Facts of one file stay in their order; that of the files is not promised. */
const byFile = <T extends { readonly at: { readonly uri: string } }>(facts: readonly T[]): T[] =>
  facts.toSorted((a, b) => (a.at.uri < b.at.uri ? -1 : a.at.uri > b.at.uri ? 1 : 0));

/** All that is asked of a network. */
function answers(workspace: WorkspaceFacts, wanted: { first: Address; last: Address }): unknown {
  const subnet = (it: SubnetFact) => `${it.at.uri} ${String(it.index)} ${subnetText(it.subnet)}`;
  const device = (it: DeviceFact) => `${it.at.uri} ${it.name} ${it.of}`;
  return {
    files: workspace.files.map((it) => it.uri).sort(),
    has: uris.map((it) => workspace.has(it)),
    networks: byFile(workspace.networks).map((it) => `${it.at.uri} ${it.name}`),
    references: byFile(workspace.references).map((it) => `${it.at.uri} ${it.name}`),
    devices: names.map((it) => byFile(workspace.devices(it)).map(device)),
    all: workspace.allDevices.map(device).sort(),
    overlapping: workspace.overlapping(wanted).map(subnet).sort(),
    meeting: uris.map((it) => [...workspace.meeting(wanted, it)].map(subnet).sort()),
    taken: workspace.isTaken(wanted),
  };
}

describe('the union of all facts', () => {
  it('is after a change what it is when made anew, for each host, site and reader', () => {
    const files = fc.tuple(...uris.slice(0, 4).map(neighbour));
    const changes = fc
      .uniqueArray(fc.constantFrom(...uris), { maxLength: 3 })
      .chain((changed) =>
        fc.tuple(
          ...changed.map((uri) => fc.option(neighbour(uri), { nil: undefined }).map((it) => [uri, it] as const)),
        ),
      );
    fc.assert(
      fc.property(files, changes, ranges, (before, changed, wanted) => {
        const workspace = new WorkspaceFacts(before);
        // What was asked before must not be left in what is asked after.
        answers(workspace, wanted);
        for (const root of roots) answers(workspace.seenFrom({ hostRoot: root, live: undefined }), wanted);
        for (const site of sites) answers(workspace.ofSite(site), wanted);
        const after = workspace.after(new Map(changed));
        const anew = new WorkspaceFacts(after.files);
        assert.deepEqual(answers(after, wanted), answers(anew, wanted));
        for (const root of roots) {
          const own = after.seenFrom({ hostRoot: root, live: undefined });
          assert.equal(own, after.seenFrom({ hostRoot: root, live: undefined }));
          const isIn = (it: FileFacts) => root === undefined || it.host?.root === undefined || it.host.root === root;
          assert.deepEqual(answers(own, wanted), answers(new WorkspaceFacts(after.files.filter(isIn)), wanted));
        }
        for (const site of sites) {
          const own = after.ofSite(site);
          assert.equal(own, after.ofSite(site));
          const there = after.files.filter((it) => it.host?.site === site);
          assert.deepEqual(answers(own, wanted), answers(new WorkspaceFacts(there), wanted));
        }
        for (const backend of ['NetworkManager', 'network-scripts', 'both'] as const) {
          const isRead = (uri: string) => {
            const { skippedBy } = after.files.find((it) => it.uri === uri)!.facts;
            return backend === 'both' || skippedBy !== backend;
          };
          const read = after.readBy(backend);
          assert.equal(read, after.readBy(backend));
          const live = anew.allDevices.filter((it) => isRead(it.at.uri));
          assert.deepEqual(new Set(read.allDevices), new Set(live), backend);
          assert.deepEqual(byFile(read.networks), byFile(anew.networks));
        }
      }),
      { numRuns: 300 },
    );
  });
});
