// Rules about a network and the running host that it is for, where that is watched.
import type { Rule } from '../../rule';
import { bridgeNameOnHost } from './bridge-name-on-host';
import { dhcpHostLeased } from './dhcp-host-leased';
import { differsFromHost } from './differs-from-host';
import { forwardDevMissingOnHost } from './forward-dev-missing-on-host';
import { forwardPfOnHost } from './forward-pf-on-host';
import { libvirtdOwnsFile } from './libvirtd-owns-file';
import { routeCollidesHost } from './route-collides-host';
import { subnetInUseOnHost } from './subnet-in-use-on-host';

export const hostRules: readonly Rule[] = [
  subnetInUseOnHost,
  routeCollidesHost,
  bridgeNameOnHost,
  forwardDevMissingOnHost,
  forwardPfOnHost,
  dhcpHostLeased,
  differsFromHost,
  libvirtdOwnsFile,
];
