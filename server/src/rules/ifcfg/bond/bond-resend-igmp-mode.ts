// A bond has resend_igmp in a mode whose ports do not take turns.
import { bondOptionMode } from '../../factories/bond-option-mode';

export const bondResendIgmpMode = bondOptionMode({
  code: 'bond-resend-igmp-mode',
  options: ['resend_igmp'],
  summary: 'A bond has resend_igmp in a mode whose ports do not take turns.',
});
