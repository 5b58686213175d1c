// Rules about what reaches guests: bandwidth, vlan, portgroups, virtualport, port.
import type { Rule } from '../../rule';
import { bandwidthAverageMissing } from './bandwidth-average-missing';
import { bandwidthFloorMisplaced } from './bandwidth-floor-misplaced';
import { bandwidthClassid } from './bandwidth-classid';
import { bandwidthBurstTooBig } from './bandwidth-burst-too-big';
import { bandwidthPeakBelowAverage } from './bandwidth-peak-below-average';
import { bandwidthOutboundPeakIgnored } from './bandwidth-outbound-peak-ignored';
import { bandwidthUnitSuspicious } from './bandwidth-unit-suspicious';
import { bandwidthEmpty } from './bandwidth-empty';
import { portIsolation } from './port-isolation';
import { portgroup } from './portgroup';
import { virtualportParameters } from './virtualport-parameters';
import { vlanTag } from './vlan-tag';
import { vlanNoTrunk } from './vlan-no-trunk';
import { qdiscOfHost } from './qdisc-of-host';

export const guestRules: readonly Rule[] = [
  bandwidthAverageMissing,
  bandwidthFloorMisplaced,
  bandwidthClassid,
  bandwidthBurstTooBig,
  bandwidthPeakBelowAverage,
  bandwidthOutboundPeakIgnored,
  bandwidthUnitSuspicious,
  bandwidthEmpty,
  vlanTag,
  vlanNoTrunk,
  portgroup,
  virtualportParameters,
  portIsolation,
  qdiscOfHost,
];
