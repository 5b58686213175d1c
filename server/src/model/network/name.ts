// The text of the name of a network, for the rules about names.
import { memoize } from '../../memoize';
import type { Element, Tree } from '../../syntax/tree';
import type { Span } from '../../text';
import type { File } from '../file';
import { none } from '../reading';

export interface NameText {
  readonly element: Element;
  /** As libvirt reads it, blanks kept. */
  readonly value: string;
  /** The text without the blanks around it; the whole content when there is none. */
  readonly span: Span;
}

/** The name that libvirt takes: the first. Undefined when it is missing, empty or still being typed. */
function nameOf(tree: Tree): NameText | undefined {
  const element = tree.at('name')[0];
  if (!element?.closed || tree.root?.name !== 'network') return undefined;
  const value = element.content;
  if (value === '') return undefined;
  return { element, value, span: element.contentTextSpan };
}

/** The name, when it is more than a letter with a few letters, digits, dashes and underscores. */
export const oddNamesOf = memoize(({ tree }: File): readonly NameText[] => {
  const name = nameOf(tree);
  return name && !/^[a-z][\w-]{0,29}$/i.test(name.value) ? [name] : none;
});

/** A name without characters that make trouble, made of another; `network` when nothing is left. */
export function slugOf(name: string): string {
  const slug = name
    .split(/[^\w.-]/)
    .filter((it) => it !== '')
    .join('-')
    .replace(/^[^a-z\d]+/i, '');
  return slug === '' ? 'network' : slug;
}

/** Text that looks like a UUID, which virsh tries first. */
export const looksLikeUuid = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text) || /^[0-9a-f]{32}$/i.test(text);
