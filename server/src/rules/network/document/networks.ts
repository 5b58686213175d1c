// The network that a file defines, as the rules about names and UUIDs compare it.
import type { NetworkFact } from '../../../model/facts';
import type { File } from '../../../model/file';

/** Undefined when the file says too little to be one. */
export const networkOf = (file: File): NetworkFact | undefined => file.facts.networks[0];
