// The core as one bundle, as it is shipped, with what the measurements call.
import { WorkspaceFacts } from '../server/src/model/workspace-facts';
import { newestLibvirt } from '../server/src/schema/types';
import { problemsOf, type Problem } from '../server/src/features/problems';
import { Workspace } from '../server/src/workspace';
import { readFile } from '../server/src/model/read-file';
import { parseXml } from '../server/src/syntax/xml/parse';
import { overlap } from '../server/src/address';
import type { SubnetFact } from '../server/src/model/facts';

export { WorkspaceFacts, readFile, Workspace };

const judging = {
  target: { libvirt: newestLibvirt, backend: 'NetworkManager', release: undefined },
  onCrash: (_: unknown, error: unknown) => {
    throw error;
  },
} as const;

/** Everything that there is to say about a text, by all rules. */
export function judge(text: string): readonly Problem[] {
  const file = readFile('file:///bench/network.xml', 'network', text);
  return problemsOf(file, new WorkspaceFacts([file]), judging);
}

/** One keystroke in one file of a workspace: the file is read anew and judged with all others in view. */
export function judgeIn(workspace: Workspace, uri: string, text: string): readonly Problem[] {
  workspace.open(uri, text);
  return problemsOf(workspace.file(uri)!, workspace.facts(), judging);
}

/** Bytes that the tree of a text keeps. */
export function treeBytes(text: string): number {
  const { nodes, attributes } = parseXml(text).data;
  return nodes.byteLength + attributes.byteLength;
}

/** How often subnets share addresses, each pair once; by the index of the core. */
export function overlapsByIndex(subnets: readonly SubnetFact[], workspace: WorkspaceFacts): number {
  let found = 0;
  for (const it of subnets) found += workspace.overlapping(it.subnet).length - 1;
  return found / 2;
}

/** The same by comparing each with each. */
export function overlapsByPairs(subnets: readonly SubnetFact[]): number {
  let found = 0;
  for (let i = 0; i < subnets.length; i++)
    for (let k = i + 1; k < subnets.length; k++) if (overlap(subnets[i]!.subnet, subnets[k]!.subnet)) found++;
  return found;
}
