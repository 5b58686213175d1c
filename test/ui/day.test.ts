// An ordinary day with the packaged extension and a real libvirtd: a network is written, defined, edited on the host, changed
// by a colleague, compared, pulled, and a guest's lease is reserved. The pictures are looked at by people.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Libvirtd, startLibvirtd } from '../support/libvirtd';
import { openWorkbench, type Workbench } from './workbench';
import { skipWithoutLibvirtd } from '../support/skipping';

const run = promisify(execFile);
const folder = process.env.VIRTNET_UI_FOLDER!;
const settingsFile = process.env.VIRTNET_UI_SETTINGS!;
const file = join(folder, 'day.xml');

const network = `<network>
  <name>day</name>
  <!-- the shop -->
  <forward mode='nat'/>
  <bridge name='virbr77'/>
  <ip address='192.168.77.1' prefix='24'>
    <dhcp>
      <range start='192.168.77.100' end='192.168.77.200'/>
    </dhcp>
  </ip>
</network>
`;

describe('an ordinary day', function () {
  let daemon: Libvirtd;
  let window: Workbench;
  const usual = JSON.parse(readFileSync(settingsFile, 'utf8')) as object;
  const virsh = async (...args: string[]) => (await run('virsh', ['-c', daemon.uri, ...args])).stdout;
  /** Goes to the row of the network. */
  const toNetwork = () => window.goTo(/^day/);

  before(async function () {
    skipWithoutLibvirtd(this);
    daemon = await startLibvirtd();
    writeFileSync(settingsFile, JSON.stringify({ ...usual, 'virtnet.connection.uri': daemon.uri }));
    writeFileSync(file, network);
    window = await openWorkbench(process.env.VIRTNET_UI!);
    window.page.setDefaultTimeout(25_000);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot('failed-day');
  });
  after(async () => {
    await window?.close();
    writeFileSync(settingsFile, JSON.stringify(usual));
    await daemon?.stop();
  });

  it('begins with a host that has nothing', async () => {
    await window.page.locator('.activitybar .action-label[aria-label^="virtnet"]').click();
    await window.row('no networks').waitFor();
    await window.row('Write a network').waitFor();
    await window.screenshot('day-1-nothing');
  });

  it('defines and starts what a file says', async () => {
    await window.open('day.xml');
    await window.lens('day · not on');
    await window.screenshot('day-2-file');
    await window.page.locator('.codelens-decoration a', { hasText: 'Define and Start' }).click();
    await window.page.locator('.monaco-dialog-box').waitFor();
    await window.screenshot('day-3-question');
    await window.answer('Define and Start');
    await window.says('day is defined and started (runs)');
    await window.lens('no differences');
    await window.status('day: running');
    await window.row(/^day/).waitFor();
    await window.screenshot('day-4-runs');
    await window.clear();
  });

  it('edits what is stored, by the view', async () => {
    await toNetwork();
    await window.press('F2');
    await window.page.locator('.view-line', { hasText: 'uuid' }).waitFor();
    await window.press('Control+Home', 'ArrowDown', 'End');
    await window.page.keyboard.type("\n<domain name='shop'/>");
    await window.press('Escape');
    await window.screenshot('day-5-edit');
    await window.press('Control+S');
    await window.page.locator('.monaco-dialog-box').waitFor();
    await window.screenshot('day-6-save');
    await window.answer('Define');
    await window.says('day is defined (runs)');
    assert.match(await virsh('net-dumpxml', 'day', '--inactive'), /<domain name='shop'\/>/);
    await window.page.locator('.tab.active:not(.dirty)', { hasText: 'day@network-system.xml' }).waitFor();
    await window.clear();
  });

  it('sees what differs, also what a colleague has changed', async () => {
    await window.page.locator('.tab', { hasText: 'day.xml' }).first().click();
    await window.lens('1 difference');
    await window.row('1 difference').waitFor();
    const text = (await virsh('net-dumpxml', 'day', '--inactive')).replace('77.200', '77.220');
    writeFileSync(join(folder, '..', 'colleague.xml'), text);
    await virsh('net-define', join(folder, '..', 'colleague.xml'));
    await window.lens('2 differences');
    await window.row('2 differences').waitFor();
    await window.screenshot('day-7-drift');
  });

  it('compares, by keyboard', async () => {
    await toNetwork();
    await window.press('Control+K', 'd');
    await window.choose('stored ↔ file');
    await window.page.locator('.monaco-diff-editor .view-line', { hasText: 'shop' }).first().waitFor();
    await window.screenshot('day-8-compare');
  });

  it('pulls, and keeps the comment of the file', async () => {
    await toNetwork();
    await window.press('Control+K', 'p');
    await window.says('2 differences written into the file');
    await window.row('no differences').waitFor({ state: 'detached' });
    await window.row('2 differences').waitFor({ state: 'detached' });
    await window.screenshot('day-9-pulled');
    await window.open('day.xml');
    await window.press('Control+S');
    await window.page.locator('.tab.active:not(.dirty)', { hasText: 'day.xml' }).waitFor();
    assert.match(readFileSync(file, 'utf8'), /<!-- the shop -->[\s\S]*77\.220/);
    await window.lens('no differences');
    await window.clear();
  });

  it('reserves the lease of a guest, and defines that', async () => {
    const guest =
      'ip link add vday type veth peer name vdayg && ip link set vdayg address 52:54:00:aa:bb:77 && ' +
      'ip link set vday master virbr77 up && ip link set vdayg up && ' +
      'busybox udhcpc -i vdayg -n -q -s /bin/true -x hostname:shop1 -t 20 -T 1';
    await daemon.inside('sh', '-c', guest);
    await toNetwork();
    await window.press('ArrowRight');
    await window.row('Leases').waitFor();
    await window.press('ArrowDown', 'ArrowDown', 'ArrowRight');
    await window.row('shop1').waitFor();
    await window.press('ArrowDown');
    await window.screenshot('day-10-lease');
    await window.press('Control+K', 'r');
    await window.says('for shop1 reserved in the document, which is not saved yet');
    await window.lens('1 difference');
    await window.screenshot('day-11-reserved');
    await window.press('Control+S');
    await window.run('virtnet: Define');
    await window.page.locator('.monaco-dialog-box').waitFor();
    await window.screenshot('day-12-define');
    await window.answer('Define');
    await window.says('day is defined (runs)');
    await window.lens('no differences');
    assert.match(await virsh('net-dumpxml', 'day', '--inactive'), /52:54:00:aa:bb:77' name='shop1'/);
    await window.screenshot('day-13-evening');
  });
});
