// Keyfiles by keyboard: an address with its parts shown while it is typed, a group by completion, the layout, and a recipe
// that makes a bridge of a card.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openWorkbench, type Workbench } from './workbench';

const folder = process.env.VIRTNET_UI_FOLDER!;

const card = `[connection]
id=eth50
uuid=0f3a4c8e-0d5b-4c0a-9a53-5d3c7e6a1b50
type=ethernet
interface-name=eth50
[ipv4]
method = manual
address1=10.50.0.10/24,10.50.0.1

[ipv6]
method=disabled
`;

const texts: Readonly<Record<string, string>> = {
  'keyfiles/eth50.nmconnection': card,
  'keyfiles/other/eth51.nmconnection': card
    .replaceAll('eth50', 'eth51')
    .replace('1b50', '1b51')
    .replaceAll('10.50', '10.51'),
};

describe('keyfiles by keyboard', () => {
  let window: Workbench;
  /** The part of the signature that is marked. */
  const active = (text: string) =>
    window.page.locator('.parameter-hints-widget.visible .parameter.active', { hasText: text }).waitFor();

  before(async () => {
    for (const [path, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    window = await openWorkbench(process.env.VIRTNET_UI!);
    window.page.setDefaultTimeout(25_000);
    await window.open('eth50.nmconnection');
    await window.goToLine(9, 1);
    await window.press('Control+Space');
    await window.suggestion('dns').waitFor();
    await window.press('Escape');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot('failed-keyfiles');
    await window.press('Escape', 'Escape');
  });
  after(() => window.close());

  it('shows the parts of an address while it is typed, and what fits each', async () => {
    await window.type('address2=');
    await active('IPv4 address');
    await window.type('10.51.0.9/');
    await active('prefix');
    await window.type('24,');
    await active('gateway');
    await window.press('Control+Space');
    await window.suggestion(/10\.51\.0\.1.*first of the subnet/).waitFor();
    await window.screenshot('keyfile-signature');
    await window.press('Escape', 'Escape', 'Backspace', 'Enter');
    await window.line(/^address2=10\.51\.0\.9\/24$/);
  });

  it('says what an option of a route takes', async () => {
    await window.type('route1_options=onlink=');
    await active('true|false');
    await window.press('Escape', 'Escape', 'Shift+Home', 'Delete');
  });

  it('is laid out as NetworkManager writes it', async () => {
    await window.run('Format Document');
    await window.line('method=manual');
    await window.reads(/interface-name=eth50\n\n\[ipv4\]\nmethod=manual\naddress1=/);
  });

  it('becomes a port of a bridge for guests, with a file for the bridge', async () => {
    await window.open('eth51.nmconnection');
    await window.line('interface-name=eth51');
    await window.goToLine(5, 4);
    const recipe = await window.action('Make eth51 a port of a new bridge');
    await window.screenshot('keyfile-recipes');
    await recipe.click();
    await window.line('slave-type=bridge');
    await window.screenshot('keyfile-recipe-done');
    await window.line('[bridge]');
    await window.reads(/^type=bridge\ninterface-name=br\d\n/m);
    await window.reads(/^address1=10\.51\.0\.10\/24,10\.51\.0\.1\n/m);
  });
});
