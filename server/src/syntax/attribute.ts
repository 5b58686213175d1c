// Handles on the attributes of a tree.
import type { Span } from '../text';
import type { Element } from './element';
import { attribute, attributeSize, flags } from './nodes';

/** A handle on one attribute (XML) or assignment (ifcfg). */
export class Attribute {
  #value: string | undefined;
  #map: readonly number[] | undefined;

  constructor(
    readonly element: Element,
    readonly index: number,
  ) {}

  #field(field: number): number {
    return this.element.tree.data.attributes[this.index * attributeSize + field]!;
  }

  get flags(): number {
    return this.#field(attribute.flags);
  }

  /** The name as written; `to` for the implied destination of an `ip route` line. */
  get name(): string {
    return this.flags & flags.implied
      ? 'to'
      : this.element.tree.text.slice(this.#field(attribute.nameStart), this.#field(attribute.nameEnd));
  }

  get nameSpan(): Span {
    return { start: this.#field(attribute.nameStart), end: this.#field(attribute.nameEnd) };
  }

  /** Inside the quotes, when the value is quoted as a whole. */
  get valueSpan(): Span {
    return { start: this.#field(attribute.valueStart), end: this.#field(attribute.valueEnd) };
  }

  /** With the quotes around it, where there are any. */
  get quotedSpan(): Span {
    const { start, end } = this.valueSpan;
    if (this.flags & (flags.noQuote | flags.noEquals)) return { start, end };
    return { start: start - 1, end: this.flags & flags.unterminated ? end : end + 1 };
  }

  /** Name, equals sign and value. */
  get span(): Span {
    return {
      start: this.#field(attribute.nameStart),
      end: Math.max(this.#field(attribute.nameEnd), this.quotedSpan.end),
    };
  }

  /** The text between the quotes, exactly as written. */
  get raw(): string {
    return this.element.tree.text.slice(this.#field(attribute.valueStart), this.#field(attribute.valueEnd));
  }

  /** The value as the reader of the language takes it. A badly quoted ifcfg value is the empty string, as in NetworkManager. */
  get value(): string {
    return (this.#value ??= this.element.tree.data.spelling.decode(this.raw, this.flags));
  }

  /** Where a piece `[from, to)` of the decoded value is written. The way back is made once: a list may have 100,000 items. */
  spanOf(from: number, to: number): Span {
    const { start } = this.valueSpan;
    const map = (this.#map ??= this.element.tree.data.spelling.map(this.raw, this.flags));
    const end = map.length - 1;
    return { start: start + (map[Math.min(from, end)] ?? 0), end: start + (map[Math.min(to, end)] ?? 0) };
  }
}
