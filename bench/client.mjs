// A language client that measures: starts a server, types, and waits for what comes back.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import rpc from 'vscode-jsonrpc/node';

/** A server that has been told nothing yet. */
export function spawnServer(path) {
  const child = spawn(process.execPath, [path, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = rpc.createMessageConnection(
    new rpc.StreamMessageReader(child.stdout),
    new rpc.StreamMessageWriter(child.stdin),
  );
  connection.onUnhandledNotification(() => {});
  return {
    connection,
    /** Megabytes that the process has in memory. */
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    close: () => child.kill('SIGKILL'),
  };
}

export async function startServer(path) {
  const start = performance.now();
  const { connection, memory, close } = spawnServer(path);
  const waiting = new Map();
  connection.onNotification('textDocument/publishDiagnostics', ({ uri }) => waiting.get(uri)?.());
  connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
  });
  const initialized = performance.now() - start;
  await connection.sendNotification('initialized', {});
  const diagnosed = (uri) =>
    new Promise((resolve) => {
      waiting.set(uri, () => {
        waiting.delete(uri);
        resolve();
      });
    });
  return {
    initialized,
    async open(uri, text) {
      const done = diagnosed(uri);
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'xml', version: 1, text },
      });
      await done;
      return documentOf(connection, uri, text, diagnosed);
    },
    memory,
    close,
  };
}

function documentOf(connection, uri, text, diagnosed) {
  let version = 1;
  const lines = text.split('\n');
  const middle = lines.findIndex((it, i) => i >= lines.length >> 1 && it.includes('<host mac='));
  const host = { line: middle, character: lines[middle].indexOf("name='") + 6 };
  const change = (line, character, removed, added) =>
    connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [
        { range: { start: { line, character }, end: { line, character: character + removed } }, text: added },
      ],
    });
  return {
    /** Types a letter in the middle, or takes it back; time until the diagnostics come. */
    async type(back) {
      await pause(5);
      const done = diagnosed(uri);
      const start = performance.now();
      await change(host.line, host.character, back ? 1 : 0, back ? '' : 'x');
      await done;
      return performance.now() - start;
    },
    /** Types `<` in a line near the top and asks for completion; time until the answer. */
    async complete() {
      await pause(5);
      let done = diagnosed(uri);
      const start = performance.now();
      await change(2, 0, 0, '  <');
      await connection.sendRequest('textDocument/completion', {
        textDocument: { uri },
        position: { line: 2, character: 3 },
      });
      const time = performance.now() - start;
      await done;
      done = diagnosed(uri);
      await change(2, 0, 3, '');
      await done;
      return time;
    },
  };
}
