// All options that a configuration file of dnsmasq may have, and what is said of a line. Names and forms of 2.90.
import { dhcpOptions } from './dhcp';
import { dnsOptions } from './dns';
import { flagOptions } from './flags';
import type { DnsmasqRow } from './grammar';
import { numberOptions } from './numbers';
import { processOptions } from './process';

const all: Readonly<Record<string, DnsmasqRow>> = {
  ...flagOptions,
  ...numberOptions,
  ...dnsOptions,
  ...dhcpOptions,
  ...processOptions,
};

/** Names of all options, in the order of letters. */
export const optionNames: readonly string[] = Object.keys(all).sort();

/** The row of an option by its name, in exact letters. */
export const optionRow = (name: string): DnsmasqRow | undefined => (Object.hasOwn(all, name) ? all[name] : undefined);
