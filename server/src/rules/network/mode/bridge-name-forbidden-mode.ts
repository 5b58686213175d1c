// A bridge in a mode that attaches guests to devices of the host.
import { misplacedItems } from '../../../model/network/misplaced-items';
import { type Finding, rule } from '../../rule';
import { modeChanges } from '../../../fixes/mode-change';
import { misplacedMessage, modePlace, removal, spanOf } from '../../factories/misplaced';

export const bridgeNameForbiddenMode = rule({
  code: 'bridge-name-forbidden-mode',
  of: ['network'],
  severity: 'error',
  summary: 'A network that attaches guests to devices of the host names a bridge.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkDefParseXML',

  *check(file, workspace, { libvirt }): Generator<Finding> {
    for (const it of misplacedItems(file, ['bridge@name', 'bridge@zone', 'bridge@macTableManager'], libvirt)) {
      if (it.mode === 'bridge' || it.mode === 'macvtap') continue;
      yield {
        span: spanOf(it),
        message: misplacedMessage(it, libvirt),
        related: modePlace(file),
        fixes: [removal(it, true), ...modeChanges(file, workspace, it.row, libvirt)],
      };
    }
  },
});
