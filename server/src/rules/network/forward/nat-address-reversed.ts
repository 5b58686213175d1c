// A range of source addresses from the higher to the lower.
import { fix } from '../../../fixes/fix';
import { ruleOfEach } from '../../rule';
import { natAddressesOf } from '../../../model/network/nat';

export const natAddressReversed = ruleOfEach({
  code: 'nat-address-reversed',
  of: ['network'],
  severity: 'error',
  summary: 'The first source address of nat is above the last.',
  source: 'libvirt 9.0.0, src/util/virsocketaddr.c, virSocketAddrGetRange',

  each: natAddressesOf,
  *check({ startAt, endAt, start, end }) {
    // Far apart they are too many either way; see nat-address-too-large.
    if (start <= end || start >>> 16 !== end >>> 16) return;
    yield {
      span: startAt.valueSpan,
      message: `start ${startAt.value} is above end ${endAt.value}, expected the lower address first`,
      fixes: [
        fix(
          'Swap start and end',
          [
            { span: startAt.valueSpan, text: endAt.raw },
            { span: endAt.valueSpan, text: startAt.raw },
          ],
          true,
        ),
      ],
    };
  },
});
