// Rules about ethtool, 802.1X, Wi-Fi, DCB, SR-IOV, TC and mainframe devices.
import type { Rule } from '../../rule';
import { dcb } from './dcb';
import { dot1x } from './dot1x';
import { ethtool } from './ethtool';
import { s390 } from './s390';
import { sriov } from './sriov';
import { trafficControl } from './traffic-control';
import { wifi } from './wifi';

export const hardwareRules: readonly Rule[] = [ethtool, dot1x, wifi, dcb, sriov, trafficControl, s390];
