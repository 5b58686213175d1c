// A second limit.
import { repeatedElement } from '../../factories/repeated-element';

export const bandwidthDuplicate = repeatedElement({
  code: 'bandwidth-duplicate',
  summary: 'A second inbound, outbound or bandwidth.',
});
