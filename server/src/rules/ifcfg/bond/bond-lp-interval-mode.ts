// A bond has lp_interval in a mode that sends no learning packets.
import { bondOptionMode } from '../../factories/bond-option-mode';

export const bondLpIntervalMode = bondOptionMode({
  code: 'bond-lp-interval-mode',
  options: ['lp_interval'],
  summary: 'A bond has lp_interval in a mode that sends no learning packets.',
});
