// What an SRV record says beside its target.
import type { Attribute, Element } from '../../syntax/tree';

/** The attributes that say how to reach the target. */
export const srvExtrasOf = (srv: Element): Attribute[] =>
  ['port', 'priority', 'weight'].flatMap((it) => srv.attribute(it) ?? []);
