// A network that runs is changed from its file, with the packaged extension and a real libvirtd: the plan and what it leads to,
// what libvirt will write, a rehearsal, and a change on trial. The pictures are looked at by people.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Libvirtd, startLibvirtd } from '../support/libvirtd';
import { openWorkbench, type Workbench } from './workbench';
import { skipWithoutLibvirtd } from '../support/skipping';

const run = promisify(execFile);
const settingsFile = process.env.VIRTNET_UI_SETTINGS!;
const file = join(process.env.VIRTNET_UI_FOLDER!, 'plan.xml');

const lab = (range: string, more = ''): string => `<network>
  <name>plan</name>
  <uuid>00000000-0000-4000-8000-000000000071</uuid>
  <forward mode='open'/>
  <bridge name='virbr71' stp='off'/>
  <mac address='52:54:00:00:00:71'/>${more}
  <ip address='10.71.0.1' prefix='24'>
    <dhcp>
      <range start='10.71.0.100' end='10.71.0.${range}'/>
    </dhcp>
  </ip>
</network>
`;

describe('a plan in the editor', function () {
  let daemon: Libvirtd;
  let window: Workbench;
  const usual = JSON.parse(readFileSync(settingsFile, 'utf8')) as object;
  const virsh = async (...args: string[]) => (await run('virsh', ['-c', daemon.uri, ...args])).stdout;
  const line = (text: string) => window.page.locator('.view-line', { hasText: text }).first();
  const says = (text: string | RegExp) => window.page.locator('.notifications-toasts', { hasText: text }).waitFor();
  const tab = (name: string) => window.page.locator('.tab.active', { hasText: name }).waitFor();

  before(async function () {
    skipWithoutLibvirtd(this);
    daemon = await startLibvirtd();
    writeFileSync(settingsFile, JSON.stringify({ ...usual, 'virtnet.connection.uri': daemon.uri }));
    writeFileSync(file, lab('200'));
    await virsh('net-define', file);
    await virsh('net-start', 'plan');
    writeFileSync(file, lab('250', "\n  <domain name='lab.example'/>"));
    window = await openWorkbench(process.env.VIRTNET_UI!);
    window.page.setDefaultTimeout(60_000);
    await window.open('plan.xml');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot('failed-plan');
  });
  after(async () => {
    await window?.close();
    writeFileSync(settingsFile, JSON.stringify(usual));
    await daemon?.stop();
  });

  it('is a document whose lines lead to what causes them', async () => {
    await window.run('virtnet: Show Plan');
    await tab('Plan of plan');
    await line('domain › name: lab.example in the file, not set in what runs').click();
    await window.screenshot('plan-1-plan');
    await window.page.keyboard.press('F12');
    await tab('plan.xml');
    await line('domain name').waitFor();
    await window.screenshot('plan-2-cause');
  });

  it('stands beside what libvirt will write, which leads there, too', async () => {
    await window.run('virtnet: Preview What libvirt Writes');
    await tab('What libvirt writes of plan');
    await line('dhcp-range=10.71.0.100,10.71.0.250').click();
    await window.screenshot('plan-3-written');
    await window.page.keyboard.press('F12');
    await tab('plan.xml');
  });

  it('can be rehearsed', async () => {
    await window.run('virtnet: Rehearse this Network');
    await tab('Rehearsal of plan');
    await line('✓ the guest reaches the outside').waitFor();
    await window.screenshot('plan-4-rehearsal');
  });

  for (const [answer, isKept] of [
    ['Take back', false],
    ['Keep', true],
  ] as const)
    it(`is carried out on trial, and ${isKept ? 'stays' : 'is taken back'}`, async () => {
      await window.page.locator('.tab', { hasText: 'plan.xml' }).first().click();
      await tab('plan.xml');
      await window.run('virtnet: Apply Changes with Rollback');
      await window.page.locator('.monaco-dialog-box').waitFor();
      await window.screenshot(`plan-5-question-${String(isKept)}`);
      await window.page.locator('.monaco-dialog-box .monaco-button', { hasText: /^Try$/ }).click();
      await says(/Keep the change to plan\?/);
      assert.match(await virsh('net-dumpxml', 'plan'), /lab\.example/);
      await window.screenshot(`plan-6-stays-${String(isKept)}`);
      await window.page.locator('.notifications-toasts .monaco-button', { hasText: answer }).click();
      await says(isKept ? 'plan is as the file says, and stays so' : 'it is as it was before');
      assert.equal(/lab\.example/.test(await virsh('net-dumpxml', 'plan')), isKept);
      await window.run('Notifications: Clear All Notifications');
    });
});
