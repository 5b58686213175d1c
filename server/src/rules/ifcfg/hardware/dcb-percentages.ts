// Shares of data centre bridging: how many there are, and what they come to.
import { dcbsOf } from '../../../model/ifcfg/dcb';
import { wrongDcbValues } from '../../factories/dcb-values';
import { ruleOfEach } from '../../rule';

const codes = {
  'dcb-percent-count': 'A list of shares is not eight percentages.',
  'dcb-percent-sum': 'Shares do not add up to 100.',
};

export const dcbPercentages = ruleOfEach({
  name: 'dcb-percentages',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'The shares of data centre bridging are refused.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_dcb_setting',
  codes,
  each: dcbsOf,
  check: (dcb, _file, _workspace, target) => wrongDcbValues(dcb, codes, target),
});
