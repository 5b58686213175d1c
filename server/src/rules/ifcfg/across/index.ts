// Rules about what the files of one host say of each other.
import type { Rule } from '../../rule';
import { alias } from './alias';
import { controller } from './controller';
import { controllerPorts } from './controller-ports';
import { duplicates } from './duplicates';
import { guestBridge } from './guest-bridge';
import { hostGateway } from './host-gateway';
import { libvirtClash } from './libvirt-clash';
import { multipleDefaultRoutes } from './multiple-default-routes';
import { otherControllers } from './other-controllers';
import { policyRules } from './policy-rules';
import { rangeFile } from './range-file';
import { referenceNotStarted } from './reference-not-started';
import { routeFiles } from './route-files';
import { sameAddresses } from './same-addresses';
import { stacking } from './stacking';

export const ifcfgAcrossRules: readonly Rule[] = [
  controller,
  controllerPorts,
  otherControllers,
  duplicates,
  sameAddresses,
  multipleDefaultRoutes,
  hostGateway,
  stacking,
  referenceNotStarted,
  alias,
  rangeFile,
  routeFiles,
  policyRules,
  libvirtClash,
  guestBridge,
];
