// Files of other programs that configure interfaces: of them only facts are taken, and no word is said of their grammar.

/**
 * `nmstate`: a desired state, also inside a NodeNetworkConfigurationPolicy. `netplan`: of Ubuntu. `networkd`: a `.network` or
 * `.netdev` of systemd. `nwfilter`: a filter of packets of libvirt, which guests name.
 */
export type OtherKind = 'nmstate' | 'netplan' | 'networkd' | 'nwfilter';

const others: ReadonlySet<string> = new Set<OtherKind>(['nmstate', 'netplan', 'networkd', 'nwfilter']);

export const isOther = (kind: string): kind is OtherKind => others.has(kind);

/** Whether a file may be one of these by its name. */
export const mayBeOther = (name: string): boolean => /\.(?:ya?ml|netdev|network)$/i.test(name);

/** Whose file it is, by its name, its folder and what it holds; undefined where it is none of these. */
export function otherKindOf(name: string, folder: string, text: string): OtherKind | undefined {
  if (/\.(?:netdev|network)$/.test(name)) return sectionOfNetworkd.test(text) ? 'networkd' : undefined;
  if (/\.xml$/i.test(name)) return filterRoot.test(text) ? 'nwfilter' : undefined;
  if (!/\.ya?ml$/i.test(name)) return undefined;
  if (desiredState.test(text) || policy.test(text)) return 'nmstate';
  return netplanRoot.test(text) && (folder.endsWith('/netplan') || netplanChild.test(text)) ? 'netplan' : undefined;
}

/** Other programs have elements of that name, too, but none with a chain, a rule of libvirt or another filter in it. */
const filterRoot =
  /^(?:\s|<\?[^>]{0,200}>|<!--(?:(?!-->)[\s\S]){0,5000}-->)*<filter\s[^>]{0,500}(?:chain=|>(?:\s|<!--(?:(?!-->)[\s\S]){0,5000}-->)*<(?:uuid>|rule\s+action=|filterref\s))/;

/** Quadlets of podman are called `.network`, too, and have a section `[Network]` of other keys. */
const sectionOfNetworkd = /^\[(?:Match|NetDev)\]/m;
const desiredState =
  /^(?:interfaces:[ \t]*(?:#.*)?\n(?:[ \t]*(?:#.*)?\n)*[ \t]*-[ \t]|routes:[ \t]*\n[ \t]+config:|interfaces:[ \t]*\[)/m;
const policy = /^kind:[ \t]*["']?NodeNetworkConfigurationPolicy\b/m;
const netplanRoot = /^network:/m;
const netplanChild = /^[ \t]+(?:renderer|ethernets|bridges|bonds|vlans|wifis|tunnels|vrfs):/m;
