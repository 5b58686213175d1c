// Interfaces of the host that a network goes out through or attaches guests to, with what they are a port of.
import type { ReferenceFact } from './facts';
import type { File } from './file';
import type { WorkspaceFacts } from './workspace-facts';
import type { Tree } from '../syntax/tree';
import type { Edit } from '../text';
import { lookupOf } from './lookup';
import { none } from './reading';

export interface PortUplink {
  readonly uplink: ReferenceFact;
  /** The line that makes the interface a port. */
  readonly port: ReferenceFact;
}

/** References of a network to interfaces that are ports of a bridge, bond or team. */
export function portUplinks(file: File, workspace: WorkspaceFacts): readonly PortUplink[] {
  if (file.facts.references.length === 0) return none;
  const { portOf } = lookupOf(workspace);
  const seen = new Set<string>();
  const result: PortUplink[] = [];
  for (const uplink of file.facts.references) {
    const port = uplink.relation === 'uplink' ? portOf.get(uplink.name) : undefined;
    // `forward dev` repeats the first interface.
    if (!port || seen.has(uplink.name)) continue;
    seen.add(uplink.name);
    result.push({ uplink, port });
  }
  return result;
}

/** `bridge`, `bond` or `team`. */
export const kindOf = ({ relation }: ReferenceFact): string => relation.slice('controller-'.length);

/** Names another interface wherever a network names this one: `forward dev` and the first interface have to agree. */
export const renamed = (tree: Tree, from: string, to: string): Edit[] =>
  [...tree.at('forward'), ...tree.at('forward/interface'), ...tree.at('forward/pf')]
    .flatMap((it) => it.attribute('dev') ?? [])
    .filter((it) => it.value === from)
    .map((it) => ({ span: it.valueSpan, text: to }));
