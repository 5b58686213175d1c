// An outgoing interface in mode open.
import { rule } from '../../rule';
import { misplaced } from '../../factories/misplaced';

export const forwardOpenDev = rule({
  code: 'forward-open-dev',
  of: ['network'],
  severity: 'error',
  summary: 'A network of mode open is bound to an outgoing interface.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkDefParseXML',
  check: (file, workspace, target) =>
    misplaced(['forward@dev', 'forward/interface'], file, workspace, target, { only: 'open' }),
});
