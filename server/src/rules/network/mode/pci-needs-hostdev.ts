// PCI devices in a mode that hands none to guests.
import { rule } from '../../rule';
import { misplaced } from '../../factories/misplaced';

export const pciNeedsHostdev = rule({
  code: 'pci-needs-hostdev',
  of: ['network'],
  severity: 'error',
  summary: 'PCI devices are listed in a mode other than hostdev.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkValidate',
  check: (file, workspace, target) => misplaced(['forward/address'], file, workspace, target),
});
