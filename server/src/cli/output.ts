// What the command line prints, and the one door for it: a line is made visible on its way out, wherever its words come from.
import { visibleJson, visibleLine, visibleLines } from '../visible';

/** Where texts go, each with a line end behind it. */
export interface Streams {
  out(text: string): void;
  err(text: string): void;
  /** Whether a person reads `out` on a terminal. */
  readonly isTerminal: boolean;
}

export class Output {
  constructor(readonly streams: Streams) {}

  /** Whether a person reads standard output on a terminal. */
  get isTerminal(): boolean {
    return this.streams.isTerminal;
  }

  /** A line on standard output. */
  line(text: string): void {
    this.streams.out(visibleLine(text));
  }

  /** A line on standard error. */
  complain(text: string): void {
    this.streams.err(visibleLine(text));
  }

  /** How the command is used, after what was wrong with it. */
  usage(text: string): void {
    this.streams.err(text);
  }

  json(value: unknown): void {
    this.streams.out(visibleJson(value));
  }

  /** Text of ours. */
  own(text: string): void {
    this.streams.out(text);
  }

  /** A text that a program is to read: exactly as it is, unless it goes to a terminal. */
  document(text: string): void {
    this.streams.out(this.isTerminal ? visibleLines(text) : text);
  }
}
