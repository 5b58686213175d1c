// Runs the suite of test/vscode inside the extension host of a real VS Code: the one of .cache/editor in Chromium, or
// else one that @vscode/test-electron downloads (or that VIRTNET_VSCODE names). Gives how many passed and failed.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, chromiumFlags, startEditor, whyNoEditor } from './editor.mjs';
import { root } from './setup.mjs';

const place = join(root, '.cache', 'test-vscode');
const folder = join(place, 'examples');
const settings = { 'virtnet.connection.uri': 'test:///default' };

/** The suite of test/vscode. */
export async function runInVscode() {
  const { lines, code } = await runSuite('test/vscode');
  return resultOf(lines, code);
}

/** Runs the compiled suite of a folder; gives all that was said on the console of the editor, and the exit code. */
async function runSuite(suite) {
  if (spawnSync(process.execPath, ['scripts/build.mjs', 'bundle'], { cwd: root, stdio: 'inherit' }).status !== 0)
    return { lines: ['the extension cannot be bundled'], code: 1 };
  rmSync(place, { recursive: true, force: true });
  cpSync(join(root, 'examples'), folder, { recursive: true });
  const entry = join(root, 'out', suite, 'index.js');
  return process.env.VIRTNET_VSCODE || whyNoEditor() ? runInElectron(entry) : runInChromium(entry);
}

async function runInChromium(entry) {
  const editor = await startEditor({
    data: join(place, 'data'),
    extensions: join(place, 'extensions'),
    settings,
    driver: true,
  });
  const { chromium: browserType } = await import('playwright-core');
  const browser = await browserType.launch({ executablePath: chromium(), args: chromiumFlags });
  const lines = [];
  try {
    const page = await browser.newPage();
    const ended = new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('the suite did not end within 180 s')), 180_000);
      void page.exposeFunction('codeAutomationLog', (type, args) => lines.push(args.map(String).join(' ')));
      void page.exposeFunction('codeAutomationExit', (code) => {
        clearTimeout(late);
        resolve(code);
      });
    });
    const remote = (path) => `vscode-remote://${editor.authority}${path}`;
    await page.goto(
      editor.address(folder, ['extensionDevelopmentPath', remote(root)], ['extensionTestsPath', remote(entry)]),
    );
    return { lines, code: await ended };
  } catch (fault) {
    console.log(fault.message, editor.log());
    return { lines, code: 1 };
  } finally {
    await browser.close();
    await editor.stop();
  }
}

async function runInElectron(entry) {
  const { runTests } = await import('@vscode/test-electron');
  const data = join(place, 'data');
  mkdirSync(join(data, 'User'), { recursive: true });
  writeFileSync(join(data, 'User', 'settings.json'), JSON.stringify(settings));
  const result = join(place, 'result');
  const code = await runTests({
    vscodeExecutablePath: process.env.VIRTNET_VSCODE,
    extensionDevelopmentPath: root,
    extensionTestsPath: entry,
    extensionTestsEnv: { VIRTNET_TEST_RESULT: result },
    launchArgs: [folder, '--user-data-dir', data, '--disable-workspace-trust', '--disable-extensions'],
  }).catch((fault) => {
    console.log(String(fault));
    return 1;
  });
  return { lines: existsSync(result) ? readFileSync(result, 'utf8').trimEnd().split('\n') : [], code };
}

/** How the suite marks its lines among those of the editor. */
const mark = 'virtnet-test ';

/** What a suite told, as it runs in a real VS Code: the objects it handed to `tell`. */
export async function toldBy(suite) {
  const { lines } = await runSuite(suite);
  return toldIn(lines);
}

const toldIn = (lines) => lines.filter((it) => it.startsWith(mark)).map((it) => JSON.parse(it.slice(mark.length)));

/** Prints what failed, and gives the counts. A suite that did not come to its end counts as one failure. */
function resultOf(lines, code) {
  const told = toldIn(lines);
  for (const { title, fault } of told) if (title) console.log(`\n  ${title}\n${fault.replace(/^/gm, '     ')}`);
  const counts = told.find((it) => 'passed' in it);
  if (!counts) console.log(`vscode: the suite did not end\n${lines.slice(-30).join('\n')}`);
  return counts && (code === 0 || counts.failed > 0) ? counts : { passed: counts?.passed ?? 0, failed: 1 };
}
