// Addresses in a network whose bridge libvirt does not make.
import { misplaced } from '../../factories/misplaced';

export const ipUnmanagedMode = misplaced({
  code: 'ip-unmanaged-mode',
  severity: 'error',
  summary: 'A network on a bridge or interface of the host has an address.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkValidate',
  items: ['ip'],
});
