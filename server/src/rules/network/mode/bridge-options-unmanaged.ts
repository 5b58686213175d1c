// Spanning tree, forward delay and firewalld zone of a bridge that libvirt does not make.
import { misplacedItems } from '../../../model/network/misplaced-items';
import { type Finding, rule } from '../../rule';
import { misplacedMessage, modePlace, removal, spanOf } from '../../factories/misplaced';
import { modeChanges } from '../../../fixes/mode-change';

export const bridgeOptionsUnmanaged = rule({
  code: 'bridge-options-unmanaged',
  of: ['network'],
  severity: 'error',
  summary: 'A network on a bridge or interface of the host sets options of a bridge of its own.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkDefParseXML',

  *check(file, workspace, { libvirt }): Generator<Finding> {
    for (const it of misplacedItems(file, ['bridge@stp', 'bridge@delay', 'bridge@zone'], libvirt)) {
      // In the other modes a zone is refused as the name is; see bridge-name-forbidden-mode.
      if (it.row.item === 'bridge@zone' && it.mode !== 'bridge' && it.mode !== 'macvtap') continue;
      yield {
        span: spanOf(it),
        message: misplacedMessage(it, libvirt),
        related: modePlace(file),
        fixes: [removal(it, true), ...modeChanges(file, workspace, it.row, libvirt)],
      };
    }
  },
});
