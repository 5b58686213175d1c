// Rules about the dnsmasq namespace.
import type { Rule } from '../../rule';

export const dnsmasqRules: readonly Rule[] = [];
