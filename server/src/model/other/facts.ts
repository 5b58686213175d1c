// What files of other programs say of the network, in the words that ifcfg files and keyfiles have for it.
import type { Facts } from '../file-facts';
import type { OtherKind } from './kinds';
import { netplanFacts } from './netplan';
import { networkdFacts } from './networkd';
import { nmstateFacts } from './nmstate';
import { nwfilterFacts } from './nwfilter';
import { Saying } from './saying';

const readers: Readonly<Record<OtherKind, (text: string, say: Saying) => void>> = {
  nmstate: nmstateFacts,
  netplan: netplanFacts,
  networkd: networkdFacts,
  nwfilter: nwfilterFacts,
};

/** The facts of a file of another program; what cannot be read is left out. */
export function factsOfOther(uri: string, kind: OtherKind, text: string): Facts {
  const say = new Saying(uri);
  readers[kind](text, say);
  return say.facts();
}
