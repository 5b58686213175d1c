// Rules about what each forward mode allows.
import type { Rule } from '../../rule';
import { bandwidthModeForbidden } from './bandwidth-mode-forbidden';
import { bandwidthPortgroupModeForbidden } from './bandwidth-portgroup-mode-forbidden';
import { bridgeAndDev } from './bridge-and-dev';
import { bridgeNameForbiddenMode } from './bridge-name-forbidden-mode';
import { bridgeOptionsUnmanaged } from './bridge-options-unmanaged';
import { dnsUnmanagedMode } from './dns-unmanaged-mode';
import { domainUnmanagedMode } from './domain-unmanaged-mode';
import { forwardNeedsIp } from './forward-needs-ip';
import { forwardOpenDev } from './forward-open-dev';
import { hostdevNeedsPci } from './hostdev-needs-pci';
import { ipUnmanagedMode } from './ip-unmanaged-mode';
import { macUnmanagedMode } from './mac-unmanaged-mode';
import { mtuModeForbidden } from './mtu-mode-forbidden';
import { natWrongMode } from './nat-wrong-mode';
import { pciNeedsHostdev } from './pci-needs-hostdev';
import { routeUnmanagedMode } from './route-unmanaged-mode';
import { virtualportModeMismatch } from './virtualport-mode-mismatch';
import { vlanModeForbidden } from './vlan-mode-forbidden';

export const modeRules: readonly Rule[] = [
  ipUnmanagedMode,
  routeUnmanagedMode,
  dnsUnmanagedMode,
  domainUnmanagedMode,
  macUnmanagedMode,
  mtuModeForbidden,
  bridgeOptionsUnmanaged,
  bridgeNameForbiddenMode,
  bridgeAndDev,
  forwardNeedsIp,
  forwardOpenDev,
  natWrongMode,
  hostdevNeedsPci,
  pciNeedsHostdev,
  bandwidthModeForbidden,
  bandwidthPortgroupModeForbidden,
  vlanModeForbidden,
  virtualportModeMismatch,
];
