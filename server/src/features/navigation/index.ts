// From a name to where it is declared, and from a declaration to everything that refers to it, across all files.
import { cardsByFilter, filterUses } from '../../model/guest/filters';
import { contains, parseAddress } from '../../address';
import type { File } from '../../model/file';
import { isOther } from '../../model/other/kinds';
import type { WorkspaceFacts } from '../../model/workspace-facts';
import type { Place, Span } from '../../text';
import { declarationsOf, guestsOn, portgroupsOf, referencesTo } from './declarations';
import { type Name, nameAt, namesWith, sortOfName } from './names';
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
  options: { readonly withDeclarations?: boolean; readonly files?: readonly File[] } = {},
): Place[] {
  const name = nameAt(file, offset);
  if (!name) return [];
  const files = options.files ?? [file];
  const byUri = new Map(files.map((it) => [it.uri, it]));
  // A file of another program may say of a port to whose bridge it belongs where it says its name.
  const isNamed = ({ uri, span }: Place): boolean => {
    const it = byUri.get(uri);
    return !it || !isOther(it.kind) || it.text.slice(span.start, span.end) === name.name;
  };
  const declarations = declarationsIn(name, workspace);
  const said = referencesIn(name, workspace).filter(isNamed);
  const all = unique([...declarations, ...said, ...files.flatMap((it) => placesNaming(it, name))]);
  return options.withDeclarations ? all : all.slice(unique(declarations).length);
}

const declarationsIn = ({ name, names, network }: Name, workspace: WorkspaceFacts): Place[] =>
  names === 'portgroup'
    ? portgroupsOf(network ?? '', name, workspace)
    : declarationsOf(name, names, workspace).map((it) => it.at);

function referencesIn({ name, names, network }: Name, workspace: WorkspaceFacts): Place[] {
  if (names === 'network') return guestsOn(name, workspace).map((it) => it.network!.at);
  if (names === 'filter')
    return [
      ...workspace.by(cardsByFilter, name).map((it) => it.filter!.at),
      ...workspace.by(filterUses, name).map((it) => it.at),
    ];
  if (names === 'portgroup') return guestsOn(network ?? '', workspace, name).map((it) => it.portgroup!.at);
  return referencesTo(name, workspace).map((it) => it.at);
}

/** The places in a file that name a thing. */
const placesNaming = (file: File, { name, names, network }: Name): Place[] =>
  [...namesWith(name, file)]
    .filter((it) => sortOfName(it.names) === sortOfName(names) && it.network === network)
    .map(({ span }) => ({ uri: file.uri, span }));

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
