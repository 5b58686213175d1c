// Places in a file that lead to a page. Only the root: every name of an element as a link would be noise, and hover has them.
import type { File } from '../../model/file';
import { tableOf } from '../../schema/index';
import type { Span } from '../../text';

export interface Link {
  readonly span: Span;
  readonly target: string;
  readonly tooltip: string;
}

/** The link from the name of a network document to its description. */
export function linksOf({ tree }: File): Link[] {
  const target = tableOf(tree)?.link;
  if (tree.language !== 'xml' || !tree.root || target === undefined) return [];
  return [{ span: tree.root.nameSpan, target, tooltip: 'Network XML format of libvirt' }];
}
