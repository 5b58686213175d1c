// A bond validates ARP answers in a mode without ARP monitoring.
import { bondOptionMode } from '../../factories/bond-option-mode';

export const bondArpValidateMode = bondOptionMode({
  code: 'bond-arp-validate-mode',
  options: ['arp_validate'],
  summary: 'A bond validates ARP answers in a mode without ARP monitoring.',
});
