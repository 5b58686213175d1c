// How PCI devices are assigned, where there are none.
import { misplacedItems } from '../../../model/network/misplaced-items';
import { modeWords } from '../../../schema/modes';
import { rule } from '../../rule';
import { removal, spanOf } from '../../factories/misplaced';

export const forwardDriverUseless = rule({
  code: 'forward-driver-useless',
  of: ['network'],
  severity: 'information',
  summary: 'driver has an effect only in mode hostdev.',
  source: 'https://libvirt.org/formatnetwork.html#connectivity',

  *check(file, _workspace, { libvirt }) {
    for (const it of misplacedItems(file, ['forward/driver'], libvirt, 'ignored')) {
      yield {
        span: spanOf(it),
        message: `driver has no effect in ${modeWords[it.mode]}: only in mode hostdev devices are assigned`,
        fixes: [removal(it, true)],
        tag: 'unnecessary',
      };
    }
  },
});
