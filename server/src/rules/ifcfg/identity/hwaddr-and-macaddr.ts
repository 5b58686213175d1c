// One address to find the card by, another to give it.
import { readProfile } from '../../../model/ifcfg/profile';
import { twoKeys } from '../../factories/two-keys';

export const hwaddrAndMacaddr = twoKeys({
  code: 'hwaddr-and-macaddr',
  severity: 'information',
  summary: 'HWADDR and MACADDR stand in one file.',
  source: 'initscripts, sysconfig.txt: MACADDR with HWADDR may behave unexpectedly',
  in: readProfile,
  keys: ['HWADDR', 'MACADDR'],
  find: ({ first: match, second: set }, { uri }) => ({
    span: set.span,
    message: `MACADDR=${set.value} beside HWADDR=${match.value}: the card is found by HWADDR and then gets MACADDR`,
    related: [{ at: { uri, span: match.span }, message: 'the card is found by this' }],
  }),
});
