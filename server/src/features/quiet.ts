// Advice that is not told to everybody by itself. What a code of these calls an error or a warning is said to all.
import type { Severity } from '../schema/types';

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Right as it is, and written so on thousands of hosts: it is said to whom asks for it (`virtnet.rules`). */
const off = wordsOf(`
  alias-modern attr-output-only bandwidth-empty bond-mode-numeric bond-xmit-hash-34-lacp boolean-on-off boolean-style bootproto-case bootproto-static
  dhcp-host-name-fqdn dhcp-key-without-dhcp dhcp-static-only dhcpv6c-shadowed dom-target-generated export-prefix forward-mode-implicit forwarder-disables-resolv global-gateway ipv6-attr-redundant ipv6-disable-meaning key-deprecated kf-mode kf-name-suffix kf-port-ip-lost
  line-continuation mtu-jumbo-hint nm-controlled-no no-default-route peerdns-no-without-dns portgroup-no-default:hint prefix-and-netmask route-default several-on-one-line shell-expansion
  stp-option-without-stp type-case type-missing value-empty
`);

/**
 * Of use to who is about to write it, and not of what was written and works: an editor says it. With a severity, of that
 * one alone.
 */
const inEditors = wordsOf(`
  bond-implicit-type dhcp-range-covers-gateway libvirtd-owns-file multiple-default-routes:hint port-zone
  subnet-common-lan:hint
`);

/** Who is told of a finding by itself. */
export type Hearer = 'everybody' | 'editors' | 'nobody';

export function hearerOf(code: string, severity: Severity): Hearer {
  if (severity !== 'hint' && severity !== 'information') return 'everybody';
  const isIn = (words: ReadonlySet<string>): boolean => words.has(code) || words.has(`${code}:${severity}`);
  return isIn(off) ? 'nobody' : isIn(inEditors) ? 'editors' : 'everybody';
}
