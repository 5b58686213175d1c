// A host that is watched: what is asked and when, and what becomes of what is known while the host does not answer. Time is
// told by the test.
import assert from 'node:assert/strict';
import { failure, success } from '../../../server/src/host/command';
import type { HostEvent, Listened } from '../../../server/src/host/watch/events';
import { readPorts } from '../../../server/src/host/watch/snapshot';
import { HostWatch } from '../../../server/src/host/watch/watch';
import type { HostInventory } from '../../../server/src/model/inventory';
import { FakeLibvirt } from '../../support/fake-libvirt';

const network = (name: string, more = ''): string => `<network><name>${name}</name>${more}</network>\n`;
const uuidOf = (name: string): string => `00000000-0000-4000-8000-${name.padStart(12, '0')}`;

/** A watch of a libvirt in memory, with hands on its clock and its events. */
class Watched {
  readonly libvirt = new FakeLibvirt('qemu:///system');
  readonly listeners = new Map<Listened, { heard: (event: HostEvent) => void; ended: () => void }>();
  readonly states: string[] = [];
  killed = 0;
  inventories = 0;
  readonly #timers: { at: number; act: () => void }[] = [];
  #now = 0;
  readonly watch: HostWatch;

  constructor(listens = true) {
    this.watch = new HostWatch({
      connection: this.libvirt,
      inventory: async (): Promise<HostInventory> => ({
        devices: [],
        routes: [{ destination: '10.0.0.0/8', device: String(++this.inventories) }],
      }),
      ...(listens && {
        listen: (what: Listened, heard: (event: HostEvent) => void, ended: (ending: never) => void) => {
          this.listeners.set(what, { heard, ended: () => ended(undefined as never) });
          return { kill: () => void this.killed++ };
        },
      }),
      after: (ms, act) => {
        const timer = { at: this.#now + ms, act };
        this.#timers.push(timer);
        return () => {
          const i = this.#timers.indexOf(timer);
          if (i >= 0) this.#timers.splice(i, 1);
        };
      },
      changed: () => this.states.push(this.watch.state.how),
    });
  }

  add(name: string, running = true): void {
    this.libvirt.networks.push({
      name,
      uuid: uuidOf(name),
      xml: network(name),
      autostart: false,
      ...(running && { live: network(name) }),
    });
  }

  /** Lets so many milliseconds pass, and all that happens in them. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await settled();
      const next = this.#timers.filter((it) => it.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers.splice(this.#timers.indexOf(next), 1);
      this.#now = next.at;
      next.act();
    }
    this.#now = end;
  }

  /** How long it is until something is done again. */
  get pause(): number | undefined {
    return this.#timers.map((it) => it.at - this.#now).sort((a, b) => a - b)[0];
  }

  /** What has been asked since this was called last. */
  asked(): string[] {
    return this.libvirt.asked.splice(0);
  }

  fail(reason: 'unreachable' | 'timeout' | 'not-installed' | undefined): void {
    this.libvirt.disturb = reason && (() => failure(reason, 'no answer'));
  }
}

/** All that needs no time is done. */
const settled = async (): Promise<void> => {
  for (let i = 0; i < 200; i++) await Promise.resolve();
};

async function watching(listens = true): Promise<Watched> {
  const it = new Watched(listens);
  it.add('lab');
  it.add('off', false);
  it.watch.start();
  await it.pass(0);
  it.asked();
  return it;
}

const dumps = (asked: readonly string[]) => asked.filter((it) => it.startsWith('net-dumpxml'));

describe('a watched host', () => {
  it('is read whole at first', async () => {
    const it = await watching();
    assert.deepEqual(it.states, ['fresh']);
    const { networks, libvirt, inventory } = it.watch.snapshot!;
    assert.deepEqual(
      networks.map(({ name, active, running, stored }) => [name, active, running, stored]),
      [
        ['lab', true, network('lab'), network('lab')],
        ['off', false, undefined, network('off')],
      ],
    );
    assert.deepEqual([libvirt, inventory?.routes?.[0]?.device], ['9.0.0', '1']);
    await it.pass(3_600_000);
    assert.deepEqual(it.asked(), []);
  });

  it('is asked about the network of an event, and no other', async () => {
    const it = await watching();
    it.libvirt.networks[0]!.live = network('lab', '<mtu size="9000"/>');
    it.listeners.get('network')!.heard({ of: 'network', name: 'lab' });
    await it.pass(100);
    assert.deepEqual(dumps(it.asked()), [
      `net-dumpxml -- ${uuidOf('lab')}`,
      `net-dumpxml --inactive -- ${uuidOf('lab')}`,
    ]);
    assert.match(it.watch.snapshot!.networks[0]!.running!, /9000/);
    assert.equal(it.inventories, 2);
  });

  it('is asked about all when an event is not understood, and about what is new', async () => {
    const it = await watching();
    it.add('new');
    it.listeners.get('network')!.heard({ of: 'network', name: 'other' });
    await it.pass(100);
    assert.equal(dumps(it.asked()).length, 2);
    assert.equal(it.watch.snapshot!.networks.length, 3);
    it.listeners.get('network')!.heard({ of: 'network' });
    await it.pass(200);
    assert.equal(dumps(it.asked()).length, 5);
  });

  it('is asked once for many events, and not later for each of them', async () => {
    const it = await watching();
    for (let i = 0; i < 10; i++) {
      it.listeners.get('network')!.heard({ of: 'network', name: 'lab' });
      await it.pass(20);
    }
    await it.pass(200);
    const listings = it.asked().filter((line) => line === 'net-list --all --name');
    // Twice for each reading.
    assert.equal(listings.length, 4);
  });

  it('forgets what is gone', async () => {
    const it = await watching();
    it.libvirt.networks.splice(0, 1);
    it.listeners.get('network')!.heard({ of: 'network', name: 'lab' });
    await it.pass(100);
    assert.deepEqual(
      it.watch.snapshot!.networks.map(({ name }) => name),
      ['off'],
    );
  });

  it('is asked ever more seldom while events do not end, and soon again after them', async () => {
    const it = await watching();
    const happen = async (ms: number): Promise<number> => {
      let read = 0;
      for (let i = 0; i < ms / 50; i++) {
        it.listeners.get('network')!.heard({ of: 'network', name: 'lab' });
        await it.pass(50);
        read += dumps(it.asked()).length / 2;
      }
      return read;
    };
    assert.equal(await happen(200), 1);
    await it.pass(10_000);
    assert.equal(await happen(20_000), 16);
    await it.pass(10_000);
    it.asked();
    assert.equal(await happen(200), 1);
  });

  it('keeps what was known while it does not answer, asks ever more seldom, and comes back by itself', async () => {
    const it = await watching();
    it.fail('unreachable');
    it.listeners.get('network')!.ended();
    await it.pass(1000);
    assert.deepEqual([it.watch.state.how, it.watch.snapshot?.networks.length], ['old', 2]);
    const pauses = [];
    for (let i = 0; i < 10; i++) {
      pauses.push(it.pause! / 1000);
      await it.pass(it.pause!);
    }
    assert.deepEqual(pauses, [1, 2, 4, 8, 16, 32, 64, 128, 256, 300]);
    it.fail(undefined);
    it.asked();
    await it.pass(300_000);
    assert.equal(it.watch.state.how, 'fresh');
    assert.equal(dumps(it.asked()).length, 3);
    assert.deepEqual([...it.listeners.keys()], ['network', 'guest']);
  });

  it('that has never answered is not known', async () => {
    const it = new Watched();
    it.fail('timeout');
    it.watch.start();
    await it.pass(0);
    const { state } = it.watch;
    assert.deepEqual([state.how, 'why' in state && state.why.reason], ['unknown', 'timeout']);
    assert.equal(it.watch.snapshot, undefined);
  });

  it('that has never answered is left alone in the end, until somebody asks', async () => {
    const it = new Watched();
    it.fail('unreachable');
    it.watch.start();
    await it.pass(600_000);
    assert.deepEqual([it.asked().length, it.pause], [9, undefined]);
    assert.equal('isLeft' in it.watch.state && it.watch.state.isLeft, true);
    await Promise.all([it.watch.refresh(), it.pass(0)]);
    assert.equal('isLeft' in it.watch.state && it.watch.state.isLeft, false);
    it.fail(undefined);
    await it.pass(1000);
    assert.equal(it.watch.state.how, 'fresh');
  });

  it('is not asked again by itself where that helps nobody, but when somebody asks', async () => {
    const it = await watching();
    it.fail('not-installed');
    await Promise.all([it.watch.refresh(), it.pass(0)]);
    assert.equal(it.pause, undefined);
    it.watch.pace(5000);
    it.asked();
    await it.pass(20_000);
    assert.deepEqual(it.asked(), []);
    it.fail(undefined);
    await Promise.all([it.watch.refresh(), it.pass(0)]);
    assert.equal(it.watch.state.how, 'fresh');
  });

  it('is read again when nobody listens any more, as events were lost', async () => {
    const it = await watching();
    const [first] = [it.listeners.get('network')];
    first!.ended();
    await it.pass(999);
    assert.deepEqual(it.asked(), []);
    await it.pass(1);
    assert.equal(dumps(it.asked()).length, 3);
    assert.notEqual(it.listeners.get('network'), first);
    // One that ends at once again and again is not started again and again.
    it.listeners.get('network')!.ended();
    await it.pass(1999);
    assert.deepEqual(it.asked(), []);
    await it.pass(1);
    assert.equal(dumps(it.asked()).length, 3);
  });

  it('that has no guests is not asked for them again', async () => {
    const it = await watching();
    it.listeners.get('guest')!.ended();
    it.listeners.delete('guest');
    await it.pass(10_000);
    assert.deepEqual(it.asked(), []);
    it.listeners.get('network')!.heard({ of: 'network', name: 'lab' });
    await it.pass(100);
    assert.equal(it.listeners.has('guest'), false);
  });

  it('is asked again and again for what has no event, while somebody looks', async () => {
    const it = await watching();
    it.watch.pace(5000);
    await it.pass(4999);
    assert.deepEqual(it.asked(), []);
    await it.pass(1);
    assert.ok(it.asked().includes(`net-dhcp-leases -- ${uuidOf('lab')}`));
    it.watch.pace(undefined);
    await it.pass(60_000);
    assert.deepEqual(it.asked(), []);
  });

  it('is left alone once it is watched no longer, and nobody waits for it', async () => {
    const it = await watching();
    it.watch.pace(5000);
    const waiting = it.watch.refresh();
    it.watch.stop();
    await waiting;
    await it.watch.refresh();
    await it.pass(60_000);
    assert.deepEqual([it.asked(), it.killed, it.pause], [[], 2, undefined]);
  });

  it('without events is read all the same', async () => {
    const it = await watching(false);
    assert.equal(it.watch.state.how, 'fresh');
    assert.equal(it.listeners.size, 0);
  });
});

describe('the ports of a network', () => {
  it('are read with their owners, but for those that go meanwhile', async () => {
    const libvirt = new FakeLibvirt();
    libvirt.disturb = ([verb, ...rest]) => {
      if (verb === 'net-port-list') return success(['p1', 'p2']);
      if (rest.at(-1) === 'p2') return failure('failed', 'gone');
      return success(
        "<networkport><uuid>p1</uuid><owner><name>web</name><uuid>u</uuid></owner><mac address='m'/></networkport>",
      );
    };
    const ports = await readPorts(libvirt, { uuid: uuidOf('lab') });
    assert.deepEqual(ports, success([{ uuid: 'p1', owner: 'web', ownerUuid: 'u', mac: 'm' }]));
  });

  it('are none where the connection has none, and unknown where it does not answer', async () => {
    const libvirt = new FakeLibvirt();
    assert.deepEqual(await readPorts(libvirt, { name: 'none' }), success([]));
    libvirt.disturb = () => failure('unreachable', 'no answer');
    assert.equal((await readPorts(libvirt, { name: 'none' })).ok, false);
  });
});
