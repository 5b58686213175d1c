// How many there are, and the names of the first.
import { counted } from '../text';

/** So many are told by name. */
const mostNamed = 5;

/** `3 guests: a, b, c`; the first few of many. */
export function countedList(all: readonly string[], one: string, many: string): string {
  const shown = all.slice(0, mostNamed).join(', ');
  const rest = all.length > mostNamed ? `, and ${all.length - mostNamed} more` : '';
  return `${counted(all.length, one, many)}: ${shown}${rest}`;
}
