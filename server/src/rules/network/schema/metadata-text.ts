// Text between the elements that programs keep in a network.
import { strayTextIn } from '../../factories/stray-text';

export const metadataText = strayTextIn({
  code: 'metadata-text',
  summary: 'Text directly in metadata, which takes elements of other namespaces only.',
});
