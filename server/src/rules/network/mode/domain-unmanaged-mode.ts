// A DNS domain in a network without a DNS server.
import { rule } from '../../rule';
import { misplaced } from '../../factories/misplaced';

export const domainUnmanagedMode = rule({
  code: 'domain-unmanaged-mode',
  of: ['network'],
  severity: 'error',
  summary: 'A network on a bridge or interface of the host has a DNS domain.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkValidate',
  check: (file, workspace, target) => misplaced(['domain'], file, workspace, target),
});
