// A folder with all of a host as an editor meets it, `node bench/graph-over-lsp.mjs [PROFILES] [GUESTS]`: until the folder is
// known, the first diagnostics, a key, all diagnostics of the folder, a rename, a search, and memory; beside it what reading
// the files alone takes, and a server that does nothing. Half as many first: twice the files are to take twice the time.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import rpc from 'vscode-jsonrpc/node';
import { bundle } from '../scripts/build.mjs';
import { timeOf, work } from './anchors.mjs';
import { median } from './figures.mjs';
import { hostFiles } from './host-files.mjs';

const [profiles = 2000, guests = 500] = process.argv.slice(2).map(Number);

async function start(path, folder) {
  const child = spawn(process.execPath, [path, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = rpc.createMessageConnection(
    new rpc.StreamMessageReader(child.stdout),
    new rpc.StreamMessageWriter(child.stdin),
  );
  connection.onRequest('workspace/configuration', ({ items }) =>
    items.map(() => ({ problems: { wholeFolder: true } })),
  );
  connection.onUnhandledNotification(() => {});
  connection.listen();
  const { capabilities } = JSON.parse(readFileSync('test/recorded/clients/vscode.json', 'utf8'));
  const uri = pathToFileURL(folder).href;
  const workspaceFolders = [{ uri, name: 'host' }];
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: uri, workspaceFolders, capabilities });
  await connection.sendNotification('initialized', {});
  return {
    ask: (method, params) => connection.sendRequest(method, params),
    tell: (method, params) => connection.sendNotification(method, params),
    /** Megabytes that the process has in memory. */
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    close: () => child.kill('SIGKILL'),
  };
}

async function measured(server, noop, profiles, guests) {
  const folder = resolve(work('host', String(profiles)));
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of hostFiles(profiles, guests)) {
    const path = join(folder, 'etc', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { mode: 0o600 });
  }
  const uriOf = (name) => pathToFileURL(join(folder, 'etc', name)).href;
  const times = {};
  const time = async (what, act) => {
    const begin = performance.now();
    const result = await act();
    times[what] = performance.now() - begin;
    return result;
  };
  const reading =
    "const fs=require('fs'),p=require('path');(function r(d){for(const e of fs.readdirSync(d,{withFileTypes:true}))e.isDirectory()?r(p.join(d,e.name)):fs.readFileSync(p.join(d,e.name),'utf8')})(process.argv[1])";
  times['peer: node reads the folder'] = timeOf(process.execPath, ['-e', reading, folder]);
  const last = `g${guests - 1}`;
  let it;
  await time('start, until the folder is known', async () => {
    it = await start(server, folder);
    while ((await it.ask('workspace/symbol', { query: last })).length === 0) await pause(2);
  });
  const uri = uriOf('NetworkManager/system-connections/br0.nmconnection');
  const lines = readFileSync(new URL(uri), 'utf8').split('\n');
  const textDocument = { uri };
  await time('first diagnostics of a file', async () => {
    await it.tell('textDocument/didOpen', {
      textDocument: { uri, languageId: 'nmconnection', version: 1, text: lines.join('\n') },
    });
    await it.ask('textDocument/diagnostic', { textDocument });
  });
  const line = lines.findIndex((text) => text.startsWith('address1'));
  const keys = async (at) => {
    const all = [];
    for (let i = 0; i < 15; i++) {
      const begin = performance.now();
      const character = lines[line].length;
      const range = { start: { line, character }, end: { line, character: character + (i % 2) } };
      await at.tell('textDocument/didChange', {
        textDocument: { uri, version: i + 2 },
        contentChanges: [{ range, text: i % 2 === 0 ? ' ' : '' }],
      });
      await at.ask(at === it ? 'textDocument/diagnostic' : 'textDocument/completion', {
        textDocument,
        position: { line: 0, character: 0 },
      });
      all.push(performance.now() - begin);
    }
    return median(all);
  };
  times['a key, to diagnostics'] = await keys(it);
  const nothing = await start(noop, folder);
  await nothing.tell('textDocument/didOpen', {
    textDocument: { uri, languageId: 'nmconnection', version: 1, text: lines.join('\n') },
  });
  times['peer: a key, a server that does nothing'] = await keys(nothing);
  await time('diagnostics of the folder', async () => {
    const previous = new Map();
    // An answer is worked at for half a second; one that comes at once has nothing left to do.
    for (let took = Infinity; took > 100;) {
      const begin = performance.now();
      const { items } = await it.ask('workspace/diagnostic', {
        previousResultIds: [...previous].map(([uri, value]) => ({ uri, value })),
      });
      took = performance.now() - begin;
      for (const { uri, resultId } of items) if (resultId) previous.set(uri, resultId);
    }
  });
  const position = { line: lines.findIndex((text) => text.startsWith('interface-name')), character: 16 };
  await time('rename a bridge', () => it.ask('textDocument/rename', { textDocument, position, newName: 'brx' }));
  const renumbered = await time('renumber a network', () =>
    it.ask('textDocument/rename', {
      textDocument: { uri: uriOf('nat.xml') },
      position: { line: 3, character: 18 },
      newName: '192.168.201.1',
    }),
  );
  if (!renumbered?.documentChanges?.length) throw new Error('nothing was renumbered');
  await time('references of a bridge', () =>
    it.ask('textDocument/references', { textDocument, position, context: { includeDeclaration: true } }),
  );
  await time('search by name', () => it.ask('workspace/symbol', { query: 'br1' }));
  await time('call hierarchy of a bridge', async () => {
    const [item] = await it.ask('textDocument/prepareCallHierarchy', { textDocument, position });
    await it.ask('callHierarchy/incomingCalls', { item });
  });
  times['memory in MB'] = it.memory();
  times['peer: memory in MB, a server that does nothing'] = nothing.memory();
  it.close();
  nothing.close();
  return times;
}

await bundle(work(), { server: 'server/src/main.ts', noop: 'bench/noop-server.ts' });
const sizes = [
  [Math.round(profiles / 2), Math.round(guests / 2)],
  [profiles, guests],
];
const columns = [];
for (const [p, g] of sizes) columns.push(await measured(work('server.js'), work('noop.js'), p, g));
console.log(
  `| milliseconds | ${sizes.map(([p, g]) => `${p} profiles, ${g} guests`).join(' | ')} |\n| --- | ---: | ---: |`,
);
for (const what of Object.keys(columns[0]))
  console.log(`| ${what} | ${columns.map((it) => it[what].toFixed(1)).join(' | ')} |`);
process.exit(0);
