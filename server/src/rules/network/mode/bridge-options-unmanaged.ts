// Spanning tree, forward delay and firewalld zone of a bridge that libvirt does not make.
import { misplaced } from '../../factories/misplaced';

export const bridgeOptionsUnmanaged = misplaced({
  code: 'bridge-options-unmanaged',
  severity: 'error',
  summary: 'A network on a bridge or interface of the host sets options of a bridge of its own.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkDefParseXML',
  items: ['bridge@stp', 'bridge@delay', 'bridge@zone'],
  // In the other modes a zone is refused as the name is; see bridge-name-forbidden-mode.
  only: (it) => it.row.item !== 'bridge@zone' || it.mode === 'bridge' || it.mode === 'macvtap',
  preferRemoval: true,
});
