// Limits for a network whose guests are on no bridge.
import { rule } from '../../rule';
import { misplaced } from '../../factories/misplaced';

export const bandwidthModeForbidden = rule({
  code: 'bandwidth-mode-forbidden',
  of: ['network'],
  severity: 'error',
  summary: 'A network without a bridge limits its traffic.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkValidate',
  check: (file, workspace, target) => misplaced(['bandwidth'], file, workspace, target),
});
