// What the host decides about lines for dnsmasq: where it is known, no more than what it lacks.
import type { DnsmasqRow } from '../../../schema/dnsmasq/grammar';
import type { File } from '../../file';
import { hasFolder, type HostConditions } from '../../inventory';
import { conditionsAround } from '../../on-host';
import type { WorkspaceFacts } from '../../workspace-facts';
import { type OptionLine, optionLinesOf, spanOfPart } from './lines';
import { type Note, notesOf } from './notes';

export interface HostNote {
  readonly note: Note;
  /** The host is known to lack it. */
  readonly isLacking: boolean;
}

/** At most one a line. */
export function* hostNotesOf(file: File, workspace: WorkspaceFacts): Iterable<HostNote> {
  const { lines } = optionLinesOf(file);
  if (lines.length === 0) return;
  const { dnsmasq, folders } = conditionsAround(file, workspace) ?? {};
  const notes = new Map(notesOf(file).map((it) => [it.line, it]));
  for (const line of lines) {
    const note = notes.get(line);
    // What no dnsmasq takes is said as such.
    if (note && certain.has(note.kind)) continue;
    const lack = dnsmasq && line.row && lackOf(line.row, dnsmasq);
    if (lack !== undefined) yield { note: lacking(line, `${line.name} needs ${lack}`), isLacking: true };
    else if (note?.kind === 'host') yield* asked(note, dnsmasq, folders);
  }
}

const certain: ReadonlySet<Note['kind']> = new Set(['line', 'refused', 'repeated', 'clash']);

const lacking = (line: OptionLine, message: string): Note => ({
  ...{ kind: 'host', line, span: spanOfPart(line, line.line.name) },
  message: `${message}${refusing}`,
});

const refusing = ': libvirt does not start the network';

/** What the dnsmasq of the host lacks for an option, as the rest of a sentence. */
function lackOf({ since, build }: DnsmasqRow, dnsmasq: NonNullable<HostConditions['dnsmasq']>): string | undefined {
  if (since !== undefined && isOlder(dnsmasq.version, since))
    return `dnsmasq ${since} or newer, and the host has ${dnsmasq.version}`;
  if (build !== undefined && dnsmasq.lacks.includes(build))
    return `a dnsmasq with ${build}, and that of the host was built without`;
  return undefined;
}

/** Whether a release of dnsmasq, `2.9` or `2.90`, came before another. */
function isOlder(one: string, other: string): boolean {
  const [[major = 0, minor = 0], [wanted = 0, least = 0]] = [one, other].map((it) => it.split('.').map(Number)) as [
    number[],
    number[],
  ];
  return major !== wanted ? major < wanted : minor < least;
}

function* asked(
  note: Note,
  dnsmasq: HostConditions['dnsmasq'],
  folders: HostConditions['folders'],
): Iterable<HostNote> {
  if (note.asks === 'dnsmasq' && dnsmasq) return;
  if (typeof note.asks !== 'object') return yield { note, isLacking: false };
  const { folder } = note.asks;
  const isThere = hasFolder(folders, folder);
  if (isThere === undefined) yield { note, isLacking: false };
  else if (!isThere)
    yield { note: { ...note, message: `the host has no folder ${folder}${refusing}` }, isLacking: true };
}
