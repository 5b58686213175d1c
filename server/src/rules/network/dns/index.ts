// Rules about dns and domain.
import type { Rule } from '../../rule';

export const dnsRules: readonly Rule[] = [];
