// The updates that make one list of entries of another, in an order in which libvirt refuses none and the list never is
// emptier than it has to be.
import type { Version } from '../../../schema/types';
import { escape } from '../../../syntax/xml/write';
import type { Span } from '../../../text';
import type { NetworkMode } from '../../facts';
import { itemLabel } from '../drift/lists';
import { matchesOf } from '../drift/match';
import type { DefinitionPart } from '../drift/part';
import { Entries, sharesValue } from './entries';
import { always, type Section } from './sections';

/** One entry that is changed in place. */
export interface EntryUpdate {
  readonly section: Section;
  readonly command: 'add' | 'delete' | 'modify';
  /** The element that virsh gets. */
  readonly xml: string;
  /** Which `ip` element of the network it is in, from 0; undefined of sections that are in none. */
  readonly parentIndex: number | undefined;
  /** What the entry is called: `host web1`. */
  readonly label: string;
  /** In the text that is to be; undefined of an entry that goes. */
  readonly span: Span | undefined;
  /** In the text that is, of an entry that goes. */
  readonly former?: Span;
}

export interface UpdateContext {
  readonly section: Section;
  readonly mode: NetworkMode;
  readonly libvirt: Version | undefined;
  readonly parentIndex?: number;
}

/** Two ranges may begin alike. */
function labelOf(entry: DefinitionPart): string {
  const end = entry.values.get('end')?.text.trim();
  return [entry.name, itemLabel(entry) ?? '', ...(end ? ['to', end] : [])].join(' ').trimEnd();
}

/** Undefined when libvirt would refuse any such update, so that only a definition as a whole brings it about. */
export function updatesOf(
  from: readonly DefinitionPart[],
  to: readonly DefinitionPart[],
  { section, mode, libvirt, parentIndex }: UpdateContext,
): EntryUpdate[] | undefined {
  const changes = changesOf(from, to, section, libvirt);
  const entries = new Entries(section, mode, from);
  const updates: EntryUpdate[] = [];
  const tell = (command: EntryUpdate['command'], entry: DefinitionPart): void => {
    updates.push({
      section,
      command,
      xml: command === 'delete' ? xmlToFind(entry, section) : xmlOf(entry),
      parentIndex,
      label: labelOf(entry),
      ...(command === 'delete' ? { span: undefined, former: entry.span } : { span: entry.span }),
    });
  };
  const { leaving, modified } = changes;
  const passing = new Set([...leaving, ...modified.values()]);
  const remove = (entry: DefinitionPart): boolean => {
    if (entries.deletedFor(entry) !== entry) return false;
    entries.delete(entry);
    tell('delete', entry);
    return true;
  };
  const waiting = new Map<DefinitionPart, DefinitionPart[]>();
  const ready = [...modified.keys(), ...changes.coming];
  /** Those that could not be placed because of this one. */
  const release = (entry: DefinitionPart): void => {
    ready.push(...(waiting.get(entry) ?? []));
    waiting.delete(entry);
  };
  /** Brings an entry in where nothing is in its way; gives what is. */
  const place = (entry: DefinitionPart): DefinitionPart | undefined => {
    const former = modified.get(entry);
    const isThere = former !== undefined && entries.has(former);
    const [first] = entries.inTheWayOf(entry).filter((it) => !isThere || it !== former);
    if (first) return first;
    if (!isThere) {
      entries.add(entry);
      tell('add', entry);
      return undefined;
    }
    if (entries.modifiedFor(entry) !== former) return former;
    entries.replace(former, entry);
    tell('modify', entry);
    release(former);
    return undefined;
  };
  if (section.ordered) for (const it of leaving) if (!remove(it)) return undefined;
  for (;;) {
    // Grows while it is walked through.
    for (const entry of ready) {
      const blocker = place(entry);
      if (!blocker) continue;
      const others = waiting.get(blocker);
      if (others) others.push(entry);
      else waiting.set(blocker, [entry]);
    }
    ready.length = 0;
    // What goes makes room, and where each waits for another one of them goes before it comes again.
    const [blocker] = waiting.keys();
    if (!blocker) break;
    if (!passing.has(blocker) || !remove(blocker)) return undefined;
    release(blocker);
  }
  for (const it of leaving) if (entries.has(it) && !remove(it)) return undefined;
  return updates;
}

interface Changes {
  readonly leaving: Set<DefinitionPart>;
  readonly coming: readonly DefinitionPart[];
  /** Entries that come, and those that they replace. */
  readonly modified: ReadonlyMap<DefinitionPart, DefinitionPart>;
}

function changesOf(
  from: readonly DefinitionPart[],
  to: readonly DefinitionPart[],
  { modified: way, ordered }: Section,
  libvirt: Version = always,
): Changes {
  if (ordered) return afterTheSame(from, to);
  const { pairs, onlyHere, onlyThere } = matchesOf(to, from);
  const leaving = new Set(onlyThere);
  const coming = [...onlyHere];
  const modified = new Map<DefinitionPart, DefinitionPart>();
  for (const [entry, former] of pairs) {
    if (entry.key === former.key) continue;
    if (way && libvirt >= way.since && way.by.some((name) => sharesValue(entry, former, name)))
      modified.set(entry, former);
    else {
      leaving.add(former);
      coming.push(entry);
    }
  }
  return { leaving, coming, modified };
}

/** Where the order means something: all behind the first that differs goes, and comes in its turn. */
function afterTheSame(from: readonly DefinitionPart[], to: readonly DefinitionPart[]): Changes {
  let same = 0;
  while (same < from.length && same < to.length && from[same]!.key === to[same]!.key) same++;
  return { leaving: new Set(from.slice(same)), coming: to.slice(same), modified: new Map() };
}

/** An entry as it is written, on one line; one that only an attribute of another element implies is spelled out. */
function xmlOf(entry: DefinitionPart): string {
  const { element, definition, name } = entry;
  if (!element || element.localName !== name) return xmlWith(entry, [...entry.values.keys()]);
  return oneLine(definition.tree.text.slice(element.span.start, element.span.end));
}

const xmlToFind = (entry: DefinitionPart, { deletedBy }: Section): string => xmlWith(entry, deletedBy);

function xmlWith({ name, values }: DefinitionPart, attributes: readonly string[]): string {
  const written = attributes.flatMap((it) => {
    const value = values.get(it);
    return value === undefined ? [] : [` ${it}='${escape(value.text, "'")}'`];
  });
  return `<${name}${written.join('')}/>`;
}

/** Line ends and tabs mean no more than blanks in these elements. */
const oneLine = (xml: string): string => xml.replace(/[\r\n\t]+/g, ' ');
