// A bond has packets_per_slave in another mode than balance-rr.
import { bondOptionMode } from '../../factories/bond-option-mode';

export const bondPacketsPerSlaveMode = bondOptionMode({
  code: 'bond-packets-per-slave-mode',
  options: ['packets_per_slave'],
  summary: 'A bond has packets_per_slave in another mode than balance-rr.',
});
