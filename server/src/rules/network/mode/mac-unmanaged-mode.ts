// A MAC address for a bridge that libvirt does not make.
import { rule } from '../../rule';
import { misplaced } from '../../factories/misplaced';

export const macUnmanagedMode = rule({
  code: 'mac-unmanaged-mode',
  of: ['network'],
  severity: 'error',
  summary: 'A network on a bridge or interface of the host has a MAC address for a bridge of its own.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkValidate',
  check: (file, workspace, target) => misplaced(['mac'], file, workspace, target, { preferRemoval: true }),
});
