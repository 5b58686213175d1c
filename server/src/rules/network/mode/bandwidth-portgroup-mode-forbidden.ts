// Limits for guests that are on no bridge.
import { rule } from '../../rule';
import { misplaced } from '../../factories/misplaced';

export const bandwidthPortgroupModeForbidden = rule({
  code: 'bandwidth-portgroup-mode-forbidden',
  of: ['network'],
  severity: 'error',
  summary: 'A portgroup of a network without a bridge limits traffic.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkValidate',
  check: (file, workspace, target) => misplaced(['portgroup/bandwidth'], file, workspace, target),
});
