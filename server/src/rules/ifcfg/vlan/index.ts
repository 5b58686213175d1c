// Rules about VLANs, teams and InfiniBand.
import type { Rule } from '../../rule';
import { ibPkey } from './ib-pkey';
import { team } from './team';
import { vlanIdentity } from './vlan-identity';
import { vlanNameTooLong } from './vlan-name-too-long';
import { vlanSettings } from './vlan-settings';

export const vlanRules: readonly Rule[] = [vlanIdentity, vlanNameTooLong, vlanSettings, team, ibPkey];
