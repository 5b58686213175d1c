// Text between elements.
import { strayTextIn } from '../../factories/stray-text';

export const strayText = strayTextIn({
  code: 'stray-text',
  summary: 'Text between elements, where none may stand.',
});
