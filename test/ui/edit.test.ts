// A network that is edited on its host, with others who do the same: nothing is lost, and what happens is said.
import assert from 'node:assert/strict';
import { look, systemHost } from './system-host';

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

describe('a network that is edited on its host', () => {
  const host = systemHost('edit', ({ define }) => define(desk(200)));
  const { virsh, define } = host;
  const stored = () => virsh('net-dumpxml', 'desk', '--inactive');
  const dialog = (text: string | RegExp) => host.window.page.locator('.monaco-dialog-box', { hasText: text }).waitFor();
  const tab = (state: '.dirty' | ':not(.dirty)') =>
    host.window.page.locator(`.tab.active${state}`, { hasText: 'desk@qemu-system.xml' }).waitFor();
  const isDirty = () => tab('.dirty');
  const isSaved = () => tab(':not(.dirty)');
  /** Opens what is stored, and writes a line behind that with the name. */
  const write = async (line: string) => {
    await host.window.goTo(/^desk/);
    await host.window.press('F2');
    await isSaved();
    await host.window.page.locator('.view-line', { hasText: 'uuid' }).waitFor();
    await host.window.press('Control+1', 'Control+Home', 'ArrowDown', 'End');
    await host.window.page.keyboard.type(`\n${line}`);
    await host.window.press('Escape');
    await isDirty();
    await host.window.lens('desk · stopped on');
  };
  /** Closes the document with what it is not saved with. */
  const drop = async () => {
    await host.window.press('Control+W');
    await host.window.answer("Don't Save");
    await host.window.page.locator('.tab', { hasText: 'desk@' }).waitFor({ state: 'detached' });
  };

  before(async () => {
    // As a window on a desktop begins; one in a browser saves by itself.
    host.set({ 'files.autoSave': 'off' });
    await look(host);
  });

  it('is defined by saving, and Undo brings back what was before', async () => {
    await write("<domain name='one'/>");
    await host.window.press('Control+S');
    await dialog('1 change: domain › name');
    await host.window.answer('Define');
    await host.window.says('desk is defined');
    await isSaved();
    assert.match(await stored(), /<domain name='one'\/>/);
    await host.window.clear();
    await host.window.run('virtnet: Undo last define');
    await dialog('Bring back desk');
    await host.window.screenshot('edit-1-undo');
    await host.window.answer('Undo');
    await host.window.says('desk is as it was before');
    assert.doesNotMatch(await stored(), /<domain/);
    // What nobody edits just now is read again.
    await host.window.page.locator('.view-line', { hasText: 'domain' }).waitFor({ state: 'detached' });
    await host.window.clear();
    await host.window.press('Control+1', 'Control+W');
  });

  it('is not defined where libvirt would refuse it, which is said before and after', async () => {
    await write("<mtu size='x'/>");
    await host.window.squiggles.first().waitFor({ state: 'attached' });
    await host.window.press('Control+S');
    await dialog(/the text has 1 error/);
    await host.window.screenshot('edit-2-error');
    await host.window.answer('Define');
    await host.window.says(/Failed to save[\s\S]*net-define failed/);
    await host.window.screenshot('edit-3-refused');
    await isDirty();
    assert.doesNotMatch(await stored(), /mtu/);
    await host.window.clear();
    await host.window.press('Control+1');
    await drop();
  });

  it('that somebody else has changed since is shown beside that, and asked about', async () => {
    await write("<domain name='mine'/>");
    await define(desk(220));
    await host.window.press('Control+S');
    await dialog(/somebody else has changed desk since it was opened/);
    await host.window.screenshot('edit-4-changed');
    await host.window.answer('Show diff');
    await host.window.page.locator('.monaco-diff-editor .view-line', { hasText: '192.168.72.220' }).first().waitFor();
    await host.window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'nothing is run' }).waitFor();
    await host.window.screenshot('edit-5-beside');
    await host.window.choose('Cancel');
    await host.window.says('nothing was run, and the text is kept');
    assert.match(await stored(), /72\.220/);
    await host.window.clear();
    await host.window.page.locator('.tab.dirty', { hasText: 'desk@' }).first().waitFor();
    await host.window.run('View: Close All Editors');
    await host.window.answer('Cancel');
    await host.window.page.locator('.tab.dirty', { hasText: 'desk@' }).first().waitFor();
    await host.window.run('View: Close All Editors');
    await host.window.screenshot('edit-6-close');
    await host.window.answer("Don't Save");
    await host.window.page.locator('.tab').first().waitFor({ state: 'detached' });
  });

  it('that is gone meanwhile is told to be, keeps its text, and can be stored anew', async () => {
    await write("<domain name='kept'/>");
    await virsh('net-undefine', 'desk');
    await host.window.row('no networks').waitFor();
    await host.window.screenshot('edit-7-gone');
    await isDirty();
    await host.window.press('Control+1', 'Control+S');
    await dialog(/desk is no longer stored on/);
    await host.window.screenshot('edit-8-gone-question');
    await host.window.answer('Cancel');
    await host.window.says('nothing was run, and the text is kept');
    await host.window.clear();
    await isDirty();
    await host.window.press('Control+1', 'Control+S');
    await host.window.answer('Define anyway');
    await host.window.says('desk is defined');
    await isSaved();
    assert.match(await stored(), /<domain name='kept'\/>/);
    await host.window.row(/^desk/).waitFor();
    await host.window.press('Control+1', 'Control+W');
  });

  it('is stored by nobody but who saves it', async () => {
    await host.window.clear();
    host.set({ 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 100 });
    await write("<mtu size='9000'/>");
    await host.window.page.keyboard.type(' ');
    await host.window.says('auto save stores nothing on a host');
    await host.window.screenshot('edit-9-auto-save');
    await isDirty();
    await host.window.clear();
    await host.window.press('Control+1', 'Control+S');
    await host.window.answer('Define');
    await host.window.says('desk is defined');
    await isSaved();
    assert.match(await stored(), /<mtu size='9000'\/>/);
  });
});
