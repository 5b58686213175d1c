// `npm run soak`: the bundled server under half an hour of editing, and what its memory does. `npm run soak -- MINUTES [SEED]`.
// The last lines are requests, errors, unanswered requests and the slope of the memory; all samples go to .cache/soak.json.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import rpc from 'vscode-jsonrpc/node';
import { bundle } from '../scripts/build.mjs';
import { neighbour, networkWith } from './inputs.mjs';

const [minutes = '30', seed = '1'] = process.argv.slice(2);
const random = generator(Number(seed));
const pick = (list) => list[Math.floor(random() * list.length)];

const work = resolve('.cache', 'soak');
mkdirSync(work, { recursive: true });
const server = join(work, 'server.js');
await bundle(work, { server: 'server/src/main.ts' });
// Asked by a signal, the server collects its garbage and says what is left on a stream of its own. Code that V8 compiles as
// it sees more kinds of documents is counted apart: it grows for a long while, and then no more.
const probe = join(work, 'probe.cjs');
writeFileSync(
  probe,
  `const fs = require('node:fs');
process.on('SIGUSR2', () => {
  gc();
  const { rss, heapUsed } = process.memoryUsage();
  const { code_and_metadata_size, bytecode_and_metadata_size } = require('node:v8').getHeapCodeStatistics();
  fs.writeSync(3, JSON.stringify({ rss, heapUsed, code: code_and_metadata_size + bytecode_and_metadata_size }) + '\\n');
});
`,
);

const folder = mkdtempSync(join(tmpdir(), 'virtnet-soak-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const it of ['networks', 'network-scripts']) cpSync(join('examples', it), join(folder, it), { recursive: true });
for (let i = 0; i < 200; i++) writeFileSync(join(folder, `net${i}.xml`), neighbour(i));
const big = join(folder, 'big.xml');
writeFileSync(big, networkWith(10_000));

const child = spawn(process.execPath, ['--expose-gc', '-r', probe, server, '--stdio'], {
  stdio: ['pipe', 'pipe', 'inherit', 'pipe'],
});
const died = new Promise((resolve) => child.once('exit', resolve));
const connection = rpc.createMessageConnection(
  new rpc.StreamMessageReader(child.stdout),
  new rpc.StreamMessageWriter(child.stdin),
);
const counts = { requests: 0, answered: 0, errors: 0, cancelled: 0, stale: 0, edits: 0, complaints: 0 };
const complaints = [];
connection.onNotification('window/logMessage', ({ type, message }) => {
  if (type > 2) return;
  counts.complaints++;
  if (complaints.length < 20) complaints.push(message);
});
connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
for (const it of ['client/registerCapability', 'client/unregisterCapability', 'workspace/diagnostic/refresh'])
  connection.onRequest(it, () => null);
connection.onUnhandledNotification(() => {});
connection.listen();

const ask = async (method, params, token) => {
  counts.requests++;
  try {
    return await connection.sendRequest(method, params, ...(token ? [token] : []));
  } catch (error) {
    if (token?.isCancellationRequested) counts.cancelled++;
    // The document has changed meanwhile (ContentModified, ServerCancelled).
    else if (error.code === -32801 || error.code === -32802) counts.stale++;
    else {
      counts.errors++;
      if (complaints.length < 20) complaints.push(`${method}: ${error.message}`);
    }
  } finally {
    counts.answered++;
  }
};
const tell = (method, params) => connection.sendNotification(method, params);

await ask('initialize', {
  processId: process.pid,
  rootUri: null,
  workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'soak' }],
  capabilities: {
    workspace: {
      configuration: true,
      diagnostics: { refreshSupport: true },
      didChangeWatchedFiles: { dynamicRegistration: true },
      workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
    },
    textDocument: {
      diagnostic: {},
      formatting: { dynamicRegistration: true },
      publishDiagnostics: { relatedInformation: true },
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } }, isPreferredSupport: true },
      completion: { completionItem: { snippetSupport: true } },
    },
  },
});
await tell('initialized', {});

/** A document as an editor has it: its text, and every change told. */
class Document {
  version = 0;

  constructor(path) {
    this.path = path;
    this.uri = pathToFileURL(path).href;
    this.text = readFileSync(path, 'utf8');
  }

  open() {
    const languageId = this.path.endsWith('.xml') ? 'xml' : 'ifcfg';
    return tell('textDocument/didOpen', {
      textDocument: { uri: this.uri, languageId, version: ++this.version, text: this.text },
    });
  }

  close() {
    return tell('textDocument/didClose', { textDocument: { uri: this.uri } });
  }

  replace(start, end, text) {
    counts.edits++;
    const range = { start: this.position(start), end: this.position(end) };
    this.text = this.text.slice(0, start) + text + this.text.slice(end);
    return tell('textDocument/didChange', {
      textDocument: { uri: this.uri, version: ++this.version },
      contentChanges: [{ range, text }],
    });
  }

  position(offset) {
    const before = this.text.slice(0, offset);
    const start = before.lastIndexOf('\n') + 1;
    let line = 0;
    for (let at = before.indexOf('\n'); at >= 0; at = before.indexOf('\n', at + 1)) line++;
    return { line, character: offset - start };
  }

  offset({ line, character }) {
    let start = 0;
    for (let i = 0; i < line; i++) start = this.text.indexOf('\n', start) + 1;
    return start + character;
  }

  /** The start of some line. */
  someLine() {
    return this.text.indexOf('\n', Math.floor(random() * (this.text.length - 1))) + 1;
  }

  ask(method, params = {}, token) {
    return ask(`textDocument/${method}`, { textDocument: { uri: this.uri }, ...params }, token);
  }

  pull() {
    return this.ask('diagnostic');
  }

  rangeAt(offset) {
    const position = this.position(offset);
    return { start: position, end: position };
  }
}

const lines = {
  xml: [
    "    <host mac='52:54:00:00:00:01' name='web' ip='10.0.0.9'/>\n",
    "  <route address='10.99.0.0' prefix='16' gateway='10.0.0.254'/>\n",
    "  <portgroup name='x' default='yes'>\n    <vlan><tag id='5'/></vlan>\n  </portgroup>\n",
    "  <dns>\n    <host ip='10.0.0.5'><hostname>a.b</hostname></host>\n  </dns>\n",
    "  <ip family='ipv6' address='fd00:1::1' prefix='64'>\n",
    '  <!-- a note -->\n',
  ],
  ifcfg: ['IPADDR2=10.1.2.3\n', 'BONDING_OPTS="mode=4 miimon=100"\n', "NAME='a b'\n", 'DNS1=10.0.0.1\n', '# a note\n'],
};

/** Types some lines, with completion and hover on the way, looks at the diagnostics, and takes all of it back. */
async function type(document) {
  const before = document.text;
  const at = document.someLine();
  const text = pick(document.path.endsWith('.xml') ? lines.xml : lines.ifcfg);
  for (let i = 0; i < text.length; i++) {
    await document.replace(at + i, at + i, text[i]);
    if ('< =\'"/:'.includes(text[i])) {
      const source = new rpc.CancellationTokenSource();
      const answer = document.ask('completion', { position: document.position(at + i + 1) }, source.token);
      if (random() < 0.2) source.cancel();
      await answer;
    }
    if (random() < 0.1) await document.pull();
    await pause(12);
  }
  await document.pull();
  await document.ask('hover', { position: document.position(at + Math.floor(random() * text.length)) });
  await document.ask('signatureHelp', { position: document.position(at + 6) });
  if (random() < 0.5) await document.replace(at, at + text.length, '');
  else for (let i = text.length; i > 0; i--) await document.replace(at + i - 1, at + i, '');
  if (document.text !== before) throw new Error('undo went wrong');
  await document.pull();
}

/** Damages a value, applies one of the fixes that are offered, and goes back. */
async function fix(document) {
  const before = document.text;
  const values = [...before.slice(0, 20_000).matchAll(/(?<==)['"]?[^\s'"<>=]+/g)];
  // A file of routes may have none.
  if (values.length === 0) return;
  const value = pick(values);
  await document.replace(value.index, value.index + value[0].length, value[0].slice(0, -1));
  await document.pull();
  const context = { diagnostics: [], ...(random() < 0.2 ? { only: ['source.fixAll'] } : {}) };
  const actions = (await document.ask('codeAction', { range: document.rangeAt(value.index), context })) ?? [];
  const changes = actions.length > 0 ? editsOf(pick(actions).edit, document) : [];
  for (const it of changes) await document.replace(it.start, it.end, it.text);
  await document.pull();
  await document.replace(0, document.text.length, before);
}

/** The edits of a code action for this document, last first. */
function editsOf(edit, document) {
  const of =
    edit?.changes?.[document.uri] ??
    edit?.documentChanges?.find((it) => it.textDocument?.uri === document.uri)?.edits ??
    [];
  const offset = (it) => document.offset(it);
  return of
    .map(({ range, newText }) => ({ start: offset(range.start), end: offset(range.end), text: newText }))
    .sort((a, b) => b.start - a.start);
}

/** Looks around without a change. */
async function read(document) {
  const at = document.position(document.someLine() + 6);
  const range = { start: document.position(0), end: document.position(document.text.length) };
  await Promise.all([
    document.ask('documentSymbol'),
    document.ask('foldingRange'),
    document.ask('inlayHint', { range }),
    document.ask('documentLink'),
    document.ask('definition', { position: at }),
    document.ask('references', { position: at, context: { includeDeclaration: true } }),
    document.ask('documentHighlight', { position: at }),
    document.ask('selectionRange', { positions: [at] }),
    document.ask('linkedEditingRange', { position: at }),
    document.ask('hover', { position: at }),
  ]);
}

/** Other programs change files of the folder: some are written anew, some come, some go. */
async function disk() {
  const changes = [];
  for (let i = 0; i < 5; i++) {
    const number = Math.floor(random() * 260);
    const path = join(folder, `net${number}.xml`);
    if (openPaths().has(path)) continue;
    const there = existsSync(path);
    if (there && random() < 0.4) {
      rmSync(path);
      changes.push({ uri: pathToFileURL(path).href, type: 3 });
    } else {
      writeFileSync(path, neighbour(Math.floor(random() * 5000)));
      changes.push({ uri: pathToFileURL(path).href, type: there ? 2 : 1 });
    }
  }
  await tell('workspace/didChangeWatchedFiles', { changes });
  await Promise.all(open.slice(0, 3).map((it) => it.pull()));
}

const open = [];
const openPaths = () => new Set(open.map((it) => it.path));

/** Opens another file, and closes one when there are many. */
async function turn() {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => join(it.parentPath ?? it.path, it.name));
  const path = pick(paths);
  if (!openPaths().has(path) && basename(path) !== 'README.md') {
    const document = new Document(path);
    open.push(document);
    await document.open();
    await document.pull();
  }
  if (open.length > 8) await open.splice(1 + Math.floor(random() * (open.length - 1)), 1)[0].close();
}

open.push(new Document(big));
await open[0].open();
for (let i = 0; i < 6; i++) await turn();

const steps = [type, type, type, type, fix, fix, read, read];
const samples = [];
const start = performance.now();
const passed = () => (performance.now() - start) / 60_000;
let buffer = '';
child.stdio[3].setEncoding('utf8').on('data', (text) => {
  buffer += text;
  for (let end = buffer.indexOf('\n'); end >= 0; end = buffer.indexOf('\n')) {
    const { rss, heapUsed, code } = JSON.parse(buffer.slice(0, end));
    buffer = buffer.slice(end + 1);
    samples.push({ minute: passed(), rss: rss / 2 ** 20, heap: (heapUsed - code) / 2 ** 20, code: code / 2 ** 20 });
  }
});
const sampling = setInterval(() => child.kill('SIGUSR2'), 10_000);
const showing = setInterval(() => {
  const last = samples.at(-1);
  if (last)
    console.log(
      `${last.minute.toFixed(1)} min: heap ${last.heap.toFixed(1)} MB, RSS ${last.rss.toFixed(0)} MB, ${counts.requests} requests`,
    );
}, 60_000);

async function edit() {
  while (passed() < Number(minutes)) {
    const chance = random();
    if (chance < 0.05) await disk();
    else if (chance < 0.15) await turn();
    // Most work is done in small files, some in the big one.
    else await pick(steps)(random() < 0.1 ? open[0] : pick(open));
    await pause(40);
  }
}
await Promise.race([edit(), died.then(() => Promise.reject(new Error('the server ended')))]);
clearInterval(sampling);
clearInterval(showing);
await ask('shutdown');
await connection.sendNotification('exit');
const ended = await Promise.race([died, pause(5000, 'not within 5 s')]);
if (ended !== 0) child.kill('SIGKILL');

const warmUp = Number(minutes) / 3;
const counted = samples.filter((it) => it.minute > warmUp);
const slope = { heap: slopeOf(counted, 'heap'), code: slopeOf(counted, 'code'), rss: slopeOf(counted, 'rss') };
const unanswered = counts.requests - counts.answered;
const result = {
  minutes: Number(minutes),
  seed: Number(seed),
  ...counts,
  unanswered,
  ended,
  slope,
  complaints,
  samples,
};
writeFileSync('.cache/soak.json', JSON.stringify(result, undefined, 2));
for (const it of complaints) console.log(`complaint: ${it}`);
const megabytes = (of) => `${of(counted.map((it) => it.heap)).toFixed(1)} MB`;
console.log(
  `${counts.requests} requests (${counts.cancelled} taken back, ${counts.stale} stale), ${counts.edits} edits in ${minutes} minutes`,
);
console.log(`${counts.errors} errors, ${counts.complaints} complaints in the log, ${unanswered} unanswered`);
console.log(`ended after exit: ${ended === 0 ? 'yes' : `no: ${ended}`}`);
if (counted.length > 0)
  console.log(
    `heap after collection ${megabytes((it) => Math.min(...it))} to ${megabytes((it) => Math.max(...it))}; ` +
      `slope of the heap ${slope.heap.toFixed(2)} MB/h, of code ${slope.code.toFixed(2)} MB/h, of RSS ${slope.rss.toFixed(2)} MB/h`,
  );
process.exit(counts.errors + counts.complaints + unanswered === 0 && ended === 0 ? 0 : 1);

/** Megabytes per hour, by least squares. */
function slopeOf(samples, key) {
  const mean = (values) => values.reduce((sum, it) => sum + it, 0) / values.length;
  const [x, y] = [mean(samples.map((it) => it.minute)), mean(samples.map((it) => it[key]))];
  const above = samples.reduce((sum, it) => sum + (it.minute - x) * (it[key] - y), 0);
  const below = samples.reduce((sum, it) => sum + (it.minute - x) ** 2, 0);
  return (above / below) * 60;
}

/** Numbers from 0 to 1, always the same for a seed. */
function generator(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
