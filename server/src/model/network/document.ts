// The document around the network: its root, its document type, its metadata.
import { memoize } from '../../memoize';
import { kinds } from '../../syntax/tree';
import type { Span } from '../../text';
import type { File } from '../file';
import { derive, none } from '../reading';
import { elementsAt } from './elements';

/** The outermost element, when it is not `network` in no namespace. */
export const oddRootsOf = memoize(({ tree: { root } }: File) =>
  root && (root.name !== 'network' || root.namespace !== '') ? [root] : none,
);

/** The document type declarations. */
export const doctypesOf = memoize(({ tree }: File): readonly Span[] =>
  tree.text.includes('!DOCTYPE')
    ? [...tree.leaves()].filter((it) => it.kind === kinds.doctype).map((it) => it.span)
    : none,
);

/** The elements directly in metadata. */
export const metadataOf = derive(elementsAt('metadata'), (all) => all.flatMap((it) => it.children));
