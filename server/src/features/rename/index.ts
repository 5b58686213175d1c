// Gives a thing another name, wherever it is named: in every file of its host, in the names of files that bear it, or not at
// all, with the reason.
import { addressText } from '../../address';
import type { FileEdits } from '../../fixes/fix';
import { basenameOf, type File, uriBeside } from '../../model/file';
import { isOther } from '../../model/other/kinds';
import { closeNameSpan, spotAt } from '../../syntax/pointed-at';
import type { Edit, Span } from '../../text';
import { filesOfHost, isLibvirtds, ownedWords, type RenameContext, type Renamed, siteOf } from './context';
import { fileNameFor } from './file-names';
import { mentionsIn } from './mentions';
import { numberingAt, renumbered } from './renumber';
import { holderOf, refusedName, type Thing, thingAt, whyNotRenamed } from './thing';

/** What an editor shows to type over; or why nothing may be renamed there. Undefined where nothing has a name. */
export type Renamable = { readonly span: Span; readonly name: string } | { readonly why: string };

export function renamableAt({ file }: Pick<RenameContext, 'file'>, offset: number): Renamable | undefined {
  const numbering = numberingAt(file, offset);
  if (numbering) return { span: numbering.span, name: addressText(numbering.own) };
  const tags = tagNamesAt(file, offset);
  const found = thingAt(file, offset);
  const span = found?.span ?? tags?.find((it) => it.start <= offset && offset <= it.end);
  if (!span) return undefined;
  const why = found && whyNotRenamed(found.thing);
  if (why !== undefined) return { why };
  return { span, name: found?.thing.name ?? file.tree.text.slice(span.start, span.end) };
}

/** The edits of all files that give what stands at an offset another name; undefined where nothing has one. */
export function renamedEverywhere(context: RenameContext, offset: number, to: string): Renamed | undefined {
  const { file } = context;
  const numbering = numberingAt(file, offset);
  if (numbering) return renumbered(context, numbering, to);
  const found = thingAt(file, offset);
  if (!found) return renamedTag(file, offset, to);
  const { thing } = found;
  const title = `Rename ${wordsFor[thing.what]} ${thing.name} to ${to}`;
  if (to === thing.name) return { ok: true, title, changes: [] };
  const files = filesOfHost(context);
  const around = siteOf(context);
  const kept = whyNotRenamed(thing);
  if (kept !== undefined) return { ok: false, why: kept };
  const all: readonly Renaming[] = [{ thing, to }, ...followers(thing, to, files)];
  for (const it of all) {
    const why = refusedName(it.thing, it.to);
    if (why !== undefined) return { ok: false, why };
    const holder = holderOf(it.thing, it.to, around);
    if (holder) return { ok: false, why: `${it.to} is there already, in ${basenameOf(holder.uri)}` };
  }
  const edits: FileEdits[] = [];
  const moves: FileEdits[] = [];
  for (const it of files) {
    const own = all.flatMap((one) => mentionsIn(it, one.thing, one.to));
    const why = whyUntouchable(it, own, all);
    if (why !== undefined) return { ok: false, why };
    if (own.length > 0) edits.push({ uri: it.uri, edits: own });
    const name = all.map((one) => fileNameFor(it, one.thing, one.to)).find((one) => one !== undefined);
    if (name === undefined) continue;
    const uri = uriBeside(it.uri, name);
    if (files.some((one) => one.uri === uri)) return { ok: false, why: `${name} is there already` };
    moves.push({ rename: it.uri, to: uri });
  }
  return { ok: true, title, changes: [...edits, ...moves] };
}

const wordsFor: Readonly<Record<Thing['what'], string>> = {
  device: 'the interface',
  network: 'the network',
  portgroup: 'the portgroup',
  connection: 'the connection',
  filter: 'the filter',
};

interface Renaming {
  readonly thing: Thing;
  readonly to: string;
}

/** VLANs that are called after their parent and take its new name, and so on: they say no other one. */
function followers(thing: Thing, to: string, files: readonly File[]): Renaming[] {
  if (thing.what !== 'device') return [];
  const names = files.flatMap((it) =>
    it.facts.profiles.flatMap(({ device, vlan }) => {
      const isCalledAfter = device.name.startsWith(`${thing.name}.`) && vlan?.parent === thing.name;
      return isCalledAfter && !isSaidElsewhere(it, vlan.parentAt.span, device.at.span, device.name)
        ? [device.name]
        : [];
    }),
  );
  // An alias, `br0:1`, is one more address of its interface.
  const aliases = files.flatMap((it) =>
    it.facts.devices.filter(({ name }) => name.startsWith(`${thing.name}:`)).map(({ name }) => name),
  );
  return [...new Set([...names, ...aliases])].flatMap((name) => {
    const own: Thing = { what: 'device', name };
    const next = to + name.slice(thing.name.length);
    return [{ thing: own, to: next }, ...(name.includes(':') ? [] : followers(own, next, files))];
  });
}

/** Whether a VLAN says its parent and its own name in two places, so that each may be what it likes. */
const isSaidElsewhere = (file: File, parent: Span, device: Span, name: string): boolean =>
  file.text.slice(device.start, device.end) === name && (parent.start < device.start || device.end < parent.start);

/** Why a file cannot be changed as a whole, if so. */
function whyUntouchable(
  { uri, kind, text, basename }: File,
  edits: readonly Edit[],
  all: readonly Renaming[],
): string | undefined {
  if (edits.length > 0 && isLibvirtds(uri)) return ownedWords(uri);
  if (!isOther(kind) || kind === 'nwfilter') return undefined;
  const named = all.filter(({ thing }) => text.includes(thing.name) && mayBeNamedIn(text, thing));
  if (named.length === 0) return undefined;
  const odd = edits.find((it) => !isPlainWord(it.text));
  if (odd) return `${basename} takes ${odd.text} for something else than a name`;
  const touched = new Set(edits.map((it) => it.span.start));
  const words = [...withoutProse(text).matchAll(/[\w.-]+/g)].filter(({ index }) => !touched.has(index));
  const left = named.find(({ thing }) => words.some(([word]) => word === thing.name));
  return left && `${basename} names ${left.thing.name} in a way that is not read here`;
}

/** Whether a file of another program names such things at all: a network may be called as a bridge is. */
const mayBeNamedIn = (text: string, { what }: Thing): boolean =>
  what === 'device' || (what === 'connection' && /\b(?:profile-name|networkmanager):/.test(text));

/** Whether a word is a text to YAML, without quotes and in them. */
const isPlainWord = (it: string): boolean =>
  /^[A-Z][\w.-]*$/i.test(it) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(it);

/** Blanks in place of comments and of what describes a thing. */
const withoutProse = (text: string): string =>
  text.replace(/(?<=^|\s)(?:#|description: ).*/gm, (it) => ' '.repeat(it.length));

/** The names of the element whose tag an offset touches, in both tags where it has two. */
function tagNamesAt({ tree }: File, offset: number): readonly Span[] | undefined {
  const spot = tree.language === 'xml' ? spotAt(tree, offset) : undefined;
  if (spot?.part !== 'element') return undefined;
  const close = closeNameSpan(spot.element);
  return close ? [spot.element.nameSpan, close] : [spot.element.nameSpan];
}

/** Both names of an element. */
function renamedTag(file: File, offset: number, to: string): Renamed | undefined {
  const tags = tagNamesAt(file, offset);
  if (!tags) return undefined;
  if (!/^[\p{L}_][\p{L}\p{N}_.-]*(?::[\p{L}_][\p{L}\p{N}_.-]*)?$/u.test(to))
    return { ok: false, why: `${to} is no name of an element: it begins with a letter; letters, digits, . - _ follow` };
  return {
    ok: true,
    title: `Rename the element to ${to}`,
    changes: [{ uri: file.uri, edits: tags.map((span) => ({ span, text: to })) }],
  };
}
