// A bond has arp_all_targets in another mode than active-backup.
import { bondOptionMode } from '../../factories/bond-option-mode';

export const bondArpAllTargets = bondOptionMode({
  code: 'bond-arp-all-targets',
  options: ['arp_all_targets'],
  summary: 'A bond has arp_all_targets in another mode than active-backup.',
});
