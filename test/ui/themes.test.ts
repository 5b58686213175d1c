// View, lens, status bar and dialogs by keyboard alone, in the four kinds of theme. The pictures are looked at by people.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, look, systemHost } from './system-host';

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

const pictures = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  'hc-dark': 'Dark High Contrast',
  'hc-light': 'Light High Contrast',
} as const;

describe('the running host, by keyboard', () => {
  const host = systemHost('themes', async ({ virsh, define, daemon }) => {
    await define(shop(200));
    await virsh('net-start', 'shop');
    await daemon.inside('sh', '-c', guest);
    await define('<network><name>attic</name></network>\n');
    writeFileSync(join(folder, 'shop.xml'), shop(220));
  });
  const openFile = async () => {
    await host.window.goTo(/^shop/);
    await host.window.press('Control+K', 'o');
    await host.window.page.locator('.tab.active', { hasText: 'shop.xml' }).waitFor();
    await host.window.press('Control+1', 'Control+Home');
  };
  /** Presses a key that takes the focus elsewhere, and waits until it is there. */
  const move = async (key: string) => {
    const { page } = host.window;
    const before = await page.locator(':focus').elementHandle();
    await host.window.press(key);
    await page.waitForFunction((it) => !(it as { matches(what: string): boolean }).matches(':focus'), before);
  };
  /** Goes to the item of the status bar with that text, and takes it. */
  const takeStatus = async (text: string) => {
    const bar = host.window.page.locator('.part.statusbar:focus-within');
    for (let i = 0; i < 9 && (await bar.count()) === 0; i++) await move('F6');
    const item = bar.locator('.statusbar-item:focus-within', { hasText: text });
    for (let i = 0; i < 30 && (await item.count()) === 0; i++) await move('ArrowRight');
    await item.waitFor();
    await host.window.press('Enter');
  };

  before(() => look(host));

  for (const [name, theme] of Object.entries(pictures))
    it(`shows it, asks and obeys in ${theme}`, async () => {
      await host.window.run('virtnet: Focus on Networks View');
      await host.window.theme(theme);
      assert.match(
        await host.window.goTo(/^shop/),
        /^network, shop, running, 1 difference, nat, virbr71, 192\.168\.71\.1\/24/,
      );
      await host.window.press('ArrowRight');
      await host.window.goTo('Leases');
      await host.window.press('ArrowRight');
      assert.match(await host.window.goTo('till'), /^lease, 192\.168\.71\.\d+, till, .* left/);
      await host.window.goTo(/^attic/);
      await host.window.screenshot(`${name}-1-view`);

      await host.window.goTo(/^shop/);
      await host.window.press('Shift+F5');
      await host.window.page.locator('.monaco-dialog-box', { hasText: /1 address is leased: .* \(till\)/ }).waitFor();
      await host.window.screenshot(`${name}-2-stop`);
      await host.window.answer('Details');
      await host.window.page.locator('.monaco-dialog-box', { hasText: 'net-destroy' }).waitFor();
      await host.window.screenshot(`${name}-3-details`);
      await host.window.answer('Cancel');

      await host.window.goTo(/^attic/);
      await host.window.press('F5');
      await host.window.answer('Start');
      await host.window.says('attic is started (runs)');
      assert.match(await host.window.goTo(/^attic\s*running/), /^network, attic, running/);
      await host.window.press('Shift+F5');
      await host.window.answer('Stop');
      await host.window.says('attic is stopped');
      await host.window.screenshot(`${name}-4-stopped`);
      await host.window.clear();

      await openFile();
      await host.window.lens('shop · running on');
      await host.window.status('shop: running · 1 difference');
      await host.window.screenshot(`${name}-5-lens`);
      await host.window.run('Show CodeLens Commands for Current Line');
      await host.window.choose('Define');
      await host.window.page.locator('.monaco-dialog-box', { hasText: 'shop exists and runs; 1 change' }).waitFor();
      await host.window.screenshot(`${name}-6-define`);
      await host.window.answer('Show diff');
      await host.window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'nothing is run' }).waitFor();
      await host.window.page.locator('.monaco-diff-editor .view-line', { hasText: '192.168.71.220' }).first().waitFor();
      await host.window.screenshot(`${name}-7-diff`);
      await host.window.choose('Cancel');
      // The comparison took the place of the file, which was only looked at.
      await openFile();

      await takeStatus('shop: running');
      await host.window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Pull into File' }).waitFor();
      await host.window.screenshot(`${name}-8-status`);
      await host.window.press('Escape');
    });

  it('says in every theme that the host has gone silent', async () => {
    await host.daemon.signal('SIGKILL');
    await host.window.row('does not answer').waitFor();
    await host.window.open('shop.xml');
    for (const [name, theme] of Object.entries(pictures).reverse()) {
      await host.window.theme(theme);
      await host.window.lens('was running on');
      await host.window.status('shop: was running');
      await host.window.screenshot(`${name}-9-silent`);
    }
  });
});
