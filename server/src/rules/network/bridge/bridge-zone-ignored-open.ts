// A firewalld zone in mode open, which libvirt looks at only since 10.8.0.
import { misplacedItems } from '../../../model/network/misplaced-items';
import { alsoForOlder } from '../../factories/older';
import { ruleOfEach } from '../../rule';
import { misplacedMessage, removal, spanOf } from '../../factories/misplaced';

const ignoredOpen = ruleOfEach({
  code: 'bridge-zone-ignored-open',
  of: ['network'],
  severity: 'warning',
  summary: 'A firewalld zone has no effect in mode open before libvirt 10.8.0.',
  source: 'https://libvirt.org/news.html#v10-8-0-2024-10-01',

  each: misplacedItems(['bridge@zone'], 'ignored'),
  *check(it, _file, _workspace, { libvirt }) {
    yield { span: spanOf(it), message: misplacedMessage(it, libvirt), fixes: [removal(it)] };
  },
});

export const bridgeZoneIgnoredOpen = alsoForOlder(
  ignoredOpen,
  'a zone in mode open came with libvirt 10.8.0; an older one ignores it',
);
