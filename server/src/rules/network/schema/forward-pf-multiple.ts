// A second physical function.
import { repeatedElement } from '../../factories/repeated-element';

export const forwardPfMultiple = repeatedElement({
  code: 'forward-pf-multiple',
  summary: 'A second pf in forward.',
});
