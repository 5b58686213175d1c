// Elements that may stand once and stand again, as far as no other rule names them.
import { repeatedElement } from '../../factories/repeated-element';

export const duplicateSingleton = repeatedElement({
  code: 'duplicate-singleton',
  summary: 'An element that may stand once is written again.',
});
