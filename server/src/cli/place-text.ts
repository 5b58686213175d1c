// How a problem is known again after lines have moved: by its code and by the text it is about.
import type { Problem } from '../features/problems';
import type { File } from '../model/file';
import { textWithoutSecrets } from '../schema/secrets';
import type { LineIndex, Span } from '../text';

/** So much of a long place tells it from others, and many problems about one long place stay cheap. */
const most = 200;

/** The text that a problem is about, without secrets, its blanks as one; of an empty place the line that it stands in. */
export function placeTextOf({ span }: Problem, { tree }: File, lines: LineIndex): string {
  const about: Span = span.start < span.end ? span : lines.lineSpan(lines.position(span.start).line);
  const piece = { start: about.start, end: Math.min(about.end, about.start + most) };
  return textWithoutSecrets(tree, piece).replace(/\s+/g, ' ').trim();
}
