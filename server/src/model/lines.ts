// A document of a running host that is written line by line: JSON of which each item of a list has a line and a place.
import type { Place } from '../text';

export class Lines {
  text = '';
  constructor(readonly uri: string) {}

  /** Adds a line; gives the place of its words. */
  add(words: string): Place {
    const start = this.text.length + (/\S/.exec(words)?.index ?? 0);
    this.text += words;
    return { uri: this.uri, span: { start, end: this.text.length - (words.endsWith(',') ? 1 : 0) } };
  }

  /** Adds a list, if there is one, and tells where each of its items stands. */
  list<T>(name: string, items: readonly T[] | undefined, each: (it: T, at: Place) => void): void {
    if (!items) return;
    this.add(`,\n  ${JSON.stringify(name)}: [`);
    items.forEach((it, i) => each(it, this.add(`\n    ${JSON.stringify(it)}${i + 1 < items.length ? ',' : ''}`)));
    this.add('\n  ]');
  }
}
