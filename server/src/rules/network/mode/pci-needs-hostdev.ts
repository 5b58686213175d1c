// PCI devices in a mode that hands none to guests.
import { misplaced } from '../../factories/misplaced';

export const pciNeedsHostdev = misplaced({
  code: 'pci-needs-hostdev',
  severity: 'error',
  summary: 'PCI devices are listed in a mode other than hostdev.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkValidate',
  items: ['forward/address'],
});
