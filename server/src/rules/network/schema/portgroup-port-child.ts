// Isolation of the guests of one portgroup, which there is not.
import { unknownElementWith } from '../../factories/unknown-element';

export const portgroupPortChild = unknownElementWith({
  code: 'portgroup-port-child',
  summary: 'A portgroup has a port element.',
});
