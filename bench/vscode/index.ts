// What the extension costs the editor, measured inside the extension host of a real VS Code (goal G10): time of its one
// thread with our code on the stack, from a profile, as other extensions work there too.
import { appendFileSync } from 'node:fs';
import { type Profiler, Session } from 'node:inspector/promises';
import { sep } from 'node:path';
import * as vscode from 'vscode';

export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('virtnet.virtnet')!;
  const activeAtStart = extension.isActive;
  const ours = `${extension.extensionPath}${sep}dist${sep}`;
  const activation = await workDuring(ours, () => extension.activate());
  const network = await workDuring(ours, async () => {
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'pasted-from-blogs/nat.xml'));
    // Diagnostics are asked for only of what is shown.
    await vscode.window.showTextDocument(document);
    while (vscode.languages.getDiagnostics(document.uri).length === 0) await pause(25);
  });
  tell({ activeAtStart, activation, network });
}

/** Milliseconds of this thread with code of a folder on the stack, until the action is done. */
async function workDuring(folder: string, action: () => Thenable<unknown>): Promise<number> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  await session.post('Profiler.start');
  await action();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return timeBelow(profile, ({ url }) => url.includes(folder));
}

function timeBelow(profile: Profiler.Profile, isWanted: (frame: { readonly url: string }) => boolean): number {
  const inside = new Set<number>();
  // Nodes stand before their children.
  for (const { id, callFrame, children } of profile.nodes)
    if (inside.has(id) || isWanted(callFrame)) [id, ...(children ?? [])].forEach((it) => inside.add(it));
  const deltas = profile.timeDeltas ?? [];
  const microseconds = (profile.samples ?? []).reduce((sum, id, i) => sum + (inside.has(id) ? (deltas[i] ?? 0) : 0), 0);
  return microseconds / 1000;
}

const pause = (time: number) => new Promise((done) => setTimeout(done, time));

function tell(what: object): void {
  const line = `virtnet-test ${JSON.stringify(what)}`;
  console.log(line);
  if (process.env.VIRTNET_TEST_RESULT) appendFileSync(process.env.VIRTNET_TEST_RESULT, `${line}\n`);
}
