// A bond says how it does LACP in a mode without LACP.
import { bondOptionMode } from '../../factories/bond-option-mode';

export const bondLacpRateMode = bondOptionMode({
  code: 'bond-lacp-rate-mode',
  options: ['lacp_rate', 'lacp_active'],
  summary: 'A bond says how it does LACP in a mode without LACP.',
});
