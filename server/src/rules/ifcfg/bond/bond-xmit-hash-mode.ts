// A bond has xmit_hash_policy in a mode that does not choose by a hash.
import { bondOptionMode } from '../../factories/bond-option-mode';

export const bondXmitHashMode = bondOptionMode({
  code: 'bond-xmit-hash-mode',
  options: ['xmit_hash_policy'],
  summary: 'A bond has xmit_hash_policy in a mode that does not choose by a hash.',
});
