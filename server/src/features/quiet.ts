// What is right as it is, and written so on thousands of hosts: rules say it to whom asks for it (`virtnet.rules`), not by
// themselves. What a code of these calls an error or a warning is said to all.
import type { Severity } from '../schema/types';

const quiet: ReadonlySet<string> = new Set(
  `
  alias-modern attr-output-only bond-mode-numeric boolean-on-off boolean-style bootproto-case bootproto-static
  dhcp-host-name-fqdn dhcp-key-without-dhcp dhcp-static-only dhcpv6c-shadowed dom-target-generated export-prefix forward-mode-implicit forwarder-disables-resolv global-gateway ipv6-attr-redundant ipv6-disable-meaning key-deprecated kf-name-suffix
  libvirtd-owns-file line-continuation mtu-jumbo-hint nm-controlled-no peerdns-no-without-dns portgroup-no-default prefix-and-netmask route-default several-on-one-line shell-expansion
  stp-option-without-stp type-case type-missing value-empty
  `
    .trim()
    .split(/\s+/),
);

/** What only those are told who may be about to write into a file: an editor asks for it. */
export const saidInEditors: Readonly<Record<string, Severity>> = { 'libvirtd-owns-file': 'information' };

/** Whether a finding of that code is said only to whom asks for it. */
export const isQuiet = (code: string, severity: Severity): boolean =>
  (severity === 'hint' || severity === 'information') && quiet.has(code);
