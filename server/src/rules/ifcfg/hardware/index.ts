// Rules about ethtool, 802.1X, Wi-Fi, DCB, SR-IOV and TC.
import type { Rule } from '../../rule';

export const hardwareRules: readonly Rule[] = [];
