// G11: a folder with all of a host as an editor meets it, keyfiles, guests and networks: until it is known, a key, a rename, what
// is wrong in all of it, memory. Beside it half of such a folder: twice the files are to take twice the time.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { timeOf, work } from './anchors.mjs';
import { spawnServer } from './client.mjs';
import { median, row } from './figures.mjs';
import { hostFiles } from './host-files.mjs';

async function start(path, folder) {
  const { connection, memory, close } = spawnServer(path);
  connection.onRequest('workspace/configuration', ({ items }) =>
    items.map(() => ({ problems: { wholeFolder: true } })),
  );
  connection.listen();
  const { capabilities } = JSON.parse(readFileSync('test/recorded/clients/vscode.json', 'utf8'));
  const uri = pathToFileURL(folder).href;
  const workspaceFolders = [{ uri, name: 'host' }];
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: uri, workspaceFolders, capabilities });
  await connection.sendNotification('initialized', {});
  return {
    ask: (method, params) => connection.sendRequest(method, params),
    tell: (method, params) => connection.sendNotification(method, params),
    memory,
    close,
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
  times.reading = timeOf(process.execPath, ['-e', reading, folder]);
  const last = `g${guests - 1}`;
  let it;
  await time('known', async () => {
    it = await start(server, folder);
    while ((await it.ask('workspace/symbol', { query: last })).length === 0) await pause(2);
  });
  const uri = uriOf('NetworkManager/system-connections/br0.nmconnection');
  const lines = readFileSync(new URL(uri), 'utf8').split('\n');
  const textDocument = { uri };
  await it.tell('textDocument/didOpen', {
    textDocument: { uri, languageId: 'nmconnection', version: 1, text: lines.join('\n') },
  });
  await it.ask('textDocument/diagnostic', { textDocument });
  const line = lines.findIndex((text) => text.startsWith('address1'));
  const { length } = lines[line];
  const keys = [];
  for (let i = 0; i < 15; i++) {
    const begin = performance.now();
    // A blank at the end of the line, and without it again.
    const range = { start: { line, character: length }, end: { line, character: length + (i % 2) } };
    await it.tell('textDocument/didChange', {
      textDocument: { uri, version: i + 2 },
      contentChanges: [{ range, text: i % 2 === 0 ? ' ' : '' }],
    });
    await it.ask('textDocument/diagnostic', { textDocument });
    keys.push(performance.now() - begin);
  }
  times.key = median(keys);
  await time('problems', async () => {
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
  await time('rename', () => it.ask('textDocument/rename', { textDocument, position, newName: 'brx' }));
  const renumbered = await time('renumber', () =>
    it.ask('textDocument/rename', {
      textDocument: { uri: uriOf('nat.xml') },
      position: { line: 3, character: 18 },
      newName: '192.168.201.1',
    }),
  );
  if (!renumbered?.documentChanges?.length) throw new Error('nothing was renumbered');
  await time('references', () =>
    it.ask('textDocument/references', { textDocument, position, context: { includeDeclaration: true } }),
  );
  await time('search', () => it.ask('workspace/symbol', { query: 'br1' }));
  await time('hierarchy', async () => {
    const [item] = await it.ask('textDocument/prepareCallHierarchy', { textDocument, position });
    await it.ask('callHierarchy/incomingCalls', { item });
  });
  times.memory = it.memory();
  const nothing = await start(noop, folder);
  times.noopMemory = nothing.memory();
  it.close();
  nothing.close();
  return times;
}

/** Milliseconds: a frame of 60 in a second, and what nobody takes for a wait. */
const [frame, atOnce] = [16, 100];

export async function oneGraph({ server, noop }) {
  const all = { half: [1000, 250], whole: [2000, 500] };
  const taken = { half: [], whole: [] };
  for (let i = 0; i < 3; i++)
    for (const [size, [profiles, guests]] of Object.entries(all))
      taken[size].push(await measured(server, noop, profiles, guests));
  const of = (size, what) => median(taken[size].map((it) => it[what]));
  const whole = (what) => of('whole', what);
  const rows = [
    row('G11', '2,000 keyfiles, 500 guests: known', whole('known'), of('half', 'known'), 2.5, 'half as many'),
    row('G11', '… known', whole('known'), whole('reading'), 8, 'reading alone'),
    row('G11', '… all diagnostics', whole('problems'), of('half', 'problems'), 2.5, 'half as many'),
    row('G11', '… a key to diagnostics', whole('key'), frame, 1, 'a frame'),
  ];
  const asked = {
    rename: 'a bridge renamed',
    renumber: 'a network renumbered',
    references: 'references of a bridge',
    search: 'a search by name',
    hierarchy: 'what rides on a bridge',
  };
  for (const [what, words] of Object.entries(asked))
    rows.push(row('G11', `… ${words}`, whole(what), atOnce, 1, 'at once'));
  rows.push(row('G11', '… memory', whole('memory'), whole('noopMemory'), 5, 'no-op server', 'MB'));
  return rows;
}
