// A network that is edited on its host, with others who do the same: nothing is lost, and what happens is said.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Libvirtd, startLibvirtd, whyNoLibvirtd } from '../support/libvirtd';
import { openWorkbench, type Workbench } from './workbench';

const folder = process.env.VIRTNET_UI_FOLDER!;
const settingsFile = process.env.VIRTNET_UI_SETTINGS!;

const desk = (end: number): string => `<network>
  <name>desk</name>
  <uuid>4a5b1f6e-5a0f-4a39-9d3e-6f2f5d1f7a11</uuid>
  <forward mode='nat'/>
  <bridge name='virbr72'/>
  <ip address='192.168.72.1' prefix='24'>
    <dhcp>
      <range start='192.168.72.100' end='192.168.72.${end}'/>
    </dhcp>
  </ip>
</network>
`;

describe('a network that is edited on its host', function () {
  let daemon: Libvirtd;
  let window: Workbench;
  const usual = JSON.parse(readFileSync(settingsFile, 'utf8')) as object;
  const virsh = async (...args: string[]) => (await promisify(execFile)('virsh', ['-c', daemon.uri, ...args])).stdout;
  const stored = () => virsh('net-dumpxml', 'desk', '--inactive');
  /** The setting that a window on a desktop begins with. */
  const become = (more: object) => {
    const settings = { ...usual, 'virtnet.connection.uri': daemon.uri, 'files.autoSave': 'off', ...more };
    writeFileSync(settingsFile, JSON.stringify(settings));
  };
  /** What a colleague does. */
  const define = async (xml: string) => {
    const file = join(dirname(folder), 'desk.xml');
    writeFileSync(file, xml);
    await virsh('net-define', file);
  };
  const dialog = (text: string | RegExp) => window.page.locator('.monaco-dialog-box', { hasText: text }).waitFor();
  const tab = (state: '.dirty' | ':not(.dirty)') =>
    window.page.locator(`.tab.active${state}`, { hasText: 'desk@network-system.xml' }).waitFor();
  const isDirty = () => tab('.dirty');
  const isSaved = () => tab(':not(.dirty)');
  /** Opens what is stored, and writes a line behind that with the name. */
  const write = async (line: string) => {
    await window.goTo(/^desk/);
    await window.press('F2');
    await isSaved();
    await window.page.locator('.view-line', { hasText: 'uuid' }).waitFor();
    await window.press('Control+1', 'Control+Home', 'ArrowDown', 'End');
    await window.page.keyboard.type(`\n${line}`);
    await window.press('Escape');
    await isDirty();
  };
  /** Closes the document with what it is not saved with. */
  const drop = async () => {
    await window.press('Control+W');
    await window.answer("Don't Save");
    await window.page.locator('.tab', { hasText: 'desk@' }).waitFor({ state: 'detached' });
  };

  before(async function () {
    const missing = whyNoLibvirtd();
    if (missing) {
      console.log(`      not run: ${missing}`);
      return this.skip();
    }
    daemon = await startLibvirtd();
    await define(desk(200));
    become({});
    window = await openWorkbench(process.env.VIRTNET_UI!);
    window.page.setDefaultTimeout(25_000);
    await window.page.locator('.activitybar .action-label[aria-label^="virtnet"]').click();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot('failed-edit');
  });
  after(async () => {
    await window?.close();
    writeFileSync(settingsFile, JSON.stringify(usual));
    await daemon?.stop();
  });

  it('is defined by saving, and Undo brings back what was before', async () => {
    await write("<domain name='one'/>");
    await window.press('Control+S');
    await dialog('1 change: domain › name');
    await window.answer('Define');
    await window.says('desk is defined');
    await isSaved();
    assert.match(await stored(), /<domain name='one'\/>/);
    await window.clear();
    await window.run('virtnet: Undo last define');
    await dialog('Bring back desk');
    await window.screenshot('edit-1-undo');
    await window.answer('Undo');
    await window.says('desk is as it was before');
    assert.doesNotMatch(await stored(), /<domain/);
    // What nobody edits just now is read again.
    await window.page.locator('.view-line', { hasText: 'domain' }).waitFor({ state: 'detached' });
    await window.clear();
    await window.press('Control+1', 'Control+W');
  });

  it('is not defined where libvirt would refuse it, which is said before and after', async () => {
    await write("<mtu size='x'/>");
    await window.squiggles.first().waitFor({ state: 'attached' });
    await window.press('Control+S');
    await dialog(/the text has 1 error/);
    await window.screenshot('edit-2-error');
    await window.answer('Define');
    await window.says(/Failed to save[\s\S]*net-define failed/);
    await window.screenshot('edit-3-refused');
    await isDirty();
    assert.doesNotMatch(await stored(), /mtu/);
    await window.clear();
    await window.press('Control+1');
    await drop();
  });

  it('that somebody else has changed since is shown beside that, and asked about', async () => {
    await write("<domain name='mine'/>");
    await define(desk(220));
    await window.press('Control+S');
    await dialog(/somebody else has changed desk since it was opened/);
    await window.screenshot('edit-4-changed');
    await window.answer('Show diff');
    await window.page.locator('.monaco-diff-editor .view-line', { hasText: '192.168.72.220' }).first().waitFor();
    await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'nothing is run' }).waitFor();
    await window.screenshot('edit-5-beside');
    await window.choose('Cancel');
    await window.says('nothing was run, and the text is kept');
    assert.match(await stored(), /72\.220/);
    await window.clear();
    await window.page.locator('.tab.dirty', { hasText: 'desk@' }).first().waitFor();
    await window.run('View: Close All Editors');
    await window.answer('Cancel');
    await window.page.locator('.tab.dirty', { hasText: 'desk@' }).first().waitFor();
    await window.run('View: Close All Editors');
    await window.screenshot('edit-6-close');
    await window.answer("Don't Save");
    await window.page.locator('.tab').first().waitFor({ state: 'detached' });
  });

  it('that is gone meanwhile is told to be, keeps its text, and can be stored anew', async () => {
    await write("<domain name='kept'/>");
    await virsh('net-undefine', 'desk');
    await window.row('no networks').waitFor();
    await window.screenshot('edit-7-gone');
    await isDirty();
    await window.press('Control+1', 'Control+S');
    await dialog(/desk is no longer stored on/);
    await window.screenshot('edit-8-gone-question');
    await window.answer('Cancel');
    await window.says('nothing was run, and the text is kept');
    await window.clear();
    await isDirty();
    await window.press('Control+1', 'Control+S');
    await window.answer('Define anyway');
    await window.says('desk is defined');
    await isSaved();
    assert.match(await stored(), /<domain name='kept'\/>/);
    await window.row(/^desk/).waitFor();
    await window.press('Control+1', 'Control+W');
  });

  it('is stored by nobody but who saves it', async () => {
    await window.clear();
    become({ 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 100 });
    await write("<mtu size='9000'/>");
    await window.says('auto save stores nothing on a host');
    await window.screenshot('edit-9-auto-save');
    await isDirty();
    await window.clear();
    await window.press('Control+1', 'Control+S');
    await window.answer('Define');
    await window.says('desk is defined');
    await isSaved();
    assert.match(await stored(), /<mtu size='9000'\/>/);
  });
});
