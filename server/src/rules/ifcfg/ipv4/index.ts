// Rules about IPv4 settings.
import type { Rule } from '../../rule';

export const ipv4Rules: readonly Rule[] = [];
