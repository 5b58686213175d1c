// Gives a network other addresses, wherever they are written: its own, those of its ranges, hosts and names, of routes and
// gateways in profiles, of reservations and filters of guests. Each address keeps its place in the subnet. Where somebody
// else has the same addresses, only those are changed that are known to be of this network.
import {
  type Address,
  addressText,
  contains,
  equal,
  overlap,
  parseAddress,
  type Subnet,
  subnetOf,
  subnetText,
} from '../../address';
import type { FileEdits } from '../../fixes/fix';
import { basenameOf, type File } from '../../model/file';
import { freeLike } from '../../model/free-subnet';
import { prefixOf } from '../../model/network/facts';
import { networkOf, networksByName } from '../../model/networks';
import type { WorkspaceFacts } from '../../model/workspace-facts';
import { spotAt } from '../../syntax/pointed-at';
import type { Element } from '../../syntax/tree';
import { type Edit, type Span, spansMeet } from '../../text';
import { addressesIn } from './addresses';
import { filesOfHost, isLibvirtds, ownedWords, type RenameContext, type Renamed, siteOf } from './context';

/** A subnet of a network, by the address of the host in it, where that stands, and the `ip` element that says it. */
export interface Numbering {
  readonly subnet: Subnet;
  readonly own: Address;
  readonly span: Span;
  readonly of: Span;
}

/** The subnet whose address stands at an offset: that of an `ip` element. */
export function numberingAt({ tree }: File, offset: number): Numbering | undefined {
  const spot = spotAt(tree, offset);
  if (spot?.part !== 'value' || spot.attribute.name !== 'address') return undefined;
  const { element } = spot.attribute;
  return element.path.join('/') === 'network/ip' ? numberingOf(element) : undefined;
}

function numberingOf(ip: Element): Numbering | undefined {
  const address = ip.attribute('address');
  const own = parseAddress(address?.value ?? '');
  const prefix = own && prefixOf(ip, own);
  if (!address || !own || prefix === undefined) return undefined;
  return { subnet: subnetOf(own, prefix), own, span: address.valueSpan, of: ip.span };
}

/** Another address for a network renumbers all of it. */
export function renumbered(context: RenameContext, numbering: Numbering, to: string): Renamed {
  const address = parseAddress(to.trim());
  if (!address) return { ok: false, why: `${to} is no address` };
  const why = whyNot(numbering, address, context.file, siteOf(context));
  if (why !== undefined) return { ok: false, why };
  const changes = editsOf(context, numbering, address);
  const owned = changes.find(({ uri }) => isLibvirtds(uri));
  if (owned) return { ok: false, why: ownedWords(owned.uri) };
  const target = subnetOf(address, numbering.subnet.prefix);
  return { ok: true, title: `Renumber ${subnetText(numbering.subnet)} to ${subnetText(target)}`, changes };
}

/** A change over many files that is made once it is chosen. */
export interface Renumbering {
  readonly title: string;
  changes(): readonly FileEdits[];
}

/**
 * What moves the network whose `ip` element a selection touches to a subnet that nobody has, over all files of its host;
 * undefined where none is free, where there is no other file, or where one is not to be edited.
 */
export function renumberingToFree(context: RenameContext, span: Span): Renumbering | undefined {
  const { file } = context;
  const ip = file.tree.template ? undefined : file.tree.at('ip').find((it) => spansMeet(it.openSpan, span));
  const numbering = ip && numberingOf(ip);
  const free = numbering && freeLike(numbering.subnet, siteOf(context));
  const files = free ? filesOfHost(context) : [];
  if (!free || files.length < 2 || files.some((it) => isLibvirtds(it.uri))) return undefined;
  return {
    title: `Renumber ${subnetText(numbering.subnet)} to ${subnetText(free)} in all files of the host`,
    changes: () => editsOf(context, numbering, movedInto(numbering.own, numbering.subnet, free)),
  };
}

function editsOf(context: RenameContext, numbering: Numbering, to: Address): OwnEdits[] {
  const { subnet, own } = numbering;
  const target = subnetOf(to, subnet.prefix);
  return concernedFiles(context, numbering).flatMap(({ file, within }) => {
    if (!mayHave(file, subnet)) return [];
    const edits = [...addressesIn(file)].flatMap(({ address, span }): Edit[] => {
      if (!contains(subnet, address) || (within && !spansMeet(within, span))) return [];
      return [{ span, text: addressText(equal(address, own) ? to : movedInto(address, subnet, target)) }];
    });
    return edits.length > 0 ? [{ uri: file.uri, edits }] : [];
  });
}

/** Whether a text has what all addresses of a subnet begin with: to look for it takes a hundredth of what it takes to read a file. */
function mayHave({ text }: File, { first, prefix }: Subnet): boolean {
  const known =
    first.family === 4
      ? addressText(first)
          .split('.')
          .slice(0, Math.floor(prefix / 8))
      : [];
  return known.length === 0 || text.includes(`${known.join('.')}${known.length < 4 ? '.' : ''}`);
}

/** Why the subnet cannot have another address, if so. */
function whyNot({ subnet }: Numbering, to: Address, file: File, workspace: WorkspaceFacts): string | undefined {
  if (to.family !== subnet.first.family) return `${addressText(to)} is of another family`;
  const target = subnetOf(to, subnet.prefix);
  if (
    subnet.prefix < (to.family === 4 ? 31 : 127) &&
    (equal(target.first, to) || (to.family === 4 && equal(target.last, to)))
  )
    return `${addressText(to)} is no address of a host in ${subnetText(target)}`;
  if (overlap(target, subnet)) return undefined;
  const holder = workspace.overlapping(target).find((it) => it.at.uri !== file.uri);
  return holder && `${subnetText(target)} is taken by ${holder.of} in ${basenameOf(holder.at.uri)}`;
}

interface OwnEdits {
  readonly uri: string;
  readonly edits: readonly Edit[];
}

/** A file that may have addresses of the network, and where in it they are if not everywhere. */
interface Concerned {
  readonly file: File;
  readonly within?: Span;
}

/** All files of the host; where somebody else has addresses of the subnet, those of which it is known whose addresses they have. */
function concernedFiles(context: RenameContext, { subnet, of }: Numbering): readonly Concerned[] {
  const { file } = context;
  const site = siteOf(context);
  const self = networkOf(file);
  // The same network may be told of elsewhere, and the bridge that it makes has its addresses.
  const names = new Set([self?.name, ...site.by(networksByName, self?.name ?? '').map((it) => it.bridge)]);
  names.delete('');
  const all = site.overlapping(subnet);
  const beside = all.some(({ at: { uri, span } }) => uri === file.uri && !spansMeet(span, of));
  const rivals = all.filter((it) => it.at.uri !== file.uri && it.gateway === undefined && !names.has(it.of));
  const own: Concerned = beside ? { file, within: of } : { file };
  if (rivals.length === 0 && !beside) return filesOfHost(context).map((it) => ({ file: it }));
  const others = new Set(rivals.map((it) => it.of));
  const isOurs = ({ facts }: File): boolean => {
    const nets = (facts.guest?.interfaces ?? []).flatMap((it) => (it.network ?? it.bridge)?.value ?? []);
    return nets.some((it) => names.has(it)) && !nets.some((it) => others.has(it));
  };
  return [own, ...filesOfHost(context).flatMap((it) => (it.uri !== file.uri && isOurs(it) ? [{ file: it }] : []))];
}

/** The address at the same place of another subnet of the same length. */
const movedInto = ({ family, words }: Address, from: Subnet, to: Subnet): Address => {
  const own = words.map((it, i) => (to.first.words[i]! | ((it ^ from.first.words[i]!) >>> 0)) >>> 0);
  return { family, words: own as [number, number, number, number] };
};
