// Values of data centre bridging that refuse the profile.
import { dcbsOf } from '../../../model/ifcfg/dcb';
import { wrongDcbValues } from '../../factories/dcb-values';
import { ruleOfEach } from '../../rule';

const codes = {
  'dcb-priority': 'A priority of data centre bridging is not 0 to 7.',
  'dcb-bitmap': 'A value of data centre bridging is not eight digits 0 or 1.',
  'dcb-uint': 'A value of data centre bridging is not eight digits.',
  'dcb-fcoe-mode': 'The kind of FCoE does not exist.',
};

export const dcbValues = ruleOfEach({
  name: 'dcb-values',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A value of data centre bridging is refused.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_dcb_setting',
  codes,
  each: dcbsOf,
  check: (dcb, _file, _workspace, target) => wrongDcbValues(dcb, codes, target),
});
