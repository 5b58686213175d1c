// A window of VS Code beside a real libvirtd, which is `qemu:///system` to it: there before the tests of a suite, and gone after.
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Libvirtd, startLibvirtd, virshOfSystem } from '../support/libvirtd';
import { skipWithoutLibvirtd } from '../support/skipping';
import { openWorkbench, type Workbench } from './workbench';

/** The folder that is open in the window. */
export const folder = process.env.VIRTNET_UI_FOLDER!;
const settingsFile = process.env.VIRTNET_UI_SETTINGS!;

export interface SystemHost {
  readonly window: Workbench;
  readonly daemon: Libvirtd;
  /** What a colleague does on the host. */
  virsh(...args: string[]): Promise<string>;
  /** The same with a text. */
  define(xml: string): Promise<void>;
  /** Has the settings of the window say more. */
  set(more: object): void;
}

/**
 * `prepare`: what is on the host before the window is opened. `suite` names the picture of a test that fails. `guests`: whether
 * the window is shown the guests of the host, too. `settings`: what more its settings say from the start.
 */
export function systemHost(
  suite: string,
  prepare: (host: SystemHost) => Promise<void> = async () => undefined,
  { guests = false, settings = {} } = {},
): SystemHost {
  const usual = JSON.parse(readFileSync(settingsFile, 'utf8')) as object;
  const program = join(dirname(folder), 'virsh-of-system');
  let daemon: Libvirtd;
  let window: Workbench | undefined;
  const host: SystemHost = {
    get window() {
      return window!;
    },
    get daemon() {
      return daemon;
    },
    virsh: async (...args) => (await promisify(execFile)('virsh', ['-c', daemon.uri, ...args])).stdout,
    async define(xml) {
      const file = join(dirname(folder), 'of-a-colleague.xml');
      writeFileSync(file, xml);
      await host.virsh('net-define', file);
    },
    set(more) {
      const own = { 'virtnet.connection.uri': 'qemu:///system', 'virtnet.virsh.path': program };
      writeFileSync(settingsFile, JSON.stringify({ ...usual, ...own, ...more }));
    },
  };
  before(async function () {
    skipWithoutLibvirtd(this);
    daemon = await startLibvirtd();
    await virshOfSystem(program, guests ? daemon.guestsUri : daemon.uri);
    await prepare(host);
    host.set(settings);
    window = await openWorkbench(process.env.VIRTNET_UI!);
    window.page.setDefaultTimeout(25_000);
    await window.page.locator('.activitybar .action-label[aria-label^="virtnet"]').waitFor();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window?.screenshot(`failed-${suite}`);
  });
  after(async () => {
    await window?.close();
    writeFileSync(settingsFile, JSON.stringify(usual));
    await daemon?.stop();
  });
  return host;
}

/** Has the window look at the host, by keyboard: no daemon is where that of this machine would be. */
export async function look({ window }: SystemHost): Promise<void> {
  await window.run('virtnet: Look at a host');
  await window.choose('qemu:///system');
  await window.row('qemu:///system').waitFor();
}
