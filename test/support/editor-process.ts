// An editor that has a network become what a file says, on trial, and is closed once it is asked whether that stays so. A program,
// so that it can be killed: `editor-process.js CONNECTION VIRSH FILE SECONDS`.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

async function run([connection, virsh, file, seconds]: readonly string[]): Promise<void> {
  const server = spawn(process.execPath, ['dist/server.js', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  server.once('exit', () => process.exit(0));
  const client = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  client.onRequest('client/registerCapability', () => null);
  client.onRequest('window/showMessageRequest', () => process.exit(0));
  client.listen();
  const settings = { connection: { uri: connection }, virsh: { path: virsh } };
  await client.sendRequest('initialize', {
    ...{ processId: process.pid, rootUri: null, capabilities: {}, initializationOptions: { settings } },
  });
  await client.sendNotification('initialized', {});
  const uri = `file://${file!}`;
  const textDocument = { uri, languageId: 'xml', version: 1, text: readFileSync(file!, 'utf8') };
  await client.sendNotification('textDocument/didOpen', { textDocument });
  const command = { uri, confirmed: true, rollback: Number(seconds) };
  const done = await client.sendRequest('workspace/executeCommand', { command: 'virtnet.apply', arguments: [command] });
  console.log(JSON.stringify(done));
  process.exit(0);
}

if (require.main === module) void run(process.argv.slice(2));
