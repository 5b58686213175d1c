// Addresses in a network whose bridge libvirt does not make.
import { rule } from '../../rule';
import { misplaced } from '../../factories/misplaced';

export const ipUnmanagedMode = rule({
  code: 'ip-unmanaged-mode',
  of: ['network'],
  severity: 'error',
  summary: 'A network on a bridge or interface of the host has an address.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkValidate',
  check: (file, workspace, target) => misplaced(['ip'], file, workspace, target),
});
