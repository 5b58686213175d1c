// Details of address translation in a mode without it.
import { rule } from '../../rule';
import { misplaced } from '../../factories/misplaced';

export const natWrongMode = rule({
  code: 'nat-wrong-mode',
  of: ['network'],
  severity: 'error',
  summary: 'Details of address translation stand in a mode that translates nothing.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkDefParseXML',
  check: (file, workspace, target) => misplaced(['forward/nat'], file, workspace, target),
});
