// A second way to translate.
import { repeatedElement } from '../../factories/repeated-element';

export const natDuplicateChild = repeatedElement({
  code: 'nat-duplicate-child',
  summary: 'A second nat, or a second address or port in it.',
});
