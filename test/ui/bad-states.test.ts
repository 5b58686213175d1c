// What the Networks view shows where there is nothing to show, and that each leads on.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openWorkbench, type Workbench } from './workbench';

const settingsFile = process.env.VIRTNET_UI_SETTINGS!;
const place = dirname(dirname(dirname(settingsFile)));

/** A virsh that only says so. */
function virshThatSays(name: string, words: string): string {
  const path = join(place, name);
  writeFileSync(
    path,
    `#!/bin/sh\necho 'error: failed to connect to the hypervisor' >&2\necho 'error: ${words}' >&2\nexit 1\n`,
    {
      mode: 0o755,
    },
  );
  return path;
}

describe('the Networks view where there is nothing to show', () => {
  let window: Workbench;
  const usual = JSON.parse(readFileSync(settingsFile, 'utf8')) as object;
  const become = (settings: object) => writeFileSync(settingsFile, JSON.stringify({ ...usual, ...settings }));
  const view = () => window.page.locator('.pane-body');

  before(async () => {
    mkdirSync(place, { recursive: true });
    window = await openWorkbench(process.env.VIRTNET_UI!);
    window.page.setDefaultTimeout(60_000);
    await window.page.locator('.activitybar .action-label[aria-label^="virtnet"]').click();
    await view().getByText('test:///default').first().waitFor();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot('failed-bad-states');
  });
  after(async () => {
    become({});
    await window.close();
  });

  const socket = join(place, 'no-daemon');
  const states: [name: string, settings: () => object, says: RegExp, leadsTo: RegExp][] = [
    [
      'no-virsh',
      () => ({ 'virtnet.virsh.path': '/nowhere/virsh' }),
      /virsh was not found: install libvirt-clients/,
      /^Say where virsh is$/,
    ],
    [
      'no-daemon',
      () => {
        writeFileSync(socket, '');
        return { 'virtnet.connection.uri': `network:///system?socket=${socket}` };
      },
      /libvirt does not answer at network/,
      /^Ask again$/,
    ],
    [
      'no-permission',
      () => ({
        'virtnet.virsh.path': virshThatSays('virsh-no', 'authentication unavailable: no polkit agent available'),
      }),
      /does not permit connecting/,
      /^Choose another connection$/,
    ],
    [
      'wrong-uri',
      () => ({ 'virtnet.connection.uri': 'test:///nothing/here.xml' }),
      /test:\/\/\/nothing\/here\.xml: /,
      /^Choose another connection$/,
    ],
    [
      'not-there',
      () => ({ 'virtnet.connection.uri': 'qemu+ssh://far/system' }),
      /No libvirt is looked at\./,
      /^Practice$/,
    ],
    ['on-request', () => ({ 'virtnet.connection.watch': 'onRequest' }), /when you say so/, /^Look at another host$/],
    ['never', () => ({ 'virtnet.connection.watch': 'never' }), /says never/, /^Open Settings$/],
  ];
  for (const [name, settings, says, leadsTo] of states)
    it(`tells of ${name}, and leads on`, async () => {
      become(settings());
      await view().getByText(says).first().waitFor();
      await view().getByText(leadsTo).first().waitFor();
      await window.screenshot(`view-${name}`);
    });

  it('shows the host again once all is well, without being asked', async () => {
    become({});
    await view().locator('.monaco-list-row', { hasText: 'running' }).first().waitFor();
  });
});

describe('the Networks view in Restricted Mode', () => {
  it('says so, and leads to the trust of the folder', async () => {
    const window = await openWorkbench(process.env.VIRTNET_UI_RESTRICTED!);
    try {
      await window.page.locator('.activitybar .action-label[aria-label^="virtnet"]').click();
      await window.page.locator('.pane-body').getByText('Restricted Mode: virtnet runs no virsh').waitFor();
      await window.screenshot('view-restricted');
      await window.page.locator('.pane-body .monaco-button', { hasText: 'Manage Workspace Trust' }).click();
      await window.page.locator('.workspace-trust-editor').waitFor();
    } finally {
      await window.close();
    }
  });
});
