// An MTU for a bridge that libvirt does not make.
import { misplaced } from '../../factories/misplaced';

export const mtuModeForbidden = misplaced({
  code: 'mtu-mode-forbidden',
  severity: 'error',
  summary: 'A network on a bridge or interface of the host has an MTU.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkDefParseXML',
  items: ['mtu'],
  preferRemoval: true,
});
