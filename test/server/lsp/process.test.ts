// The server as a process of its own: what comes in need not be JSON-RPC, and who started it may be gone.
import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtServer, frame } from '../../support/stranger';

const message = (value: unknown): string => frame(JSON.stringify(value));

describe('the process of the server', () => {
  let child: ChildProcessWithoutNullStreams;
  let heard = '';
  let ended: Promise<[number | null, string | null]>;
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'virtnet-process-'));
    child = spawn(process.execPath, [builtServer, '--stdio']);
    heard = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (heard += text));
    // What is written to a process that has just ended is lost, and no fault.
    child.stdin.on('error', () => undefined);
    ended = once(child, 'exit') as Promise<[number | null, string | null]>;
  });
  afterEach(async () => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });

  let id = 0;
  /** Asks, and gives the answer as JSON text once it is there. */
  async function ask(method: string, params?: unknown): Promise<string> {
    const mine = ++id;
    child.stdin.write(message({ jsonrpc: '2.0', id: mine, method, ...(params === undefined ? {} : { params }) }));
    for (;;) {
      const at = heard.search(new RegExp(`\\{[^{]*"id":${String(mine)}[,}]`));
      if (at >= 0) return heard.slice(at);
      await Promise.race([
        once(child.stdout, 'data'),
        ended.then(([status, signal]) => Promise.reject(new Error(`it ended with ${String(status ?? signal)}`))),
      ]);
    }
  }
  const tell = (method: string, params?: unknown) => child.stdin.write(message({ jsonrpc: '2.0', method, params }));
  const start = (more: object = {}) =>
    ask('initialize', { processId: process.pid, rootUri: null, capabilities: {}, ...more });

  it('goes on after a message in pieces, and after bytes that are no UTF-8', async () => {
    await start();
    child.stdin.write(Buffer.from([0x43, ...Buffer.from('ontent-Length: 4\r\n\r\n'), 0xff, 0xfe, 0x80, 0x00]));
    const whole = Buffer.from(
      message({
        jsonrpc: '2.0',
        method: 'textDocument/didOpen',
        params: {
          textDocument: { uri: 'file:///ü.xml', languageId: 'xml', version: 1, text: '<network>网</network>' },
        },
      }),
    );
    for (const it of whole) {
      child.stdin.write(Buffer.of(it));
      if (it === 0x0a) await new Promise((done) => setImmediate(done));
    }
    const symbols = await ask('textDocument/documentSymbol', { textDocument: { uri: 'file:///ü.xml' } });
    assert.match(symbols, /"name":/);
  });

  it('ends when its client closes the pipe', async () => {
    await start();
    child.stdin.end();
    await ended;
  });

  it('ends when its client was killed, though somebody holds the pipe open', async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    await start({ processId: gone });
    await ended;
  });

  const damaged = "<network>\n  <name>lab</name>\n  <bridge nmae='virbr9'/>\n</network>\n";

  /** Looks at a folder until the file `other.xml` in it is known. */
  async function looksAt(): Promise<void> {
    const other = pathToFileURL(join(folder, 'other.xml')).href;
    writeFileSync(join(folder, 'other.xml'), damaged);
    await start({ workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'x' }] });
    tell('initialized', {});
    while (!(await ask('textDocument/documentSymbol', { textDocument: { uri: other } })).includes('"name":'))
      await new Promise((done) => setTimeout(done, 10));
  }

  it('looks at a folder with pipes and devices without waiting for their end', async function () {
    if (process.platform !== 'linux') return this.skip();
    execFileSync('mkfifo', [join(folder, 'pipe.xml')]);
    symlinkSync(join(folder, 'pipe.xml'), join(folder, 'link.xml'));
    for (const it of ['zero', 'random', 'stdin', 'tty']) symlinkSync(`/dev/${it}`, join(folder, `ifcfg-${it}`));
    await looksAt();
    for (const it of ['pipe.xml', 'link.xml', 'ifcfg-zero', 'ifcfg-stdin', 'ifcfg-tty']) {
      const uri = pathToFileURL(join(folder, it)).href;
      tell('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
      assert.match(await ask('textDocument/documentSymbol', { textDocument: { uri } }), /"result":\[\]/, it);
    }
  });

  it('passes over files and folders that it may not read', async function () {
    if (process.getuid?.() === 0) {
      console.log('      not run: root may read everything');
      return this.skip();
    }
    writeFileSync(join(folder, 'secret.xml'), damaged, { mode: 0 });
    mkdirSync(join(folder, 'closed'), { mode: 0 });
    await looksAt();
    const uri = pathToFileURL(join(folder, 'secret.xml')).href;
    tell('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 1 }] });
    assert.match(await ask('textDocument/documentSymbol', { textDocument: { uri } }), /"result":\[\]/);
    chmodSync(join(folder, 'closed'), 0o700);
  });

  it('follows the folders of the workspace', async () => {
    await looksAt();
    const more = mkdtempSync(join(tmpdir(), 'virtnet-more-'));
    mkdirSync(join(more, 'below'));
    writeFileSync(join(more, 'below', 'third.xml'), damaged);
    const third = { textDocument: { uri: pathToFileURL(join(more, 'below', 'third.xml')).href } };
    const other = { textDocument: { uri: pathToFileURL(join(folder, 'other.xml')).href } };
    const change = (added: string[], removed: string[]) =>
      tell('workspace/didChangeWorkspaceFolders', {
        event: {
          added: added.map((it) => ({ uri: pathToFileURL(it).href, name: it })),
          removed: removed.map((it) => ({ uri: pathToFileURL(it).href, name: it })),
        },
      });
    const until = async (params: object, wanted: RegExp): Promise<void> => {
      while (!wanted.test(await ask('textDocument/documentSymbol', params)))
        await new Promise((done) => setTimeout(done, 10));
    };
    change([more], []);
    await until(third, /"name":/);
    change([join(more, 'below')], [folder]);
    await until(other, /"result":\[\]/);
    // One folder lies within the other: what it holds is still there when the outer one is taken away.
    change([], [more]);
    change([folder], []);
    await until(other, /"name":/);
    await until(third, /"name":/);
    change([], [join(more, 'below')]);
    await until(third, /"result":\[\]/);
    rmSync(more, { recursive: true });
  });

  it('goes on when the folder it looks at is deleted', async () => {
    await looksAt();
    const uri = pathToFileURL(join(folder, 'open.xml')).href;
    tell('textDocument/didOpen', { textDocument: { uri, languageId: 'xml', version: 1, text: damaged } });
    rmSync(folder, { recursive: true });
    const other = pathToFileURL(join(folder, 'other.xml')).href;
    // The editor may name the files, or the folder alone.
    tell('workspace/didChangeWatchedFiles', { changes: [{ uri: pathToFileURL(folder).href, type: 3 }] });
    tell('workspace/didChangeWatchedFiles', {
      changes: [
        { uri: other, type: 3 },
        { uri: `${other}.xml`, type: 2 },
      ],
    });
    assert.match(await ask('textDocument/documentSymbol', { textDocument: { uri } }), /"name":/);
    assert.match(await ask('textDocument/documentSymbol', { textDocument: { uri: other } }), /"result":\[\]/);
    tell('textDocument/didClose', { textDocument: { uri } });
    assert.match(await ask('textDocument/documentSymbol', { textDocument: { uri } }), /"result":\[\]/);
  });
});
