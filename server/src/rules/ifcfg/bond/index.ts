// Rules about bonds.
import type { Rule } from '../../rule';
import { bondActiveSlave } from './bond-active-slave';
import { bondAdActorSystem } from './bond-ad-actor-system';
import { bondAdOptionMode } from './bond-ad-option-mode';
import { bondArpAllTargets } from './bond-arp-all-targets';
import { bondArpMode } from './bond-arp-mode';
import { bondArpNoTarget } from './bond-arp-no-target';
import { bondArpTargetInvalid } from './bond-arp-target-invalid';
import { bondArpTargetPlus } from './bond-arp-target-plus';
import { bondArpValidateMode } from './bond-arp-validate-mode';
import { bondArpValidateNoArp } from './bond-arp-validate-no-arp';
import { bondBalanceSlb } from './bond-balance-slb';
import { bondDelayMultiple } from './bond-delay-multiple';
import { bondDelayWithoutMiimon } from './bond-delay-without-miimon';
import { bondFailOverMacMacaddr } from './bond-fail-over-mac-macaddr';
import { bondFailOverMacMode } from './bond-fail-over-mac-mode';
import { bondForGuests } from './bond-for-guests';
import { bondGratUnsolDiffer } from './bond-grat-unsol-differ';
import { bondLacpRateMode } from './bond-lacp-rate-mode';
import { bondLpIntervalMode } from './bond-lp-interval-mode';
import { bondMembership } from './bond-membership';
import { bondMiimonAndArp } from './bond-miimon-and-arp';
import { bondMode } from './bond-mode';
import { bondModeInvalid } from './bond-mode-invalid';
import { bondNoMonitoring } from './bond-no-monitoring';
import { bondNumGratArpMode } from './bond-num-grat-arp-mode';
import { bondOptionColon } from './bond-option-colon';
import { bondOptionDuplicate } from './bond-option-duplicate';
import { bondOptionNewer } from './bond-option-newer';
import { bondOptionNoValue } from './bond-option-no-value';
import { bondOptionUnknown } from './bond-option-unknown';
import { bondOptionValue } from './bond-option-value';
import { bondOptsSeparator } from './bond-opts-separator';
import { bondPacketsPerSlaveMode } from './bond-packets-per-slave-mode';
import { bondPeerNotifMultiple } from './bond-peer-notif-multiple';
import { bondPeerNotifRange } from './bond-peer-notif-range';
import { bondPrimaryMode } from './bond-primary-mode';
import { bondPrimaryReselectUnused } from './bond-primary-reselect-unused';
import { bondResendIgmpMode } from './bond-resend-igmp-mode';
import { bondTargetNoInterval } from './bond-target-no-interval';
import { bondTlbDynamicLbMode } from './bond-tlb-dynamic-lb-mode';
import { bondXmitHash34Lacp } from './bond-xmit-hash-34-lacp';
import { bondXmitHashMode } from './bond-xmit-hash-mode';
import { controllerNameAndUuid } from './controller-name-and-uuid';

export const bondRules: readonly Rule[] = [
  bondOptsSeparator,
  bondModeInvalid,
  bondOptionUnknown,
  bondOptionColon,
  bondOptionNoValue,
  bondOptionDuplicate,
  bondOptionValue,
  bondOptionNewer,
  bondMode,
  bondNoMonitoring,
  bondArpMode,
  bondArpNoTarget,
  bondMiimonAndArp,
  bondTargetNoInterval,
  bondArpValidateNoArp,
  bondArpTargetPlus,
  bondArpTargetInvalid,
  bondDelayWithoutMiimon,
  bondDelayMultiple,
  bondPeerNotifRange,
  bondPeerNotifMultiple,
  bondPrimaryMode,
  bondPrimaryReselectUnused,
  bondLacpRateMode,
  bondAdOptionMode,
  bondPacketsPerSlaveMode,
  bondTlbDynamicLbMode,
  bondLpIntervalMode,
  bondResendIgmpMode,
  bondNumGratArpMode,
  bondXmitHashMode,
  bondFailOverMacMode,
  bondArpValidateMode,
  bondArpAllTargets,
  bondBalanceSlb,
  bondGratUnsolDiffer,
  bondAdActorSystem,
  bondXmitHash34Lacp,
  bondFailOverMacMacaddr,
  bondActiveSlave,
  controllerNameAndUuid,
  bondMembership,
  bondForGuests,
];
