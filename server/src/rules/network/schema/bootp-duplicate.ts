// A second boot file.
import { repeatedElement } from '../../factories/repeated-element';

export const bootpDuplicate = repeatedElement({
  code: 'bootp-duplicate',
  summary: 'A second bootp in one dhcp.',
});
