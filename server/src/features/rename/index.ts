// Gives a thing another name, wherever it is named: in every file of its host, in the names of files that bear it, or not at
// all, with the reason.
import { addressText, parseAddress, subnetOf, subnetText } from '../../address';
import type { FileEdits } from '../../fixes/fix';
import { basenameOf, type File, isApart, isXml, uriBeside } from '../../model/file';
import { isNetplans } from '../../model/keyfile/names';
import { isOther } from '../../model/other/kinds';
import type { WorkspaceFacts } from '../../model/workspace-facts';
import { closeNameSpan, spotAt } from '../../syntax/pointed-at';
import type { Edit, Span } from '../../text';
import { fileNameFor } from './file-names';
import { mentionsIn } from './mentions';
import { type Numbering, numberingAt, renumberedIn, whyNotRenumbered } from './renumber';
import { holderOf, refusedName, type Thing, thingAt } from './thing';

/** What an editor shows to type over; or why nothing may be renamed there. Undefined where nothing has a name. */
export type Renamable = { readonly span: Span; readonly name: string } | { readonly why: string };

export type Renamed =
  | { readonly ok: true; readonly title: string; readonly changes: readonly FileEdits[] }
  | { readonly ok: false; readonly why: string };

/** All that a renaming looks at. */
export interface RenameContext {
  readonly file: File;
  /** All files of the workspace. */
  readonly files: readonly File[];
  readonly workspace: WorkspaceFacts;
}

export function renamableAt({ file }: Pick<RenameContext, 'file'>, offset: number): Renamable | undefined {
  const numbering = numberingAt(file, offset);
  if (numbering) return { span: numbering.span, name: addressText(numbering.own) };
  const tags = tagNamesAt(file, offset);
  const found = thingAt(file, offset);
  const span = found?.span ?? tags?.find((it) => it.start <= offset && offset <= it.end);
  if (!span) return undefined;
  if (found?.thing.what === 'device' && found.thing.name.includes(':'))
    return { why: 'an alias is named after its interface: rename that' };
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

/** Another address for a network renumbers all of it. */
function renumbered(context: RenameContext, numbering: Numbering, to: string): Renamed {
  const { file } = context;
  const address = parseAddress(to.trim());
  if (!address) return { ok: false, why: `${to} is no address` };
  const why = whyNotRenumbered(numbering, address, file, siteOf(context));
  if (why !== undefined) return { ok: false, why };
  const changes = renumberedIn(filesOfHost(context), numbering, address);
  const owned = changes.map((it) => ('uri' in it ? it.uri : undefined)).find((uri) => isLibvirtds(uri ?? ''));
  if (owned !== undefined) return { ok: false, why: ownedWords(basenameOf(owned)) };
  const target = subnetOf(address, numbering.subnet.prefix);
  return { ok: true, title: `Renumber ${subnetText(numbering.subnet)} to ${subnetText(target)}`, changes };
}

const wordsFor: Readonly<Record<Thing['what'], string>> = {
  device: 'the interface',
  network: 'the network',
  portgroup: 'the portgroup',
  connection: 'the connection',
};

interface Renaming {
  readonly thing: Thing;
  readonly to: string;
}

/** What is known of the host of a file. */
const siteOf = ({ file, workspace }: RenameContext): WorkspaceFacts =>
  isApart(file.uri) ? workspace : workspace.ofSite(file.host.site);

/** The files of the host of a file, as far as it is known which these are: nothing else is touched. */
function filesOfHost({ file, files }: RenameContext): readonly File[] {
  if (isApart(file.uri)) return [file];
  // What netplan writes follows its own files.
  const all = files.filter((it) => it.host.site === file.host.site && !(it.kind === 'keyfile' && isNetplans(it)));
  return all.some((it) => it.uri === file.uri) ? all : [file, ...all];
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
  if (edits.length > 0 && isXml(kind) && isLibvirtds(uri)) return ownedWords(basename);
  if (!isOther(kind) || !all.some(({ thing }) => text.includes(thing.name))) return undefined;
  const odd = edits.find((it) => !isPlainWord(it.text));
  if (odd) return `${basename} takes ${odd.text} for something else than a name`;
  const touched = new Set(edits.map((it) => it.span.start));
  const words = [...withoutComments(text).matchAll(/[\w.-]+/g)].filter(({ index }) => !touched.has(index));
  const left = all.find(({ thing }) => words.some(([word]) => word === thing.name));
  return left && `${basename} names ${left.thing.name} in a way that is not read here`;
}

/** What libvirtd of this machine writes. */
const isLibvirtds = (uri: string): boolean => /^file:\/\/\/etc\/libvirt\/qemu\//.test(uri);

const ownedWords = (name: string): string =>
  `${name} is written by libvirtd itself, which does not look at the file: edit it on the host`;

/** Whether a word is a text to YAML, without quotes and in them. */
const isPlainWord = (it: string): boolean =>
  /^[A-Z][\w.-]*$/i.test(it) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(it);

/** Blanks in place of comments. */
const withoutComments = (text: string): string => text.replace(/(?<=^|\s)#.*/gm, (it) => ' '.repeat(it.length));

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
