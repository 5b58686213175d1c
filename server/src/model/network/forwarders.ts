// The DNS forwarders of a network, told apart: what is said once, what is said again, and where queries go.
import { type Address, parseAddress } from '../../address';
import { memoize } from '../../memoize';
import type { Attribute, Element } from '../../syntax/tree';
import type { File } from '../file';
import { derive } from '../reading';
import { isOwn } from './blocks';
import { elementsAt } from './elements';

export interface Forwarder {
  readonly element: Element;
  readonly addr: Attribute | undefined;
  readonly domain: Attribute | undefined;
  /** Undefined without addr, and when it is no address. */
  readonly address: Address | undefined;
}

/** A forwarder that leads to a server outside of the network. */
export type Upstream = Forwarder & { readonly addr: Attribute };

const parted = memoize((file: File): { first: readonly Forwarder[]; repeated: readonly Forwarder[] } => {
  const [first, repeated]: [Forwarder[], Forwarder[]] = [[], []];
  const seen = new Set<string>();
  for (const element of written(file)) {
    const [addr, domain] = [element.attribute('addr'), element.attribute('domain')];
    if (!addr && !domain) continue;
    const key = `${addr?.value ?? ''} ${domain?.value ?? ''} ${element.value('port') ?? ''}`;
    (seen.has(key) ? repeated : first).push({ element, addr, domain, address: addr && parseAddress(addr.value) });
    seen.add(key);
  }
  return { first, repeated };
});

const written = elementsAt('dns/forwarder');

/** Each forwarder that says something, once. */
export const forwardersOf = derive(written, (_, file) => parted(file).first);

/** Those that say what an earlier one has said. */
export const repeatedForwardersOf = derive(written, (_, file) => parted(file).repeated);

/** Where queries leave the network to. */
export const upstreamsOf = derive(forwardersOf, (all, file) =>
  all.filter((it): it is Upstream => it.address !== undefined && !isOwn(file, it.address)),
);
