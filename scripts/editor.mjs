// A real VS Code without downloading one: the npm package code-server carries the whole editor, and Chromium is its
// window. Lives in .cache/editor; `node scripts/editor.mjs` only puts it there.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeOf, npm } from './node.mjs';
import { pathOf, root } from './setup.mjs';

const codeServer = 'code-server@4.139.1';
/** code-server brings native parts for this Node only. */
const nodeMajor = 24;
const folder = join(root, '.cache', 'editor');
const product = join(folder, 'node_modules', 'code-server');
const vscode = join(product, 'lib', 'vscode');

/** What keeps the editor from running here, in words for a person; undefined when nothing does. */
export function whyNoEditor() {
  if (process.platform === 'win32') return 'code-server does not run on Windows';
  if (!chromium()) return 'Chromium is not installed';
  return undefined;
}

/** The browser to drive: the one of VIRTNET_CHROMIUM, or the first that is installed. */
export function chromium() {
  const mac = '/Applications/Chromium.app/Contents/MacOS/Chromium';
  return (
    process.env.VIRTNET_CHROMIUM ??
    ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(pathOf).find(Boolean) ??
    (existsSync(mac) ? mac : undefined)
  );
}

/** Flags that let Chromium run as root, without a GPU and without calling home. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Puts the editor into .cache/editor, once: about 20 s and 700 MB. Gives the Node that runs it. */
export function setUpEditor() {
  const done = join(folder, 'done');
  if (existsSync(done) && readFileSync(done, 'utf8') === codeServer) return nodeOf(nodeMajor);
  if (process.platform === 'win32') throw new Error('code-server, which carries the editor, does not run on Windows');
  console.log(`setup: ${codeServer} into .cache/editor (about 20 s, once)`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  npm(folder, ['install', '--ignore-scripts', codeServer]);
  npm(vscode, ['install', '--omit=dev', '--ignore-scripts']);
  symlinkSync('node_modules', join(vscode, 'node_modules.asar'));
  npm(join(vscode, 'extensions'), ['install', '--omit=dev', '--ignore-scripts']);
  writeFileSync(done, codeServer);
  return nodeOf(nodeMajor);
}

/** Installs a .vsix as a user would, into an extensions folder of its own. */
export function installExtension(vsix, extensions) {
  const { status, stdout, stderr } = spawnSync(
    setUpEditor(),
    [join(product, 'out', 'node', 'entry.js'), '--extensions-dir', extensions, '--install-extension', vsix],
    { encoding: 'utf8', env: environment() },
  );
  if (status !== 0) throw new Error(`${vsix} could not be installed\n${stdout}${stderr}`);
}

/**
 * Starts the editor on a free port of this machine. `data`: folder for everything it writes. `settings`: what the user
 * would have set, of whatever scope. `trusted: false` asks about every folder, as VS Code does. `driver`: the address may
 * carry a payload; notifications are not shown then.
 */
export async function startEditor({ data, settings = {}, extensions, trusted = true, driver = false, port }) {
  const program = setUpEditor();
  for (const place of ['User', 'Machine']) {
    mkdirSync(join(data, place), { recursive: true });
    writeFileSync(join(data, place, 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }, undefined, 2));
  }
  const token = randomBytes(16).toString('hex');
  const free = port ?? (await freePort());
  const child = spawn(
    program,
    [
      join(vscode, 'out', 'server-main.js'),
      ...['--host', '127.0.0.1', '--port', String(free), '--connection-token', token],
      ...['--accept-server-license-terms', '--telemetry-level', 'off'],
      ...['--user-data-dir', data, '--server-data-dir', join(data, 'server')],
      ...(extensions ? ['--extensions-dir', extensions] : []),
      ...(driver ? ['--enable-smoke-test-driver'] : []),
      ...(trusted ? ['--disable-workspace-trust'] : []),
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...environment(), XDG_STATE_HOME: join(data, 'state') },
      detached: process.platform !== 'win32',
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const gone = new Promise((resolve) => child.once('exit', resolve));
  // The server starts the extension host and that the language server; they are of one group, and end with whoever
  // started them, however that ends.
  const kill = () => {
    try {
      process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGTERM');
    } catch (fault) {
      if (fault.code !== 'ESRCH') throw fault;
    }
  };
  process.once('exit', kill);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
  const stop = async () => {
    kill();
    await gone;
  };
  const authority = `127.0.0.1:${free}`;
  try {
    await untilAnswering(`http://${authority}/`, child, () => readable(output));
  } catch (fault) {
    await stop();
    throw fault;
  }
  /** The address that opens a folder, with what more the window is to be told. */
  const address = (openFolder, ...payload) =>
    `http://${authority}/?${new URLSearchParams({ tkn: token, folder: openFolder, ...(driver && { payload: JSON.stringify(payload) }) })}`;
  return { authority, address, stop, log: () => readable(output) };
}

/** The end of the log, without the complaint, known and harmless, that the writer of log files is not there. */
const readable = (output) =>
  output
    .split('\n')
    .filter((it) => !/bindings|spdlog|^ {4}at |^ {2}tries|^ {2}\]/.test(it))
    .slice(-40)
    .join('\n');

/** Settings that keep greetings and questions out of the window. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'git.enabled': false,
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'security.workspace.trust.startupPrompt': 'never',
  'window.menuBarVisibility': 'compact',
};

/** The environment of a terminal, without what an enclosing VS Code would have left there. */
function environment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name)),
  );
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function untilAnswering(url, child, output) {
  for (const end = Date.now() + 30_000; Date.now() < end;) {
    if (child.exitCode !== null) throw new Error(`the editor ended at once\n${output()}`);
    const answer = await fetch(url, { redirect: 'manual' }).catch(() => undefined);
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the editor did not answer within 30 s\n${output()}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUpEditor();
