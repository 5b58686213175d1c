// Rules about the dnsmasq namespace.
import type { Rule } from '../../rule';
import { dnsmasqBesideLibvirt } from './dnsmasq-beside-libvirt';
import { dnsmasqLine } from './dnsmasq-line';
import { dnsmasqNamespaceRule } from './dnsmasq-namespace';
import { dnsmasqOptionDependsOnHost } from './dnsmasq-option-depends-on-host';
import { dnsmasqOptionMisread } from './dnsmasq-option-misread';
import { dnsmasqOptionValue } from './dnsmasq-option-value';
import { dnsmasqTogether } from './dnsmasq-together';
import { dnsmasqUnmanaged } from './dnsmasq-unmanaged';

export const dnsmasqRules: readonly Rule[] = [
  dnsmasqNamespaceRule,
  dnsmasqUnmanaged,
  dnsmasqLine,
  dnsmasqOptionValue,
  dnsmasqTogether,
  dnsmasqBesideLibvirt,
  dnsmasqOptionMisread,
  dnsmasqOptionDependsOnHost,
];
