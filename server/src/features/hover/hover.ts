// What is shown for the word under the pointer.
import type { Span } from '../../text';
import type { Markdown } from '../markdown';

/** The word, and what is known of it. */
export interface Hover {
  readonly span: Span;
  readonly markdown: Markdown;
}
