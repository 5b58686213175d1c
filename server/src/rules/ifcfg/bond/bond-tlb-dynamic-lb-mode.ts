// A bond has tlb_dynamic_lb in a mode that does not spread by load.
import { bondOptionMode } from '../../factories/bond-option-mode';

export const bondTlbDynamicLbMode = bondOptionMode({
  code: 'bond-tlb-dynamic-lb-mode',
  options: ['tlb_dynamic_lb'],
  summary: 'A bond has tlb_dynamic_lb in a mode that does not spread by load.',
});
