// An MTU for a bridge that libvirt does not make.
import { rule } from '../../rule';
import { misplaced } from '../../factories/misplaced';

export const mtuModeForbidden = rule({
  code: 'mtu-mode-forbidden',
  of: ['network'],
  severity: 'error',
  summary: 'A network on a bridge or interface of the host has an MTU.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkDefParseXML',
  check: (file, workspace, target) => misplaced(['mtu'], file, workspace, target, { preferRemoval: true }),
});
