// A bond announces a new port in a mode that has no active one.
import { bondOptionMode } from '../../factories/bond-option-mode';

export const bondNumGratArpMode = bondOptionMode({
  code: 'bond-num-grat-arp-mode',
  options: ['num_grat_arp', 'num_unsol_na'],
  summary: 'A bond announces a new port in a mode that has no active one.',
});
