// Who binds PCI devices, where there are none.
import { misplacedItems } from '../../../model/network/misplaced-items';
import { modeWords } from '../../../schema/modes';
import { ruleOfEach } from '../../rule';
import { removal, spanOf } from '../../factories/misplaced';

export const forwardManagedUseless = ruleOfEach({
  code: 'forward-managed-useless',
  of: ['network'],
  severity: 'information',
  summary: 'managed has an effect only in mode hostdev.',
  source: 'https://libvirt.org/formatnetwork.html#connectivity',

  each: misplacedItems(['forward@managed'], 'ignored'),
  *check(it) {
    // libvirt writes `no` itself.
    if (it.attribute?.value.toLowerCase() !== 'yes') return;
    yield {
      span: spanOf(it),
      message: `managed has no effect in ${modeWords[it.mode]}: only in mode hostdev devices are bound to another driver`,
      fixes: [removal(it, true)],
      tag: 'unnecessary',
    };
  },
});
