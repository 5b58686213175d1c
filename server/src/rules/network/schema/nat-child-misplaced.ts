// Ports and addresses for translation outside of nat.
import { natPartsOf } from '../../../model/network/nat-parts';
import { intoNat, unknownElementFinding, unknownElementSource } from '../../factories/unknown-element';
import { ruleOfEach } from '../../rule';

export const natChildMisplaced = ruleOfEach({
  code: 'nat-child-misplaced',
  of: ['network'],
  severity: 'error',
  summary: 'A range of ports or addresses stands directly in forward instead of in nat.',
  source: unknownElementSource,
  each: natPartsOf,
  *check({ element, unknown }) {
    if (unknown) yield unknownElementFinding(unknown);
    else
      yield {
        span: element.nameSpan,
        message: 'a range of addresses is not known in <forward>, it belongs in <nat>',
        fixes: intoNat(element, element.parent!),
      };
  },
});
