// View, lens, status bar and dialogs by keyboard alone, in the four kinds of theme. The pictures are looked at by people.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Libvirtd, startLibvirtd, whyNoLibvirtd } from '../support/libvirtd';
import { openWorkbench, type Workbench } from './workbench';

const folder = process.env.VIRTNET_UI_FOLDER!;
const settingsFile = process.env.VIRTNET_UI_SETTINGS!;

const shop = (end: number): string => `<network>
  <name>shop</name>
  <forward mode='nat'/>
  <bridge name='virbr71'/>
  <ip address='192.168.71.1' prefix='24'>
    <dhcp>
      <range start='192.168.71.100' end='192.168.71.${end}'/>
      <host mac='52:54:00:71:00:05' name='db' ip='192.168.71.5'/>
    </dhcp>
  </ip>
</network>
`;

/** What a guest does to be given an address. */
const guest =
  'ip link add vshop type veth peer name vshopg && ip link set vshopg address 52:54:00:71:00:77 && ' +
  'ip link set vshop master virbr71 up && ip link set vshopg up && ' +
  'busybox udhcpc -i vshopg -n -q -s /bin/true -x hostname:till -t 20 -T 1';

const themes = [
  ['light', 'Light Modern', '.vs'],
  ['dark', 'Dark Modern', '.vs-dark'],
  ['hc-dark', 'Dark High Contrast', '.hc-black'],
  ['hc-light', 'Light High Contrast', '.hc-light'],
] as const;

describe('the running host, by keyboard', function () {
  let daemon: Libvirtd;
  let window: Workbench;
  const usual = JSON.parse(readFileSync(settingsFile, 'utf8')) as object;
  const virsh = (...args: string[]) => promisify(execFile)('virsh', ['-c', daemon.uri, ...args]);
  const become = async (theme: string, style: string) => {
    await window.press('Control+K', 'Control+T');
    await window.choose(theme);
    await window.page.locator(`.monaco-workbench${style}`).waitFor();
    await window.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  };
  const openFile = async () => {
    await window.goTo(/^shop/);
    await window.press('Control+K', 'o');
    await window.page.locator('.tab.active', { hasText: 'shop.xml' }).waitFor();
    await window.press('Control+1', 'Control+Home');
  };
  /** Goes to the item of the status bar with that text, and takes it. */
  const takeStatus = async (text: string) => {
    const bar = window.page.locator('.part.statusbar:focus-within');
    for (let i = 0; i < 9 && (await bar.count()) === 0; i++) await window.press('F6');
    const item = bar.locator('.statusbar-item:focus-within', { hasText: text });
    for (let i = 0; i < 30 && (await item.count()) === 0; i++) await window.press('ArrowRight');
    await item.waitFor();
    await window.press('Enter');
  };

  before(async function () {
    const missing = whyNoLibvirtd();
    if (missing) {
      console.log(`      not run: ${missing}`);
      return this.skip();
    }
    daemon = await startLibvirtd();
    const file = join(folder, 'shop.xml');
    writeFileSync(file, shop(200));
    await virsh('net-define', file);
    await virsh('net-start', 'shop');
    await daemon.inside('sh', '-c', guest);
    writeFileSync(file, shop(220));
    writeFileSync(join(folder, '..', 'attic.xml'), '<network><name>attic</name></network>\n');
    await virsh('net-define', join(folder, '..', 'attic.xml'));
    writeFileSync(settingsFile, JSON.stringify({ ...usual, 'virtnet.connection.uri': daemon.uri }));
    window = await openWorkbench(process.env.VIRTNET_UI!);
    window.page.setDefaultTimeout(25_000);
    await window.page.locator('.activitybar .action-label[aria-label^="virtnet"]').waitFor();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot('failed-themes');
  });
  after(async () => {
    // Whoever comes next finds what was there.
    if (window) await become('Light Modern', '.vs');
    await window?.close();
    writeFileSync(settingsFile, JSON.stringify(usual));
    await daemon?.stop();
  });

  for (const [name, theme, style] of themes)
    it(`shows it, asks and obeys in ${theme}`, async () => {
      await window.run('virtnet: Focus on Networks View');
      await become(theme, style);
      assert.match(
        await window.goTo(/^shop/),
        /^network, shop, running, 1 difference, nat, virbr71, 192\.168\.71\.1\/24/,
      );
      await window.press('ArrowRight');
      await window.goTo('Leases');
      await window.press('ArrowRight');
      assert.match(await window.goTo('till'), /^lease, 192\.168\.71\.\d+, till, .* left/);
      await window.goTo(/^attic/);
      await window.screenshot(`${name}-1-view`);

      await window.goTo(/^shop/);
      await window.press('Shift+F5');
      await window.page.locator('.monaco-dialog-box', { hasText: /1 address is leased: .* \(till\)/ }).waitFor();
      await window.screenshot(`${name}-2-stop`);
      await window.answer('Details');
      await window.page.locator('.monaco-dialog-box', { hasText: 'net-destroy' }).waitFor();
      await window.screenshot(`${name}-3-details`);
      await window.answer('Cancel');

      await window.goTo(/^attic/);
      await window.press('F5');
      await window.answer('Start');
      await window.says('attic is started (runs)');
      assert.match(await window.goTo(/^attic\s*running/), /^network, attic, running/);
      await window.press('Shift+F5');
      await window.answer('Stop');
      await window.says('attic is stopped');
      await window.screenshot(`${name}-4-stopped`);
      await window.clear();

      await openFile();
      await window.lens('shop · running on');
      await window.status('shop: running · 1 difference');
      await window.screenshot(`${name}-5-lens`);
      await window.run('Show CodeLens Commands for Current Line');
      await window.choose('Define');
      await window.page.locator('.monaco-dialog-box', { hasText: 'shop exists and runs; 1 change' }).waitFor();
      await window.screenshot(`${name}-6-define`);
      await window.answer('Show diff');
      await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'nothing is run' }).waitFor();
      await window.page.locator('.monaco-diff-editor .view-line', { hasText: '192.168.71.220' }).first().waitFor();
      await window.screenshot(`${name}-7-diff`);
      await window.choose('Cancel');
      // The comparison took the place of the file, which was only looked at.
      await openFile();

      await takeStatus('shop: running');
      await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Pull into File' }).waitFor();
      await window.screenshot(`${name}-8-status`);
      await window.press('Escape');
    });

  it('says in every theme that the host has gone silent', async () => {
    await daemon.signal('SIGKILL');
    await window.row('does not answer').waitFor();
    await window.open('shop.xml');
    for (const [name, theme, style] of themes) {
      await become(theme, style);
      await window.lens('was running on');
      await window.status('shop: was running');
      await window.screenshot(`${name}-9-silent`);
    }
  });
});
