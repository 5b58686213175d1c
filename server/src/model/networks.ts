// The network that a file defines, as the rules about names and UUIDs compare it.
import type { NetworkFact } from './facts';
import type { File } from './file';
import { amongOthers, type Reading } from './reading';
import type { Index, WorkspaceFacts } from './workspace-facts';

/** The network that a file defines; undefined when it says too little to be one. */
export const networkOf = ({ facts }: File): NetworkFact | undefined => facts.networks[0];

/** The same for a file that is not alone. */
export const comparedNetworksOf: Reading<NetworkFact> = amongOthers(({ facts }) => facts.networks);

/** Networks of all files by their name. */
export const networksByName: Index<NetworkFact> = { of: (facts) => facts.networks, key: (it) => it.name };

/** The name itself, or with the first number that makes it free among the networks of other files and of the host. */
export function freeNetworkName(file: File, workspace: WorkspaceFacts, name: string): string {
  const isTaken = (it: string): boolean => workspace.by(networksByName, it).some(({ at }) => at.uri !== file.uri);
  if (!isTaken(name)) return name;
  for (let n = 2; ; n++) if (!isTaken(`${name}-${n}`)) return `${name}-${n}`;
}

export const networksByUuid: Index<NetworkFact> = { of: (facts) => facts.networks, key: (it) => it.uuid };
