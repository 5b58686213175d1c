// One address to find the card by, another to give it.
import { rule } from '../../rule';
import { lastAssignment, readProfile } from '../../../model/ifcfg/profile';

export const hwaddrAndMacaddr = rule({
  code: 'hwaddr-and-macaddr',
  of: ['ifcfg'],
  severity: 'information',
  summary: 'HWADDR and MACADDR stand in one file.',
  source: 'initscripts, sysconfig.txt: MACADDR with HWADDR may behave unexpectedly',

  *check(file) {
    const profile = readProfile(file);
    const set = profile && lastAssignment(profile, 'MACADDR');
    const match = profile && lastAssignment(profile, 'HWADDR');
    if (!set || !match) return;
    yield {
      span: set.span,
      message: `MACADDR=${set.value} beside HWADDR=${match.value}: the card is found by HWADDR and then gets MACADDR`,
      related: [{ at: { uri: file.uri, span: match.span }, message: 'the card is found by this' }],
    };
  },
});
