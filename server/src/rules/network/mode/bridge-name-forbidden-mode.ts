// A bridge in a mode that attaches guests to devices of the host.
import { misplaced } from '../../factories/misplaced';

export const bridgeNameForbiddenMode = misplaced({
  code: 'bridge-name-forbidden-mode',
  severity: 'error',
  summary: 'A network that attaches guests to devices of the host names a bridge.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkDefParseXML',
  items: ['bridge@name', 'bridge@zone', 'bridge@macTableManager'],
  only: (it) => it.mode !== 'bridge' && it.mode !== 'macvtap',
  preferRemoval: true,
});
