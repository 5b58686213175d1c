// The Networks view of the packaged extension, gone through by keyboard, in every kind of theme.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkbench, type Workbench } from './workbench';

const folder = process.env.VIRTNET_UI_FOLDER!;

const network = `<network>
  <name>view</name>
  <forward mode='nat'/>
  <ip address='192.168.178.1' prefix='24'>
    <dhcp>
      <range start='192.168.178.100' end='192.168.178.200'/>
      <host mac='52:54:00:17:80:05' name='db' ip='192.168.178.5'/>
    </dhcp>
  </ip>
</network>
`;

describe('the Networks view of the packaged extension', () => {
  let window: Workbench;
  const row = (text: string | RegExp) => window.page.locator('.pane-body .monaco-list-row', { hasText: text }).first();
  const press = async (...keys: string[]) => {
    for (const it of keys) await window.page.keyboard.press(it);
  };
  /** The row that is at hand, once it is this one, as it is read out. */
  const spoken = async (text: string): Promise<string> => {
    await window.page.locator('.pane-body .monaco-list-row.focused', { hasText: text }).waitFor();
    return (await window.page.locator('.pane-body .monaco-list-row.focused').getAttribute('aria-label')) ?? '';
  };

  before(async () => {
    writeFileSync(join(folder, 'view.xml'), network);
    window = await openWorkbench(process.env.VIRTNET_UI!);
    window.page.setDefaultTimeout(25_000);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot('failed-view');
  });
  after(() => window.close());

  it('shows the host without a document being open, and is gone through by keyboard', async () => {
    await window.page.locator('.activitybar .action-label[aria-label^="virtnet"]').click();
    await row('test:///default').waitFor();
    await row(/1 of 1 running/).waitFor();
    await row('default').waitFor();
    await window.screenshot('view-first');
    await press('Control+0', 'Home');
    assert.match(await spoken('test:///default'), /^host, test:\/\/\/default, 1 of 1 running/);
    await press('ArrowDown');
    assert.match(await spoken('running'), /^network, default, running, nat, virbr0, 192\.168\.122\.1\/24/);
    await press('ArrowRight');
    await row('Guests').waitFor();
    await press('ArrowDown', 'ArrowRight');
    await row('aa:bb:cc:dd:ee:ff').waitFor();
    await press('ArrowDown');
    await spoken('aa:bb:cc:dd:ee:ff');
    await press('Shift+F10');
    await window.page.locator('.context-view .action-label', { hasText: 'Copy address' }).waitFor();
    await window.screenshot('view-menu-light');
    await press('Escape');
    // VS Code goes to what is typed.
    await window.page.keyboard.type('guests');
    await spoken('Guests');
    await press('Escape');
  });

  it('follows a network from its file to the host and back, by keyboard', async () => {
    await window.open('view.xml');
    const status = window.page.locator('.statusbar-item', { hasText: 'view: not on the host' });
    await status.waitFor();
    const lens = window.page.locator('.codelens-decoration');
    await lens.filter({ hasText: 'view · not on test:///default' }).waitFor();
    await window.screenshot('lens-light');
    await window.run('virtnet: Actions for the network of this file');
    await window.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Define' }).waitFor();
    await window.screenshot('actions-light');
    await window.choose('Define and Start');
    await window.page.locator('.monaco-dialog-box .monaco-button', { hasText: 'Define and Start' }).click();
    await lens.filter({ hasText: 'view · running on test:///default · no differences' }).waitFor();
    await window.page.locator('.statusbar-item', { hasText: 'view: running' }).waitFor();
    await row(/^view/).waitFor();
    await window.page.locator('.pane-body .monaco-list-row.selected', { hasText: 'view' }).waitFor();
    await press('Control+0');
    await window.screenshot('view-revealed-light');
    await press('End');
    assert.match(await spoken('view'), /^network, view, running, nat/);
    await press('ArrowRight');
    await row('view.xml').waitFor();
    await press('ArrowDown', 'ArrowDown', 'ArrowRight');
    await row('192.168.178.5').waitFor();
  });

  it('has keys for the row one is at, whatever is selected', async () => {
    const dialog = window.page.locator('.monaco-dialog-box');
    const toDefault = async () => {
      await press('Control+0', 'Home', 'ArrowDown');
      await spoken('default');
    };
    for (const [key, question] of [
      ['Delete', 'Undefine default?'],
      ['Shift+F5', 'Stop default?'],
      ['Control+Shift+F5', 'Restart default?'],
    ] as const) {
      await toDefault();
      await press(key);
      await dialog.getByText(question).waitFor();
      await press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
    await toDefault();
    await press('Control+F');
    await window.page.locator('.monaco-tree-type-filter input:focus').waitFor();
    await window.page.keyboard.type('guest');
    await window.screenshot('view-find-light');
    await press('Escape');
    await toDefault();
    await press('F2');
    await window.page.locator('.tab.active', { hasText: 'default@test-default.xml' }).waitFor();
    await window.page.locator('.view-line', { hasText: 'uuid' }).waitFor();
  });

  it('is to be read in every kind of theme', async () => {
    for (const [name, theme] of [
      ['dark', 'Dark Modern'],
      ['high-contrast', 'Dark High Contrast'],
      ['light', 'Light Modern'],
    ] as const) {
      await window.theme(theme);
      await press('Control+0', 'Home', 'ArrowDown', 'ArrowDown');
      await window.screenshot(`view-${name}`);
    }
  });
});
