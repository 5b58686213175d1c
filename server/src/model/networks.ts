// The network that a file defines, as the rules about names and UUIDs compare it.
import type { NetworkFact } from './facts';
import type { File } from './file';
import { amongOthers, type Reading } from './reading';
import type { Index } from './workspace-facts';

/** The network that a file defines; undefined when it says too little to be one. */
export const networkOf = ({ facts }: File): NetworkFact | undefined => facts.networks[0];

/** The same for a file that is not alone. */
export const comparedNetworksOf: Reading<NetworkFact> = amongOthers(({ facts }) => facts.networks);

/** Networks of all files by their name. */
export const networksByName: Index<NetworkFact> = { of: (facts) => facts.networks, key: (it) => it.name };

export const networksByUuid: Index<NetworkFact> = { of: (facts) => facts.networks, key: (it) => it.uuid };
