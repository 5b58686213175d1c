// A MAC address for a bridge that libvirt does not make.
import { misplaced } from '../../factories/misplaced';

export const macUnmanagedMode = misplaced({
  code: 'mac-unmanaged-mode',
  severity: 'error',
  summary: 'A network on a bridge or interface of the host has a MAC address for a bridge of its own.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkValidate',
  items: ['mac'],
  preferRemoval: true,
});
