// A range of source ports from the higher to the lower.
import { fix } from '../../../fixes/fix';
import { rule } from '../../rule';
import { natOf, natPortsOf } from '../../../model/network/nat';

export const natPortReversed = rule({
  code: 'nat-port-reversed',
  of: ['network'],
  severity: 'error',
  summary: 'The first source port of nat is above the last.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkForwardNatDefParseXML',

  *check(file) {
    const ends = natPortsOf(natOf(file));
    if (!ends || ends.start <= ends.end) return;
    const { startAt, endAt } = ends;
    yield {
      span: startAt.valueSpan,
      message: `start ${ends.start} is above end ${ends.end}, expected the lower port first`,
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
