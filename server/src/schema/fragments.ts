// What `virsh net-update` takes: single elements of a network, each in a file or a word of its own. Which they are, and
// where in a network they would stand.
import type { Element } from '../syntax/tree';
import { networkTable } from './network';
import type { ElementRow } from './types';

export interface Fragment {
  /** The section of `net-update`. */
  readonly section: string;
  readonly row: ElementRow;
  /** The elements of a network around it, from the outside. */
  readonly above: readonly string[];
}

const fragment = (section: string, ...path: string[]): Fragment => ({
  section,
  row: path.reduce((row, it) => row.children[it]!.row, networkTable),
  above: path.slice(0, -1),
});

const dnsHost = fragment('dns-host', 'dns', 'host');

const fragments: Readonly<Record<string, Fragment>> = {
  host: fragment('ip-dhcp-host', 'ip', 'dhcp', 'host'),
  range: fragment('ip-dhcp-range', 'ip', 'dhcp', 'range'),
  txt: fragment('dns-txt', 'dns', 'txt'),
  srv: fragment('dns-srv', 'dns', 'srv'),
  portgroup: fragment('portgroup', 'portgroup'),
  interface: fragment('forward-interface', 'forward', 'interface'),
};

/** The names of such elements. */
export const fragmentNames = Object.keys(fragments);

/** What an outermost element is for `net-update`; undefined for one that has another shape, and may be anybody's. */
export function fragmentOf(root: Element): Fragment | undefined {
  const { name, attributes, children } = root;
  if (!Object.hasOwn(fragments, name)) return undefined;
  const isNames = name === 'host' && children.some((it) => it.name === 'hostname');
  const found = isNames || (name === 'host' && attributes.every((it) => it.name === 'ip')) ? dnsHost : fragments[name]!;
  const known = attributes.filter((it) => Object.hasOwn(found.row.attributes, it.name)).length;
  return known > 0 && 2 * known >= attributes.length ? found : undefined;
}
