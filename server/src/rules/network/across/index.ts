// Rules about a network among others, and among the interfaces of the host.
import type { Rule } from '../../rule';
import { bridgeNameDuplicateWorkspace } from './bridge-name-duplicate-workspace';
import { hostBridgeIsLibvirtBridge } from './host-bridge-is-libvirt-bridge';
import { libvirtBridgeMissing } from './libvirt-bridge-missing';
import { libvirtBridgeNameClash } from './libvirt-bridge-name-clash';
import { libvirtForwardDev } from './libvirt-forward-dev';
import { libvirtHostBridge } from './libvirt-host-bridge';
import { libvirtMacvtapOnPort } from './libvirt-macvtap-on-port';
import { libvirtSubnetClash } from './libvirt-subnet-clash';
import { macDuplicateBridge } from './mac-duplicate-bridge';
import { macvtapNoHostTraffic } from './macvtap-no-host-traffic';
import { subnetOverlapWorkspace } from './subnet-overlap-workspace';

export const networkAcrossRules: readonly Rule[] = [
  bridgeNameDuplicateWorkspace,
  hostBridgeIsLibvirtBridge,
  macDuplicateBridge,
  subnetOverlapWorkspace,
  libvirtSubnetClash,
  libvirtBridgeNameClash,
  libvirtBridgeMissing,
  libvirtHostBridge,
  libvirtMacvtapOnPort,
  libvirtForwardDev,
  macvtapNoHostTraffic,
];
