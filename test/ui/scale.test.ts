// A host with 200 networks and 5,000 leases on which something happens 20 times a second: whoever types sees nothing of it.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type LargeHost, largeHost } from '../support/large-host';
import { openWorkbench, type Workbench } from './workbench';

const folder = process.env.VIRTNET_UI_FOLDER!;
const settingsFile = process.env.VIRTNET_UI_SETTINGS!;

const network = `<network>
  <name>net007</name>
  <forward mode='nat'/>
  <bridge name='vb7'/>
  <ip address='10.1.7.1' prefix='24'>
    <dhcp>
      <range start='10.1.7.10' end='10.1.7.200'/>
    </dhcp>
  </ip>
</network>
`;

/** What the main thread of the window was busy with: milliseconds from a key to what is drawn, and of each long task. */
interface Work {
  readonly keys: number[];
  readonly long: number[];
}

/** What the types of Node say of it is that of Node. */
type BrowserObserver = new (
  heard: (list: { getEntries(): readonly { readonly name: string; readonly duration: number }[] }) => void,
) => { observe(of: object): void };

/** Runs in the window. */
function observe(): void {
  const { PerformanceObserver } = globalThis as unknown as { PerformanceObserver: BrowserObserver };
  const work: Work = { keys: [], long: [] };
  Object.assign(globalThis, { work });
  new PerformanceObserver((list) => {
    for (const it of list.getEntries()) if (it.name === 'keydown') work.keys.push(it.duration);
  }).observe({ type: 'event', durationThreshold: 16 });
  new PerformanceObserver((list) => {
    for (const it of list.getEntries()) work.long.push(it.duration);
  }).observe({ type: 'longtask' });
}

/** Milliseconds. */
const frame = 16;

const sum = (all: readonly number[]): number => all.reduce((one, other) => one + other, 0);
const middle = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0;

describe('a host with 200 networks, 5,000 leases and 20 events a second', () => {
  let window: Workbench;
  let host: LargeHost;
  const usual = JSON.parse(readFileSync(settingsFile, 'utf8')) as object;
  const type = (i: number) => window.page.keyboard.type(i % 10 === 9 ? '\n' : 'x');
  const rest = async () => undefined;
  /** Does something for ten seconds; gives what the window was busy with meanwhile. */
  const while10s = async (act: (i: number) => Promise<void>): Promise<Work> => {
    await window.page.evaluate(() =>
      Object.assign((globalThis as unknown as { work: Work }).work, { keys: [], long: [] }),
    );
    for (let i = 0; i < 100; i++) {
      await act(i);
      await window.page.waitForTimeout(100);
    }
    return window.page.evaluate(() => (globalThis as unknown as { work: Work }).work);
  };

  before(async () => {
    host = largeHost(join(dirname(folder), 'large-host'));
    writeFileSync(join(folder, 'large.xml'), network);
    writeFileSync(
      settingsFile,
      JSON.stringify({ ...usual, 'virtnet.connection.uri': host.uri, 'virtnet.virsh.path': host.program }),
    );
    window = await openWorkbench(process.env.VIRTNET_UI!);
    window.page.setDefaultTimeout(25_000);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot('failed-scale');
  });
  after(async () => {
    await window?.close();
    writeFileSync(settingsFile, JSON.stringify(usual));
  });

  it('is followed while somebody types, who waits no longer for it', async () => {
    await window.page.locator('.activitybar .action-label[aria-label^="virtnet"]').click();
    await window.row('net000').waitFor();
    await window.open('large.xml');
    await window.lens('net007 · running on');
    await window.press('Control+1', 'Control+Home', 'Enter', 'ArrowUp');
    await window.page.keyboard.type('<!-- ');
    await window.page.evaluate(observe);
    await while10s(type);
    const calm = await while10s(type);
    const [events, readings] = [host.events, host.readings];
    host.happen(true);
    const busy = await while10s(type);
    const watched = await while10s(rest);
    host.happen(false);
    const happened = 2 * (host.events - events);
    const read = host.readings - readings;
    await window.screenshot('scale');
    for (const [name, { keys, long }] of Object.entries({ calm, busy, watched }))
      console.log(
        `      ${name}: ${keys.length} keys, drawn in ${middle(keys)} ms in the middle and ${Math.max(0, ...keys)} ms at most; ` +
          `${long.length} long tasks, ${Math.round(sum(long))} ms in all, ${Math.round(Math.max(0, ...long))} ms at most`,
      );
    console.log(`      ${happened} events, for which the host was read ${read} times`);
    assert.ok(happened > 100 && read * 8 < happened, 'events are gathered');
    assert.ok(middle(busy.keys) <= 2 * middle(calm.keys) + frame, 'a key is drawn as soon as without events');
  });
});
