// Large packets in a network whose guests talk to the outside through the host.
import { modeWords } from '../../../schema/modes';
import { ruleOfEach } from '../../rule';
import { modeOf } from '../../../model/network/mode';
import { sizesOf } from '../../../model/network/size';

export const mtuJumboHint = ruleOfEach({
  code: 'mtu-jumbo-hint',
  of: ['network'],
  severity: 'hint',
  summary: 'Guests send packets larger than the way to the outside usually takes.',
  source: 'RFC 4459: tunnels and path MTU',

  each: sizesOf,
  *check(size, file) {
    const mode = modeOf(file);
    if (size.bytes <= 1500 || (mode !== 'nat' && mode !== 'route')) return;
    yield {
      span: size.attribute.valueSpan,
      message: `MTU ${size.bytes} in ${modeWords[mode]}: the host answers with "fragmentation needed" wherever the way out takes only 1500`,
    };
  },
});
