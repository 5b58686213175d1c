// virtnet.json in the packaged extension: it is explained while it is written, followed at once, and what is wrong in it
// stands on its lines.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkbench, type Workbench } from './workbench';

const folder = join(process.env.VIRTNET_UI_FOLDER!, 'judged');
const rulesFile = join(folder, 'virtnet.json');
const bad = "<network>\n  <name>judged</name>\n  <bridge nmae='virbr99'/>\n</network>\n";

describe('virtnet.json in the editor', function () {
  let window: Workbench;

  before(async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'judged.xml'), bad);
    window = await openWorkbench(process.env.VIRTNET_UI!);
    window.page.setDefaultTimeout(40_000);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot('failed-rules-file');
  });
  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await window.close();
  });

  it('is followed as soon as it is there, and no longer once it is gone', async () => {
    await window.open('judged.xml');
    await window.squiggles.first().waitFor();
    writeFileSync(rulesFile, '{"rules": {"unknown-attribute": "off"}}');
    await window.squiggles.first().waitFor({ state: 'detached' });
    rmSync(rulesFile);
    await window.squiggles.first().waitFor();
  });

  it('has what is wrong in it on its lines', async () => {
    writeFileSync(rulesFile, '{\n  // The old hosts.\n  "ifcfg": {"backend": "initscripts"},\n  "rules": {}\n}\n');
    await window.open('virtnet.json');
    await window.run('Go to Next Problem (Error, Warning, Info)');
    // VS Code says it in its own words, by the schema, and nobody says it again; a comment is no problem.
    const problem = window.page.locator('.zone-widget', { hasText: /Valid\svalues:\s"NetworkManager"/ });
    await problem.filter({ hasText: /1\sof\s1\sproblem/ }).waitFor();
    await window.screenshot('rules-file-problems');
  });

  it('is completed with the codes and what they mean', async () => {
    await window.open('virtnet.json');
    await window.page.keyboard.press('Control+Home');
    for (let i = 0; i < 3; i++) await window.page.keyboard.press('ArrowDown');
    await window.page.keyboard.press('End');
    await window.page.keyboard.press('ArrowLeft');
    await window.page.keyboard.type('"dhcp-range-over');
    await window.page.locator('.suggest-widget .monaco-list-row', { hasText: 'dhcp-range-overlap' }).first().waitFor();
    await window.screenshot('rules-file-completion');
    await window.page.keyboard.press('Escape');
    await window.run('File: Revert File');
  });
});
