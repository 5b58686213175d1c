// A DNS domain in a network without a DNS server.
import { misplaced } from '../../factories/misplaced';

export const domainUnmanagedMode = misplaced({
  code: 'domain-unmanaged-mode',
  severity: 'error',
  summary: 'A network on a bridge or interface of the host has a DNS domain.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkValidate',
  items: ['domain'],
});
