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
  before(async () => {
    for (const [path, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    window = await openWorkbench(process.env.VIRTNET_UI!);
    window.page.setDefaultTimeout(25_000);
    await window.open('ifcfg-eth40');
    // Once there is something to choose the server runs.
    await window.goToLine(2, 1);
    await window.press('Control+Space');
    await window.suggestion('TYPE').waitFor();
    await window.press('Escape');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot('failed-fingers');
    await window.press('Escape', 'Escape');
  });
  after(() => window.close());

  it('a key that is taken opens its values', async () => {
    for (const [key, value] of [
      ['TYPE', 'Ethernet'],
      ['ONBOOT', 'yes'],
      ['DEVICE', 'eth40'],
    ] as const) {
      await window.type(key === 'ONBOOT' ? 'BOOTP' : key);
      await window.take(key === 'ONBOOT' ? 'BOOTPROTO' : key);
      await window.suggestion(key === 'ONBOOT' ? 'dhcp' : value).waitFor();
      if (key === 'TYPE') await window.screenshot('fingers-values');
      await window.take(key === 'ONBOOT' ? /./ : value);
      await window.press('End', 'Enter');
    }
    await window.reads(/^TYPE=Ethernet\nBOOTPROTO=\w+\nDEVICE=eth40$/m);
  });

  it('every row says what it means', async () => {
    await window.press('Control+Space');
    for (const [key, meaning] of [
      ['NAME', 'Name of the profile for people and for nmcli'],
      ['IPADDR', 'A static IPv4 address'],
    ] as const)
      await window.suggestion(new RegExp(`^${key}${meaning}`)).waitFor();
    await window.screenshot('fingers-rows');
  });

  it('a tag is ended as it is typed, and Enter makes room in it', async () => {
    await window.open('fingers/tags.xml');
    await window.press('Control+Home');
    await window.type('<network>');
    await window.line('<network></network>');
    await window.status('Ln 1, Col 10');
    await window.press('Escape', 'Enter');
    await window.status('Ln 2, Col 3');
    await window.type('<name>');
    await window.line('<name></name>');
    await window.status('Ln 2, Col 9');
    await window.press('Escape');
    await window.reads(/^<network>\n {2}<name><\/name>\n<\/network>/);
  });

  it('a tag is renamed in pairs while it is typed over, and by F2', async () => {
    await window.open('fingers/pairs.xml');
    await window.line('/24');
    await window.goToLine(4, 7);
    await window.page.locator('.linked-editing-decoration').first().waitFor({ state: 'attached' });
    await window.type('x');
    await window.line('</dxhcp>');
    await window.press('Control+Z');
    await window.line('</dhcp>');
    await window.goToLine(4, 7);
    await window.press('F2');
    await window.page.locator('.rename-box input').fill('dns');
    await window.press('Enter');
    await window.line('</dns>');
    await window.reads(/<dns>\n {4}<\/dns>/);
    await window.press('Control+Z');
  });

  it('the note about a netmask stands behind the tag', async () => {
    await window.line(/255\.255\.255\.0'>\/24/);
    await window.screenshot('fingers-netmask');
  });

  it('what is not indented yet gets two blanks, and keeps its quotes until one asks', async () => {
    await window.open('fingers/flat.xml');
    await window.page.locator('.codelens-decoration').first().waitFor();
    // The editor is told which documents are formatted here after it has opened them.
    for (let i = 0; i < 20 && !/^ {2}<bridge/m.test(await window.text()); i++) {
      await window.press('Control+Shift+I');
      await window.page.waitForTimeout(250);
    }
    await window.line(/^\s{2}<bridge\sname="virbr41"\sstp='yes'\/>$/);
    await window.goToLine(1, 3);
    await (await window.action('Write " around every value', 'Control+Shift+R')).click();
    await window.line('stp="yes"');
  });

  it('the page of a rule is shown as it is to be read, at its code', async () => {
    await window.goToLine(1, 1);
    await window.press('F8');
    const link = window.page.locator('a.code-link').first();
    await link.waitFor();
    await link.click();
    await window.page.locator('.tab.active', { hasText: 'bridge-stp-value.md' }).waitFor();
    const page = window.page.frameLocator('iframe.webview').last().frameLocator('iframe');
    await page.locator('h1', { hasText: 'bridge-stp-value' }).waitFor();
    await window.screenshot('fingers-page');
    await window.press('Control+F4');
  });

  it('a template has the name of the file, and the first Tab moves on', async () => {
    await window.open('fingers/shop.xml');
    await window.press('Control+Space');
    await window.take('NAT');
    await window.line('<name>shop</name>');
    await window.status('(4 selected)');
    await window.type('shop');
    await window.press('Tab');
    await window.status('selected');
    await window.press('Delete');
    await window.line("<bridge name=''");
  });

  it('an empty ifcfg file offers whole files first, named as it is', async () => {
    await window.open('fingers/empty/ifcfg-bond41');
    await window.press('Control+Space');
    await window.suggestion('bond-bridge').waitFor();
    await window.screenshot('fingers-whole-files');
    await window.type('bond');
    await window.take('bond');
    await window.line('DEVICE=bond41');
    await window.line(/^NAME=bond41$/);
  });

  it('a name that is taken has a free one as its fix', async () => {
    await window.open('fingers/site/second.xml');
    await window.squiggles.first().waitFor({ state: 'attached' });
    await window.goToLine(2, 10);
    await (await window.action('Rename to twice-2')).click();
    await window.line('<name>twice-2</name>');
  });

  it('a rewriting that makes files says so, and opens what it made', async () => {
    await window.open('fingers/made/ifcfg-eth43');
    await window.page.locator('.statusbar-item', { hasText: 'ifcfg' }).first().waitFor();
    await window.goToLine(1, 2);
    await (await window.action('Make eth43 a port of a new bridge', 'Control+Shift+R')).click();
    await window.page.locator('.notifications-toasts', { hasText: /virtnet: made ifcfg-br\d+/ }).waitFor();
    await window.page.locator('.tab.active', { hasText: /ifcfg-br\d+/ }).waitFor();
    await window.line('TYPE=Bridge');
    await window.screenshot('fingers-made');
    await window.run('Notifications: Clear All Notifications');
  });

  it('a line of routes begins with where it leads, and goes on with via and dev and their values', async () => {
    await window.open('fingers/routes/route-eth44');
    await window.press('Control+Space');
    await window.page.locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: 'default' }).waitFor();
    assert.equal(await window.suggestion(/^(?:alias|bond)/).count(), 0);
    await window.type('10.9.0.0/16 ');
    await window.suggestion('dev').waitFor();
    await window.take('via');
    await window.take('10.44.0');
    await window.type(' dev ');
    await window.take('eth44');
    await window.line(/^10\.9\.0\.0\/16\svia\s10\.44\.0\.\d+\sdev\seth44$/);
    await window.screenshot('fingers-route');
  });
});
