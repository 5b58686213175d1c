// A firewalld zone in mode open, which libvirt looks at only since 10.8.0.
import { misplacedItems } from '../../../model/network/misplaced-items';
import { rule } from '../../rule';
import { misplacedMessage, removal, spanOf } from '../../factories/misplaced';

export const bridgeZoneIgnoredOpen = rule({
  code: 'bridge-zone-ignored-open',
  of: ['network'],
  severity: 'warning',
  summary: 'A firewalld zone has no effect in mode open before libvirt 10.8.0.',
  source: 'https://libvirt.org/news.html#v10-8-0-2024-10-01',

  *check(file, _workspace, { libvirt }) {
    for (const it of misplacedItems(file, ['bridge@zone'], libvirt, 'ignored')) {
      yield { span: spanOf(it), message: misplacedMessage(it, libvirt), fixes: [removal(it)] };
    }
  },
});
