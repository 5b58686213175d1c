// What a keyfile means to NetworkManager: tree → facts.
import { type Facts, noFacts } from '../file-facts';

export const factsOfKeyfile = (): Facts => noFacts;
