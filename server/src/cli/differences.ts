// The differences of a file from what the host has of its network, in words and as JSON.
import type { NetworkEntry } from '../host/networks';
import { toRange } from '../lsp/to-lsp';
import { type File, linesOf } from '../model/file';
import { type Difference, differencesOf } from '../model/network/drift/differences';
import type { Definition } from '../model/network/drift/part';
import { counted } from '../text';
import type { Output } from './output';

/** Two of the three, the first as `here`. */
type Pair = readonly ['file', 'stored'] | readonly ['file', 'running'] | readonly ['stored', 'running'];

/** A difference, and of which two. */
interface Found extends Difference {
  readonly between: Pair;
}

/**
 * All that differs: of the file from both, and of what runs from what is stored where the file has nothing to say of it.
 */
export function differencesFrom(
  written: Definition,
  { stored, running }: { readonly stored?: Definition; readonly running?: Definition },
): Found[] {
  const between = (one: Definition | undefined, other: Definition | undefined, pair: Pair): Found[] =>
    one && other ? differencesOf(one, other).map((it) => ({ ...it, between: pair })) : [];
  const ofFile = [...between(written, stored, ['file', 'stored']), ...between(written, running, ['file', 'running'])];
  const told = new Set(ofFile.map(({ path }) => path));
  return [...ofFile, ...between(stored, running, ['stored', 'running']).filter(({ path }) => !told.has(path))];
}

/** Prints them in the order of the file, one that is the same in both once, and how the network stands on the host. */
export function printDifferences(
  path: string,
  uri: string,
  file: File,
  network: NetworkEntry | undefined,
  found: readonly Found[],
  output: Output,
): void {
  const lines = new Map<string, { readonly it: Found; readonly where: string[] }>();
  for (const it of found) {
    const { between, kind, here, there } = it;
    const key = JSON.stringify([between[0], it.path, kind, here, there.value]);
    const line = lines.get(key);
    if (line) line.where.push(between[1]);
    else lines.set(key, { it, where: [between[1]] });
  }
  const position = ({ between: [of], here }: Found) => (of === 'file' ? here.span.start : Infinity);
  for (const { it, where } of [...lines.values()].sort((a, b) => position(a.it) - position(b.it) || 0)) {
    const { between, here, there, kind } = it;
    const { line, character } = linesOf(file).position(here.span.start);
    const of = between[0] === 'file' ? 'in the file' : 'stored';
    output.pieces(
      [`${path}:${between[0] === 'file' ? `${line + 1}:${character + 1}:` : ''} `, 'plain'],
      [`${it.path}: `, 'strong'],
      [`${here.value ?? 'nothing'} ${of}, ${there.value ?? 'nothing'} ${where.join(' and ')}`, 'plain'],
      [kind === 'order' ? ' at its place' : '', 'plain'],
    );
  }
  output.complain(`${standing(network, uri)}${network ? `: ${summary(lines.size)}` : ''}`);
}

const summary = (count: number): string =>
  count === 0 ? 'the file says the same' : counted(count, 'difference', 'differences');

function standing(network: NetworkEntry | undefined, uri: string): string {
  if (!network) return `no network of ${uri} has the name or the uuid of this file`;
  const { name, persistent, active } = network;
  if (!persistent) return `${name} runs on ${uri} and is not defined (transient)`;
  return active ? `${name} is defined and runs on ${uri}` : `${name} is defined on ${uri} and does not run`;
}

/** The same for a program. Ranges are those of the file; what is elsewhere has none. */
export function reportOf(
  path: string,
  uri: string,
  file: File,
  network: NetworkEntry | undefined,
  found: readonly Found[],
): unknown {
  const lines = linesOf(file);
  return {
    ...{ path, connection: uri, network: network ?? null },
    differences: found.map(({ between, kind, path, here, there }) => ({
      ...{ between, kind, path },
      here: { value: here.value, ...(between[0] === 'file' && { range: toRange(here.span, lines) }) },
      there: { value: there.value },
    })),
  };
}
