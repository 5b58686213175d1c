// An outgoing interface in mode open.
import { misplaced } from '../../factories/misplaced';

export const forwardOpenDev = misplaced({
  code: 'forward-open-dev',
  severity: 'error',
  summary: 'A network of mode open is bound to an outgoing interface.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkDefParseXML',
  items: ['forward@dev', 'forward/interface'],
  only: (it) => it.mode === 'open',
});
