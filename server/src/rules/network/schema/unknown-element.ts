// Elements that libvirt does not know where they stand.
import { unknownElementWith } from '../../factories/unknown-element';

export const unknownElement = unknownElementWith({
  code: 'unknown-element',
  summary: 'An element that libvirt does not know in this place.',
});
