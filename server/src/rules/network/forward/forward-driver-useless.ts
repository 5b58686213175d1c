// How PCI devices are assigned, where there are none.
import { misplacedItems } from '../../../model/network/misplaced-items';
import { modeWords } from '../../../schema/modes';
import { ruleOfEach } from '../../rule';
import { removal, spanOf } from '../../factories/misplaced';

export const forwardDriverUseless = ruleOfEach({
  code: 'forward-driver-useless',
  of: ['network'],
  severity: 'information',
  summary: 'driver has an effect only in mode hostdev.',
  source: 'https://libvirt.org/formatnetwork.html#connectivity',

  each: misplacedItems(['forward/driver'], 'ignored'),
  *check(it) {
    yield {
      span: spanOf(it),
      message: `driver has no effect in ${modeWords[it.mode]}: only in mode hostdev devices are assigned`,
      fixes: [removal(it, true)],
      tag: 'unnecessary',
    };
  },
});
