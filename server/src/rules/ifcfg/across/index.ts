// Rules about what the files of one host say of each other.
import type { Rule } from '../../rule';
import { addressRanges } from './address-ranges';
import { aliasLines } from './alias-lines';
import { aliasNames } from './alias-names';
import { aliasOrphan } from './alias-orphan';
import { backupIsLive } from './backup-is-live';
import { bondOptionsOfPorts } from './bond-options-of-ports';
import { bondPorts } from './bond-ports';
import { bootprotoMissing } from './bootproto-missing';
import { bridgeNmAndLibvirt } from './bridge-nm-and-libvirt';
import { bridgeUplink } from './bridge-uplink';
import { controllerCase } from './controller-case';
import { controllerMissing } from './controller-missing';
import { controllerNoPorts } from './controller-no-ports';
import { controllerOnbootNo } from './controller-onboot-no';
import { controllerWrongType } from './controller-wrong-type';
import { defaultRoutes } from './default-routes';
import { deviceStack } from './device-stack';
import { hostGateway } from './host-gateway';
import { libvirtClash } from './libvirt-clash';
import { libvirtMacvtapThenBridge } from './libvirt-macvtap-then-bridge';
import { libvirtStpDelay } from './libvirt-stp-delay';
import { nmControlledMix } from './nm-controlled-mix';
import { otherControllers } from './other-controllers';
import { policyRules } from './policy-rules';
import { portOnbootNo } from './port-onboot-no';
import { referenceNotStarted } from './reference-not-started';
import { routeFiles } from './route-files';
import { sameAddresses } from './same-addresses';
import { sameLinks } from './same-links';
import { sameNames } from './same-names';
import { vlanBesideParent } from './vlan-beside-parent';
import { vlanMtu } from './vlan-mtu';
import { vlanParentMissing } from './vlan-parent-missing';

export const ifcfgAcrossRules: readonly Rule[] = [
  controllerMissing,
  controllerWrongType,
  controllerCase,
  portOnbootNo,
  nmControlledMix,
  controllerNoPorts,
  bondPorts,
  bondOptionsOfPorts,
  controllerOnbootNo,
  otherControllers,
  backupIsLive,
  sameNames,
  sameLinks,
  sameAddresses,
  defaultRoutes,
  hostGateway,
  bootprotoMissing,
  vlanParentMissing,
  vlanBesideParent,
  vlanMtu,
  deviceStack,
  referenceNotStarted,
  aliasOrphan,
  aliasNames,
  aliasLines,
  addressRanges,
  routeFiles,
  policyRules,
  libvirtClash,
  bridgeUplink,
  libvirtStpDelay,
  bridgeNmAndLibvirt,
  libvirtMacvtapThenBridge,
];
