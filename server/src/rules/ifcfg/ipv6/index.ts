// Rules about IPv6 and DNS settings.
import type { Rule } from '../../rule';

export const ipv6Rules: readonly Rule[] = [];
