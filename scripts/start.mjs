// `npm start`: a real VS Code with the extension, on a practice copy of examples/, with libvirt's practice driver.
// `--check`: opens it itself, waits for the first diagnostics and ends with 0. `--port N`: on this port.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, chromiumFlags, installExtension, setUpEditor, startEditor } from './editor.mjs';
import { packageExtension } from './package.mjs';
import { root, setUp } from './setup.mjs';

const check = process.argv.includes('--check');
const port = process.argv.includes('--port') ? Number(process.argv[process.argv.indexOf('--port') + 1]) : undefined;
const place = join(root, '.cache', check ? 'start-check' : 'start');
const examples = join(place, 'examples');
const extensions = join(place, 'extensions');

setUp({ tests: false });
setUpEditor();
rmSync(place, { recursive: true, force: true });
mkdirSync(extensions, { recursive: true });
cpSync(join(root, 'examples'), examples, { recursive: true });
console.log('start: packing the extension');
installExtension(packageExtension(join(place, 'virtnet.vsix')), extensions);
// Ctrl-C is how it is meant to end.
process.once('SIGINT', () => process.exit(0));
const editor = await startEditor({
  data: join(place, 'data'),
  extensions,
  settings: { 'virtnet.connection.uri': 'test:///default', 'workbench.startupEditor': 'readme' },
  port,
});

const address = editor.address(examples);
if (check) await checkAndEnd();
console.log(`
VS Code with virtnet: ${address}

The folder is a practice copy of examples/, made anew at each start. virsh talks to test:///default, which touches
nothing. Ctrl-C ends it.`);

async function checkAndEnd() {
  const program = chromium();
  if (!program) {
    await editor.stop();
    throw new Error('--check needs Chromium');
  }
  const playwright = await import('playwright-core');
  const browser = await playwright.chromium.launch({ executablePath: program, args: chromiumFlags });
  const page = await browser.newPage();
  try {
    await page.goto(address);
    await page.locator('.tab.active', { hasText: 'README.md' }).waitFor({ timeout: 60_000 });
    await page.locator('.explorer-viewlet .monaco-list-row').first().click();
    await page.keyboard.press('Control+P');
    await page.keyboard.type('pasted-from-blogs/nat.xml');
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'nat.xml' }).waitFor();
    await page.keyboard.press('Enter');
    const errors = page.locator('.monaco-editor .squiggly-error');
    await errors.first().waitFor({ state: 'attached' });
    console.log(`start: the editor runs, and underlines ${await errors.count()} errors in pasted-from-blogs/nat.xml`);
  } catch (fault) {
    await page.screenshot({ path: join(place, 'check.png') });
    console.error(`start: ${fault.message}\nThe window is in ${join(place, 'check.png')}`);
    process.exitCode = 1;
  } finally {
    await browser.close();
    await editor.stop();
  }
  process.exit();
}
