// What the real programs answer to a mistake: libvirt's schema, `virsh net-define`, `virsh net-start`, NetworkManager.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Failure } from '../../server/src/host/command';
import { VirshSession } from '../../server/src/host/session';
import { startLibvirtd } from './libvirtd';

/** What each said, in its own words; left out when it accepted, or was not asked because the one before refused. */
export interface Answer {
  readonly schema?: string;
  readonly define?: string;
  readonly start?: string;
}

/** `refuses`: no profile. `warns`: a line in its log. `silent`: loads it. */
export type NetworkManagerAnswer = 'refuses' | 'ignores' | 'warns' | 'silent';

/** From what its reader made of the file: the outcome, and the number of lines in its log. */
export function answerOf(it: { readonly outcome: string; readonly warnings?: number }): NetworkManagerAnswer {
  if (it.outcome === 'refused' || it.outcome === 'abort') return 'refuses';
  if (it.outcome === 'unrecognized' || it.outcome === 'unmanaged') return 'ignores';
  return (it.warnings ?? 0) > 0 ? 'warns' : 'silent';
}

export const networkSchema = '/usr/share/libvirt/schemas/network.rng';

export interface Askable {
  readonly title: string;
  readonly documents: Readonly<Record<string, string>>;
}

/** Asks the schema, then a libvirtd of its own: all documents are defined, then all are started. */
export async function askTools(mistakes: readonly Askable[]): Promise<Record<string, Answer>> {
  const folder = await mkdtemp(join(tmpdir(), 'virtnet-everyday-'));
  const daemon = await startLibvirtd();
  const session = new VirshSession({ uri: daemon.uri });
  const answers: Record<string, Answer> = {};
  try {
    const paths = new Map<Askable, string[]>();
    for (const [at, mistake] of mistakes.entries()) {
      const files = Object.entries(mistake.documents).map(([name, text]) => ({
        path: join(folder, `${at}-${name}`),
        text,
      }));
      for (const { path, text } of files) await writeFile(path, text);
      paths.set(
        mistake,
        files.map((it) => it.path),
      );
    }
    const refusals = askSchema([...paths.values()].flat());
    for (const [mistake, files] of paths) {
      const schema = files.map((it) => refusals.get(it)).find((it) => it !== undefined);
      answers[mistake.title] = { ...(schema === undefined ? {} : { schema }), ...(await askLibvirt(session, files)) };
    }
    return answers;
  } finally {
    await session.close();
    await daemon.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The first thing that xmllint says of each file that does not validate. */
function askSchema(files: readonly string[]): Map<string, string> {
  const { stderr } = spawnSync('xmllint', ['--noout', '--relaxng', networkSchema, ...files], { encoding: 'utf8' });
  const first = new Map<string, string>();
  const failed = new Set<string>();
  for (const line of stderr.split('\n')) {
    const said = /^(\S+?):\d+: .*?error : (.*)$/.exec(line);
    if (said && !first.has(said[1]!)) first.set(said[1]!, said[2]!.trim());
    const verdict = /^(\S+) fails to validate$/.exec(line);
    if (verdict) failed.add(verdict[1]!);
  }
  // A file that is no XML gets no verdict, only complaints.
  return new Map(
    files.filter((it) => failed.has(it) || first.has(it)).map((it) => [it, first.get(it) ?? 'fails to validate']),
  );
}

/** Not about the document: this kernel cannot shape traffic as libvirt wants to. */
const aboutTheKernel = /Specified qdisc kind|Failed to load TC/;

async function askLibvirt(session: VirshSession, files: readonly string[]): Promise<Answer> {
  const run = (...args: string[]) => session.run({ args, changes: true, read: (it) => it });
  const uuids = async (): Promise<string[]> => {
    const listed = await run('net-list', '--all', '--uuid');
    return listed.ok ? listed.value.split('\n').filter((it) => it.trim() !== '') : [];
  };
  const answer: { define?: string; start?: string } = {};
  for (const file of files) {
    const defined = await run('net-define', '--', file);
    if (!defined.ok) answer.define ??= wordsOf(defined, file);
  }
  const defined = await uuids();
  if (answer.define === undefined)
    for (const uuid of defined) {
      const started = await run('net-start', '--', uuid);
      if (!started.ok && !aboutTheKernel.test(`${started.message} ${started.detail}`))
        answer.start ??= wordsOf(started);
    }
  for (const uuid of defined) {
    await run('net-destroy', '--', uuid);
    await run('net-undefine', '--', uuid);
  }
  return answer;
}

/** libvirt's own words, without what differs each time: the path, and UUIDs that it made up. */
const wordsOf = ({ message, detail }: Failure, file = ''): string => {
  const lines = detail.split('\n').filter((it) => it.trim() !== '');
  const own = /^(?:error: )?Failed to (?:define|start) network /.test(lines[0] ?? '') ? lines.slice(1) : lines;
  return (own.length > 0 ? own.join(' | ') : message)
    .replaceAll(file === '' ? '\0' : file, 'network.xml')
    .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<uuid>');
};
