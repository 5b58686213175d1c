// Rules about VLANs, teams and InfiniBand.
import type { Rule } from '../../rule';
import { ibPkey } from './ib-pkey';
import { team } from './team';
import { vlanLeadingZero } from './vlan-leading-zero';
import { vlanNameTooLong } from './vlan-name-too-long';
import { vlanNumber } from './vlan-number';
import { vlanParentRule } from './vlan-parent';
import { vlanSettings } from './vlan-settings';

export const vlanRules: readonly Rule[] = [
  vlanNumber,
  vlanParentRule,
  vlanLeadingZero,
  vlanNameTooLong,
  vlanSettings,
  team,
  ibPkey,
];
