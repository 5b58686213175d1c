// Few source ports for all guests together.
import { ruleOfEach } from '../../rule';
import { natPortsOf } from '../../../model/network/nat';

export const natPortNarrow = ruleOfEach({
  code: 'nat-port-narrow',
  of: ['network'],
  severity: 'hint',
  summary: 'The source ports of nat are few.',
  source: 'RFC 6888, requirement 7: ports limit how many connections there can be',

  each: natPortsOf,
  *check(ends) {
    if (ends.end <= ends.start) return;
    const count = ends.end - ends.start + 1;
    if (1024 <= count) return;
    yield {
      span: ends.element.nameSpan,
      message: `${count} ports for the connections of all guests to one server, a browser alone opens dozens; the default has 64512`,
    };
  },
});
