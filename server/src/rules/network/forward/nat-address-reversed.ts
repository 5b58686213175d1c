// A range of source addresses from the higher to the lower.
import { fix } from '../../../fixes/fix';
import { rule } from '../../rule';
import { natAddressesOf, natOf } from '../../../model/network/nat';

export const natAddressReversed = rule({
  code: 'nat-address-reversed',
  of: ['network'],
  severity: 'error',
  summary: 'The first source address of nat is above the last.',
  source: 'libvirt 9.0.0, src/util/virsocketaddr.c, virSocketAddrGetRange',

  *check(file) {
    const ends = natAddressesOf(natOf(file));
    // Far apart they are too many either way; see nat-address-too-large.
    if (!ends || ends.start <= ends.end || ends.start >>> 16 !== ends.end >>> 16) return;
    const { startAt, endAt } = ends;
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
