// What the hand expects while it writes: values that open, tags that end, names that agree, and what each row means.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openWorkbench, type Workbench } from './workbench';

const folder = process.env.VIRTNET_UI_FOLDER!;

const masked = `<network>
  <name>masked</name>
  <ip address='192.168.150.1' netmask='255.255.255.0'>
    <dhcp>
    </dhcp>
  </ip>
</network>
`;

const texts: Readonly<Record<string, string>> = {
  'fingers/card/ifcfg-eth40': 'ONBOOT=yes\n',
  'fingers/tags.xml': '\n',
  'fingers/pairs.xml': masked,
  'fingers/flat.xml': `<network>\n<name>flat</name>\n<bridge name="virbr41" stp='yes'/>\n</network>\n`,
  'fingers/shop.xml': '',
  'fingers/empty/ifcfg-bond41': '',
  'fingers/site/taken.xml': '<network>\n  <name>twice</name>\n</network>\n',
  'fingers/site/second.xml': `<network>\n  <name>twice</name>\n  <bridge name='virbr42'/>\n</network>\n`,
  'fingers/made/ifcfg-eth43': 'DEVICE=eth43\nTYPE=Ethernet\nONBOOT=yes\nBOOTPROTO=dhcp\n',
  'fingers/routes/ifcfg-eth44': 'DEVICE=eth44\nTYPE=Ethernet\nBOOTPROTO=none\nIPADDR=10.44.0.5\nPREFIX=24\n',
  'fingers/routes/route-eth44': '',
  '.vscode/settings.json': JSON.stringify({ 'virtnet.hosts': ['fingers/site'] }),
};

describe('under the fingers', () => {
  let window: Workbench;
  const press = async (...keys: string[]) => {
    for (const it of keys) await window.page.keyboard.press(it);
  };
  const type = (text: string) => window.page.keyboard.type(text, { delay: 20 });
  const row = (text: string | RegExp) =>
    window.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: text }).first();
  const action = (text: string | RegExp) =>
    window.page.locator('.action-widget .monaco-list-row', { hasText: text }).first();
  const cursor = (place: string) => window.page.locator('.statusbar-item', { hasText: place }).first().waitFor();
  const inEditor = (text: string | RegExp) =>
    window.page.locator('.editor-instance .view-line', { hasText: text }).first().waitFor();
  const go = async (line: number, column: number) => {
    await press('Control+G');
    await window.page.locator('.quick-input-widget input').first().fill(`:${line}:${column}`);
    await press('Enter');
    await cursor(`Ln ${line}, Col ${column}`);
  };
  /** Takes the first row of the list, which must be this one. */
  const take = async (text: string | RegExp) => {
    await window.page.locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: text }).waitFor();
    await press('Enter');
  };

  before(async () => {
    for (const [path, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    window = await openWorkbench(process.env.VIRTNET_UI!);
    window.page.setDefaultTimeout(25_000);
    await window.open('ifcfg-eth40');
    // Once there is something to choose the server runs.
    await go(2, 1);
    await press('Control+Space');
    await row('TYPE').waitFor();
    await press('Escape');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot('failed-fingers');
    await press('Escape', 'Escape');
  });
  after(() => window.close());

  it('a key that is taken opens its values', async () => {
    for (const [key, value] of [
      ['TYPE', 'Ethernet'],
      ['ONBOOT', 'yes'],
      ['DEVICE', 'eth40'],
    ] as const) {
      await type(key === 'ONBOOT' ? 'BOOTP' : key);
      await take(key === 'ONBOOT' ? 'BOOTPROTO' : key);
      await row(key === 'ONBOOT' ? 'dhcp' : value).waitFor();
      if (key === 'TYPE') await window.screenshot('fingers-values');
      await take(key === 'ONBOOT' ? /./ : value);
      await press('End', 'Enter');
    }
    assert.match(await window.text(), /^TYPE=Ethernet\nBOOTPROTO=\w+\nDEVICE=eth40$/m);
  });

  it('every row says what it means', async () => {
    await press('Control+Space');
    for (const [key, meaning] of [
      ['NAME', 'Name of the profile for people and for nmcli'],
      ['IPADDR', 'A static IPv4 address'],
    ] as const)
      await row(new RegExp(`^${key}${meaning}`)).waitFor();
    await window.screenshot('fingers-rows');
  });

  it('a tag is ended as it is typed, and Enter makes room in it', async () => {
    await window.open('fingers/tags.xml');
    await press('Control+Home');
    await type('<network>');
    await inEditor('<network></network>');
    await cursor('Ln 1, Col 10');
    await press('Escape', 'Enter');
    await cursor('Ln 2, Col 3');
    await type('<name>');
    await inEditor('<name></name>');
    await cursor('Ln 2, Col 9');
    await press('Escape');
    assert.match(await window.text(), /^<network>\n {2}<name><\/name>\n<\/network>/);
  });

  it('a tag is renamed in pairs while it is typed over, and by F2', async () => {
    await window.open('fingers/pairs.xml');
    await inEditor('/24');
    await go(4, 7);
    await window.page.locator('.linked-editing-decoration').first().waitFor({ state: 'attached' });
    await type('x');
    await inEditor('</dxhcp>');
    await press('Control+Z');
    await inEditor('</dhcp>');
    await go(4, 7);
    await press('F2');
    await window.page.locator('.rename-box input').fill('dns');
    await press('Enter');
    await inEditor('</dns>');
    assert.match(await window.text(), /<dns>\n {4}<\/dns>/);
    await press('Control+Z');
  });

  it('the note about a netmask stands behind the tag', async () => {
    await inEditor(/255\.255\.255\.0'>\/24/);
    await window.screenshot('fingers-netmask');
  });

  it('what is not indented yet gets two blanks, and keeps its quotes until one asks', async () => {
    await window.open('fingers/flat.xml');
    await window.page.locator('.codelens-decoration').first().waitFor();
    // The editor is told which documents are formatted here after it has opened them.
    for (let i = 0; i < 20 && !/^ {2}<bridge/m.test(await window.text()); i++) {
      await press('Control+Shift+I');
      await window.page.waitForTimeout(250);
    }
    assert.match(await window.text(), /^ {2}<bridge name="virbr41" stp='yes'\/>$/m);
    await go(1, 3);
    await press('Control+Shift+R');
    await action('Write " around every value').click();
    await inEditor('stp="yes"');
  });

  it('the page of a rule is shown as it is to be read, at its code', async () => {
    await go(1, 1);
    await press('F8');
    const link = window.page.locator('a.code-link').first();
    await link.waitFor();
    await link.click();
    await window.page.locator('.tab.active', { hasText: 'bridge-stp-value.md' }).waitFor();
    const page = window.page.frameLocator('iframe.webview').last().frameLocator('iframe');
    await page.locator('h1', { hasText: 'bridge-stp-value' }).waitFor();
    await window.screenshot('fingers-page');
    await press('Control+F4');
  });

  it('a template has the name of the file, and the first Tab moves on', async () => {
    await window.open('fingers/shop.xml');
    await press('Control+Space');
    await take('NAT');
    await inEditor('<name>shop</name>');
    await cursor('(4 selected)');
    await type('shop');
    await press('Tab');
    await cursor('selected');
    await press('Delete');
    await inEditor("<bridge name=''");
  });

  it('an empty ifcfg file offers whole files first, named as it is', async () => {
    await window.open('fingers/empty/ifcfg-bond41');
    await press('Control+Space');
    await row('bond-bridge').waitFor();
    await window.screenshot('fingers-whole-files');
    await type('bond');
    await take('bond');
    await inEditor('DEVICE=bond41');
    assert.match(await window.text(), /^NAME=bond41$/m);
  });

  it('a name that is taken has a free one as its fix', async () => {
    await window.open('fingers/site/second.xml');
    await window.squiggles.first().waitFor({ state: 'attached' });
    await go(2, 10);
    await press('Control+.');
    await action('Rename to twice-2').click();
    await inEditor('<name>twice-2</name>');
  });

  it('a rewriting that makes files says so, and opens what it made', async () => {
    await window.open('fingers/made/ifcfg-eth43');
    await window.page.locator('.statusbar-item', { hasText: 'ifcfg' }).first().waitFor();
    await go(1, 2);
    // Asked before the server has read the file, the editor says that there is none, and does not ask again.
    const made = action('Make eth43 a port of a new bridge');
    for (let i = 0; i < 10 && !(await made.isVisible()); i++) {
      await press('Escape', 'Control+Shift+R');
      await made.waitFor({ timeout: 5000 }).catch(() => undefined);
    }
    await made.click();
    await window.page.locator('.notifications-toasts', { hasText: /virtnet: made ifcfg-br\d+/ }).waitFor();
    await window.page.locator('.tab.active', { hasText: /ifcfg-br\d+/ }).waitFor();
    await inEditor('TYPE=Bridge');
    await window.screenshot('fingers-made');
    await window.run('Notifications: Clear All Notifications');
  });

  it('a line of routes begins with where it leads, and goes on with via and dev and their values', async () => {
    await window.open('fingers/routes/route-eth44');
    await press('Control+Space');
    await window.page.locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: 'default' }).waitFor();
    assert.equal(await row(/^(?:alias|bond)/).count(), 0);
    await type('10.9.0.0/16 ');
    await row('dev').waitFor();
    await take('via');
    await take('10.44.0');
    await type(' dev ');
    await take('eth44');
    assert.match(await window.text(), /^10\.9\.0\.0\/16 via 10\.44\.0\.\d+ dev eth44$/m);
    await window.screenshot('fingers-route');
  });
});
