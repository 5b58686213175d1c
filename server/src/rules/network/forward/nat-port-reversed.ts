// A range of source ports from the higher to the lower.
import { fix } from '../../../fixes/fix';
import { ruleOfEach } from '../../rule';
import { natPortsOf } from '../../../model/network/nat';

export const natPortReversed = ruleOfEach({
  code: 'nat-port-reversed',
  of: ['network'],
  severity: 'error',
  summary: 'The first source port of nat is above the last.',
  source: 'libvirt 9.0.0, src/conf/network_conf.c, virNetworkForwardNatDefParseXML',

  each: natPortsOf,
  *check({ startAt, endAt, start, end }) {
    if (start <= end) return;
    yield {
      span: startAt.valueSpan,
      message: `start ${start} is above end ${end}, expected the lower port first`,
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
