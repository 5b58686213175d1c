// Details of address translation in a mode without it.
import { misplaced } from '../../factories/misplaced';

export const natWrongMode = misplaced({
  code: 'nat-wrong-mode',
  severity: 'error',
  summary: 'Details of address translation stand in a mode that translates nothing.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkDefParseXML',
  items: ['forward/nat'],
});
