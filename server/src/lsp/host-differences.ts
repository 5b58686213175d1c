// How much a network of a host differs from a file, counted once for as long as both say the same.
import type { LiveNetwork } from '../host/watch/snapshot';
import { memoize } from '../memoize';
import type { File } from '../model/file';
import { differencesOf } from '../model/network/drift/differences';
import { parseXml } from '../syntax/xml/parse';

/** How much of what is stored of a network, or runs where nothing is, differs by meaning from a file; undefined when neither is known. */
export function differencesFromHost(
  file: File,
  { stored, running }: Pick<LiveNetwork, 'stored' | 'running'>,
): number | undefined {
  const there = stored ?? running;
  if (there === undefined) return undefined;
  const kind = stored === undefined ? 'running' : 'stored';
  const last = lastCount(file);
  // A host is asked again and again, and mostly says the same.
  if (last.there !== there || last.kind !== kind) {
    const count = differencesOf({ tree: file.tree, kind: 'written' }, { tree: parseXml(there), kind }).length;
    Object.assign(last, { there, kind, count });
  }
  return last.count;
}

interface Count {
  there?: string;
  kind?: 'stored' | 'running';
  count?: number;
}

const lastCount: (of: File) => Count = memoize(() => ({}));
