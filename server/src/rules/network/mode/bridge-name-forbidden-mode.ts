// A bridge in a mode that attaches guests to devices of the host.
import { type Finding, rule } from '../../rule';
import { modeChanges } from './change';
import { misplacedMessage, misplacedItems, modePlace, removal, spanOf } from './misplaced';
import { isUnmanaged } from './unmanaged';

export const bridgeNameForbiddenMode = rule({
  code: 'bridge-name-forbidden-mode',
  of: ['network'],
  about: ['bridge'],
  when: isUnmanaged,
  severity: 'error',
  summary: 'A network that attaches guests to devices of the host names a bridge.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkDefParseXML',

  *check(file, network, { libvirt }): Generator<Finding> {
    for (const it of misplacedItems(file, ['bridge@name', 'bridge@zone', 'bridge@macTableManager'], libvirt)) {
      if (it.mode === 'bridge' || it.mode === 'macvtap') continue;
      yield {
        span: spanOf(it),
        message: misplacedMessage(it, libvirt),
        related: modePlace(file),
        fixes: [removal(it, true), ...modeChanges(file, network, it.row, libvirt)],
      };
    }
  },
});
