// An ordinary day with the packaged extension and a real libvirtd: a network is written, defined, edited on the host, changed
// by a colleague, compared, pulled, and a guest's lease is reserved. The pictures are looked at by people.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, systemHost } from './system-host';

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

describe('an ordinary day', () => {
  const host = systemHost('day', async () => writeFileSync(file, network));
  const { virsh } = host;
  /** Goes to the row of the network. */
  const toNetwork = () => host.window.goTo(/^day/);

  it('begins with a host that has nothing', async () => {
    await host.window.page.locator('.activitybar .action-label[aria-label^="virtnet"]').click();
    // No daemon is where that of this machine would be, so nobody is asked by himself.
    await host.window.page.locator('.pane-body .monaco-button', { hasText: 'Look at this machine' }).click();
    await host.window.row('no networks').waitFor();
    await host.window.row('Write a network').waitFor();
    await host.window.screenshot('day-1-nothing');
  });

  it('defines and starts what a file says', async () => {
    await host.window.open('day.xml');
    await host.window.lens('day · not on');
    await host.window.screenshot('day-2-file');
    await host.window.page.locator('.codelens-decoration a', { hasText: 'Define and Start' }).click();
    await host.window.page.locator('.monaco-dialog-box').waitFor();
    await host.window.screenshot('day-3-question');
    await host.window.answer('Define and Start');
    await host.window.says('day is defined and started (runs)');
    await host.window.lens('no differences');
    await host.window.status('day: running');
    await host.window.row(/^day/).waitFor();
    await host.window.screenshot('day-4-runs');
    await host.window.clear();
  });

  it('edits what is stored, by the view', async () => {
    await toNetwork();
    await host.window.press('F2');
    await host.window.page.locator('.view-line', { hasText: 'uuid' }).waitFor();
    await host.window.press('Control+Home', 'ArrowDown', 'End');
    await host.window.page.keyboard.type("\n<domain name='shop'/>");
    await host.window.press('Escape');
    await host.window.screenshot('day-5-edit');
    await host.window.press('Control+S');
    await host.window.page.locator('.monaco-dialog-box').waitFor();
    await host.window.screenshot('day-6-save');
    await host.window.answer('Define');
    await host.window.says('day is defined (runs)');
    assert.match(await virsh('net-dumpxml', 'day', '--inactive'), /<domain name='shop'\/>/);
    await host.window.page.locator('.tab.active:not(.dirty)', { hasText: 'day@qemu-system.xml' }).waitFor();
    await host.window.clear();
  });

  it('sees what differs, also what a colleague has changed', async () => {
    await host.window.page.locator('.tab', { hasText: 'day.xml' }).first().click();
    await host.window.lens('1 difference');
    await host.window.row('1 difference').waitFor();
    const text = (await virsh('net-dumpxml', 'day', '--inactive')).replace('77.200', '77.220');
    await host.define(text);
    await host.window.lens('2 differences');
    await host.window.row('2 differences').waitFor();
    await host.window.screenshot('day-7-drift');
  });

  it('compares, by keyboard', async () => {
    await toNetwork();
    await host.window.press('Control+K', 'd');
    await host.window.choose('stored ↔ file');
    await host.window.page.locator('.monaco-diff-editor .view-line', { hasText: 'shop' }).first().waitFor();
    await host.window.screenshot('day-8-compare');
  });

  it('pulls, and keeps the comment of the file', async () => {
    await toNetwork();
    await host.window.press('Control+K', 'p');
    await host.window.says('2 differences written into the file');
    await host.window.row('no differences').waitFor({ state: 'detached' });
    await host.window.row('2 differences').waitFor({ state: 'detached' });
    await host.window.screenshot('day-9-pulled');
    await host.window.open('day.xml');
    await host.window.press('Control+S');
    await host.window.page.locator('.tab.active:not(.dirty)', { hasText: 'day.xml' }).waitFor();
    assert.match(readFileSync(file, 'utf8'), /<!-- the shop -->[\s\S]*77\.220/);
    await host.window.lens('no differences');
    await host.window.clear();
  });

  it('reserves the lease of a guest, and defines that', async () => {
    const guest =
      'ip link add vday type veth peer name vdayg && ip link set vdayg address 52:54:00:aa:bb:77 && ' +
      'ip link set vday master virbr77 up && ip link set vdayg up && ' +
      'busybox udhcpc -i vdayg -n -q -s /bin/true -x hostname:shop1 -t 20 -T 1';
    await host.daemon.inside('sh', '-c', guest);
    await toNetwork();
    await host.window.press('ArrowRight');
    await host.window.row('Leases').waitFor();
    await host.window.press('ArrowDown', 'ArrowDown', 'ArrowRight');
    await host.window.row('shop1').waitFor();
    await host.window.press('ArrowDown');
    await host.window.screenshot('day-10-lease');
    await host.window.press('Control+K', 'r');
    await host.window.says('for shop1 reserved in the document, which is not saved yet');
    await host.window.lens('1 difference');
    await host.window.screenshot('day-11-reserved');
    await host.window.press('Control+S');
    await host.window.run('virtnet: Define');
    await host.window.page.locator('.monaco-dialog-box').waitFor();
    await host.window.screenshot('day-12-define');
    await host.window.answer('Define');
    await host.window.says('day is defined (runs)');
    await host.window.lens('no differences');
    assert.match(await virsh('net-dumpxml', 'day', '--inactive'), /52:54:00:aa:bb:77' name='shop1'/);
    await host.window.clear();
    // Room for rows and notes, and no hint of the mouse.
    host.set({ 'editor.minimap.enabled': false });
    await host.window.page.locator('.editor-instance .minimap').first().waitFor({ state: 'hidden' });
    const { mouse } = host.window.page;
    await mouse.move(350, 400);
    await mouse.down();
    await mouse.move(430, 400);
    await mouse.up();
    await mouse.move(800, 600);
    await host.window.press('Control+1');
    await host.window.page.locator('.workbench-hover').waitFor({ state: 'detached' });
    await host.window.screenshot('day-13-evening');
  });
});
