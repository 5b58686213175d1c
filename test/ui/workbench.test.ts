// The packaged extension, installed as a user installs it and used as a user does.
import assert from 'node:assert/strict';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkbench, type Workbench } from './workbench';

const folder = process.env.VIRTNET_UI_FOLDER!;
const keyfiles = join(folder, 'network-scripts', 'system-connections');

const network = `<network>
  <name>ui</name>
  <forward mode='nat'/>
  <ip address='192.168.177.1' prefix='24'/>
</network>
`;

describe('the packaged extension', () => {
  let window: Workbench;
  before(async () => {
    writeFileSync(join(folder, 'ui.xml'), network);
    writeFileSync(join(folder, 'complete.xml'), `<network>\n  <name>c</name>\n  <forward />\n</network>\n`);
    writeFileSync(join(folder, 'network-scripts', 'ifcfg-eth7'), 'TYPE=Ethernet\nDEVICE= eth7\nBOOTPROTO=none\n');
    window = await openWorkbench(process.env.VIRTNET_UI!);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot('failed');
    await window.page.keyboard.press('Escape');
  });
  after(() => window.close());

  it('underlines what is wrong in a network pasted from a blog', async () => {
    await window.open('pasted-from-blogs/nat.xml');
    await window.squiggles.first().waitFor({ state: 'attached' });
    assert.ok((await window.squiggles.count()) > 0);
    await window.press('F8');
    await window.page.locator('.marker-widget').waitFor();
    await window.screenshot('network-light');
  });

  it('applies a quick fix', async () => {
    await window.open('network-scripts/ifcfg-eth7');
    await window.squiggles.first().waitFor({ state: 'attached' });
    await window.page.keyboard.press('F8');
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('Control+.');
    await window.page.locator('.action-widget .monaco-list-row.action').first().waitFor();
    await window.screenshot('quick-fix-light');
    await window.page.keyboard.press('Enter');
    await window.squiggles.first().waitFor({ state: 'detached' });
    assert.match(await window.text(), /^DEVICE=eth7$/m);
  });

  it('completes an attribute', async () => {
    await window.open('complete.xml');
    await window.page.keyboard.press('Control+Home');
    await window.page.keyboard.press('ArrowDown');
    await window.page.keyboard.press('ArrowDown');
    await window.page.keyboard.press('End');
    await window.page.keyboard.press('ArrowLeft');
    await window.page.keyboard.press('ArrowLeft');
    await window.page.keyboard.press('Control+Space');
    const mode = window.page.locator('.suggest-widget .monaco-list-row', { hasText: /^mode/ }).first();
    await mode.waitFor();
    await window.screenshot('completion-light');
    await mode.click();
    assert.match(await window.text(), /<forward mode=['"]/);
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('Control+Z');
  });

  it('shows the command line, defines, starts, lists and stops a network, and takes the define back', async () => {
    await window.open('ui.xml');
    await window.run('virtnet: Define and Start');
    const dialog = window.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    assert.match(await dialog.innerText(), /it is new on test:\/\/\/default/);
    await window.screenshot('define-light');
    await dialog.locator('.monaco-button', { hasText: 'Details' }).click();
    await dialog.getByText(/virsh .*test:\/\/\/default.* net-define/).waitFor();
    await window.screenshot('define-details-light');
    await dialog.locator('.monaco-button', { hasText: 'Define and Start' }).click();
    await window.page.locator('.notifications-toasts', { hasText: 'ui is defined and started' }).waitFor();
    await window.screenshot('defined-light');
    await window.run('virtnet: Show live XML');
    const row = window.page.locator('.quick-input-list .monaco-list-row', { hasText: /^ui/ });
    await row.waitFor();
    assert.match(await row.innerText(), /active[\s\S]*192\.168\.177\.1\/24/);
    await window.screenshot('networks-light');
    await row.click();
    await window.page.locator('.tab.active', { hasText: 'ui@test-default.xml' }).waitFor();
    await window.page.locator('.view-line', { hasText: 'uuid' }).waitFor();

    const says = (text: string) => window.page.locator('.notifications-toasts', { hasText: text }).waitFor();
    const confirm = (verb: string) =>
      window.page.locator('.monaco-dialog-box .monaco-button', { hasText: new RegExp(`^${verb}$`) }).click();
    await window.run('virtnet: Stop (destroy)');
    await window.page.locator('.quick-input-list .monaco-list-row', { hasText: /^ui/ }).click();
    await confirm('Stop');
    await says('ui is stopped');
    await window.run('virtnet: Undo last define');
    await confirm('Undo');
    await says('ui is as it was before');
    await window.run('virtnet: Show live XML');
    await window.page.locator('.quick-input-list .monaco-list-row', { hasText: /^default/ }).waitFor();
    assert.equal(await window.page.locator('.quick-input-list .monaco-list-row').count(), 1);
  });

  it('converts a folder: shows what would be written and lost, and writes after a yes', async () => {
    await window.open('network-scripts/ifcfg-br0');
    await window.run('virtnet: Convert folder to NetworkManager keyfiles');
    const dialog = window.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    assert.match(await dialog.innerText(), /Write \d+ files to .*system-connections\?[\s\S]*br0\.nmconnection/);
    await window.screenshot('convert-light');
    assert.equal(existsSync(keyfiles), false);
    await dialog.locator('.monaco-button', { hasText: /^Write$/ }).click();
    const said = window.page.locator('.notifications-toasts', { hasText: 'files written to' });
    await said.waitFor();
    assert.equal(statSync(join(keyfiles, 'br0.nmconnection')).mode & 0o777, 0o600);
    await said.locator('.monaco-button', { hasText: 'Show report' }).click();
    await window.page.locator('.view-line', { hasText: 'ifcfg-br0' }).first().waitFor();
    await window.screenshot('converted-light');
  });

  it('is to be read in every kind of theme', async () => {
    for (const [name, theme] of [
      ['dark', 'Dark Modern'],
      ['high-contrast', 'Dark High Contrast'],
    ] as const) {
      await window.theme(theme);
      await window.open('network-scripts/ifcfg-bond0');
      await window.screenshot(`ifcfg-${name}`);
      await window.open('pasted-from-blogs/nat.xml');
      await window.squiggles.first().waitFor({ state: 'attached' });
      await window.screenshot(`network-${name}`);
    }
    await window.theme('Light Modern');
  });
});

describe('the packaged extension in Restricted Mode', () => {
  let window: Workbench;
  before(async () => {
    writeFileSync(join(folder, 'ui.xml'), network);
    window = await openWorkbench(process.env.VIRTNET_UI_RESTRICTED!);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot('failed-restricted');
  });
  after(() => window.close());

  it('checks files as always', async () => {
    await window.open('pasted-from-blogs/ifcfg-br0');
    await window.squiggles.first().waitFor({ state: 'attached' });
  });

  it('runs no virsh', async () => {
    await window.open('ui.xml');
    for (const title of ['virtnet: Define and Start', 'virtnet: Show live XML']) {
      await window.run(title);
      const message = window.page.locator('.notifications-toasts', {
        hasText: 'Restricted Mode: virtnet runs no virsh',
      });
      await message.waitFor();
      await window.run('Notifications: Clear All Notifications');
      await message.waitFor({ state: 'hidden' });
    }
    assert.equal(existsSync(process.env.VIRTNET_UI_TRACE!), false);
  });
});
