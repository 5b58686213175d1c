// Rules about DHCP, TFTP and BOOTP.
import type { Rule } from '../../rule';

export const dhcpRules: readonly Rule[] = [];
