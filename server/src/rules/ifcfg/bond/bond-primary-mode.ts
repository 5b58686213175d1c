// A bond has a primary port in a mode in which all ports work.
import { bondOptionMode } from '../../factories/bond-option-mode';

export const bondPrimaryMode = bondOptionMode({
  code: 'bond-primary-mode',
  options: ['primary', 'active_slave'],
  summary: 'A bond has a primary port in a mode in which all ports work.',
});
