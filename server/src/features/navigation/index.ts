// From a name to where it is declared, and from a declaration to everything that refers to it, across all files.
import { cardsByFilter } from '../../model/guest/filters';
import { contains, parseAddress } from '../../address';
import type { File } from '../../model/file';
import type { WorkspaceFacts } from '../../model/workspace-facts';
import type { Place, Span } from '../../text';
import { declarationsOf, guestsOn, portgroupsOf, referencesTo } from './declarations';
import { type Name, nameAt } from './names';
import { spotAt } from '../../syntax/pointed-at';

/** Where the name at an offset is declared; of an address the `ip` element or key of the subnet that it lies in. */
export function definitionsAt(file: File, workspace: WorkspaceFacts, offset: number): Place[] {
  const name = nameAt(file, offset);
  if (name) return declarationsIn(name, workspace);
  return subnetAt(file, workspace, offset);
}

/** Everything that refers to the name at an offset. The declarations come first when they are asked for. */
export function referencesAt(
  file: File,
  workspace: WorkspaceFacts,
  offset: number,
  options: { readonly withDeclarations?: boolean } = {},
): Place[] {
  const name = nameAt(file, offset);
  if (!name) return [];
  const declarations = options.withDeclarations ? declarationsIn(name, workspace) : [];
  return unique([...declarations, ...referencesIn(name, workspace)]);
}

const declarationsIn = ({ name, names, network }: Name, workspace: WorkspaceFacts): Place[] =>
  names === 'portgroup'
    ? portgroupsOf(network ?? '', name, workspace)
    : declarationsOf(name, names, workspace).map((it) => it.at);

function referencesIn({ name, names, network }: Name, workspace: WorkspaceFacts): Place[] {
  if (names === 'network') return guestsOn(name, workspace).map((it) => it.network!.at);
  if (names === 'filter') return workspace.by(cardsByFilter, name).map((it) => it.filter!.at);
  if (names === 'portgroup') return guestsOn(network ?? '', workspace, name).map((it) => it.portgroup!.at);
  return referencesTo(name, workspace).map((it) => it.at);
}

/** Places in this file that name the same thing as the one at an offset. */
export function occurrencesAt(file: File, workspace: WorkspaceFacts, offset: number): Span[] {
  return referencesAt(file, workspace, offset, { withDeclarations: true })
    .filter((it) => it.uri === file.uri && it.span.end > it.span.start)
    .map((it) => it.span);
}

function subnetAt(file: File, workspace: WorkspaceFacts, offset: number): Place[] {
  const spot = spotAt(file.tree, offset);
  if (spot?.part !== 'value') return [];
  const address = parseAddress(spot.attribute.value.split('/')[0] ?? '');
  if (!address) return [];
  return workspace
    .overlapping({ first: address, last: address })
    .filter((it) => contains(it.subnet, address))
    .sort((a, b) => b.subnet.prefix - a.subnet.prefix)
    .map((it) => it.at);
}

function unique(places: readonly Place[]): Place[] {
  const seen = new Set<string>();
  return places.filter(({ uri, span }) => {
    const key = `${span.start} ${span.end} ${uri}`;
    return !seen.has(key) && seen.add(key);
  });
}
