// The network that a file defines, as the rules about names and UUIDs compare it.
import type { NetworkFact } from './facts';
import type { File } from './file';
import type { Index } from './workspace-facts';

/** Undefined when the file says too little to be one. */
export const networkOf = (file: File): NetworkFact | undefined => file.facts.networks[0];

/** Networks of all files by their name. */
export const networksByName: Index<NetworkFact> = { of: (facts) => facts.networks, key: (it) => it.name };

export const networksByUuid: Index<NetworkFact> = { of: (facts) => facts.networks, key: (it) => it.uuid };
