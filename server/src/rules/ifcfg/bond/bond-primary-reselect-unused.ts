// A bond has primary_reselect in a mode without a primary port.
import { bondOptionMode } from '../../factories/bond-option-mode';

export const bondPrimaryReselectUnused = bondOptionMode({
  code: 'bond-primary-reselect-unused',
  options: ['primary_reselect'],
  summary: 'A bond has primary_reselect in a mode without a primary port.',
});
