// Whether users without rights may plug guests into a bridge, by all that the files of qemu's helper say.
import type { BridgeAccessFact } from '../facts';
import { none } from '../reading';
import type { Index, WorkspaceFacts } from '../workspace-facts';

const lists: Index<BridgeAccessFact> = { of: ({ access }) => (access ? [access] : none), key: () => '' };

/** The list that keeps a bridge from them, and why; undefined where it is allowed, and where nobody can tell. */
export function refusalBy(
  workspace: WorkspaceFacts,
  bridge: string,
): { list: BridgeAccessFact; why: string } | undefined {
  const all = workspace.by(lists, '');
  const isNamed = (names: readonly string[]): boolean => names.includes(bridge) || names.includes('all');
  const broken = all.find((it) => it.isBroken);
  if (broken) return { list: broken, why: 'has a line over which it gives up' };
  const denying = all.find((it) => isNamed(it.denied));
  if (denying) return { list: denying, why: `denies ${denying.denied.includes(bridge) ? bridge : 'all'}` };
  const [list] = all;
  // Another file may allow it.
  if (!list || all.some((it) => it.includes || isNamed(it.allowed))) return undefined;
  return { list, why: `does not allow ${bridge}` };
}
