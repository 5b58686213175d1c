// The network that a card of a guest is on, as far as files and the running host tell.
import type { NetworkFact } from '../facts';
import type { File } from '../file';
import { isLiveUri, liveDocumentOf } from '../live';
import { networksByName } from '../networks';
import { meetsNobody } from '../one-host';
import type { WorkspaceFacts } from '../workspace-facts';
import type { Attribute, Element } from '../../syntax/tree';
import { isUnknown } from '../../syntax/template/template';
import { typeOf } from './cards';

/** A card of type network, the name that it says, and the network of that name: what runs before what files say. */
export interface PluggedCard {
  readonly card: Element;
  readonly name: Attribute;
  readonly network: NetworkFact | undefined;
}

/** What a card of type network is plugged into; undefined for any other, and where nobody knows. */
export function pluggedInto(card: Element, workspace: WorkspaceFacts): PluggedCard | undefined {
  const name = typeOf(card) === 'network' ? card.child('source')?.attribute('network') : undefined;
  if (!name || name.value === '' || isUnknown(name.value)) return undefined;
  const all = workspace.by(networksByName, name.value);
  return { card, name, network: all.find((it) => isLiveUri(it.at.uri)) ?? all[0] };
}

/** Whether all networks of the host that a guest is for are known. */
export const knowsNetworks = (file: File, workspace: WorkspaceFacts): boolean =>
  workspace.inventory !== undefined && !meetsNobody(file);

/** Whether a network of the host is defined and does not run. */
export const isInactive = ({ at }: NetworkFact): boolean => liveDocumentOf(at.uri)?.part === 'stored';
