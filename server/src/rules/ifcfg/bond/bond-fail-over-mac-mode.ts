// A bond has fail_over_mac in another mode than active-backup.
import { bondOptionMode } from '../../factories/bond-option-mode';

export const bondFailOverMacMode = bondOptionMode({
  code: 'bond-fail-over-mac-mode',
  options: ['fail_over_mac'],
  summary: 'A bond has fail_over_mac in another mode than active-backup.',
});
