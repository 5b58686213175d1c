// What a host has of a network, as it is written there: a fact of the live document that shows it.
import type { Tree } from '../syntax/tree';
import { parseXml } from '../syntax/xml/parse';
import type { Place } from '../text';
import type { NetworkFact } from './facts';
import { liveDocumentOf } from './live';
import type { Definition } from './network/drift/part';

/** A network of a host as libvirt prints it; parsed when it is asked for. */
export class HostDefinition implements Definition {
  #tree: Tree | undefined;

  constructor(
    readonly kind: 'stored' | 'running',
    readonly network: Pick<NetworkFact, 'name' | 'uuid'>,
    readonly text: string,
    readonly at: Place,
  ) {}

  get tree(): Tree {
    return (this.#tree ??= parseXml(this.text));
  }
}

/** The definition that a live document shows; undefined for any other document. */
export function definitionIn(
  { uri, text }: { readonly uri: string; readonly text: string },
  network: NetworkFact | undefined,
): HostDefinition | undefined {
  const part = liveDocumentOf(uri)?.part;
  if (!network || (part !== 'stored' && part !== 'running')) return undefined;
  return new HostDefinition(part, network, text, network.at);
}
