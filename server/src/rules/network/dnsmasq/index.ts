// Rules about the dnsmasq namespace.
import type { Rule } from '../../rule';
import { dnsmasqNamespaceRule } from './dnsmasq-namespace';
import { dnsmasqOption } from './dnsmasq-option';

export const dnsmasqRules: readonly Rule[] = [dnsmasqNamespaceRule, dnsmasqOption];
