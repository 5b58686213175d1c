// What the command line prints, and the one door for it: a line is made visible on its way out, wherever its words come from.
import { visibleJson, visibleLine } from '../visible';

/** Where texts go, each with a line end behind it. */
export interface Streams {
  out(text: string): void;
  err(text: string): void;
  /** Whether a person reads `out` on a terminal. */
  readonly isTerminal: boolean;
}

export class Output {
  constructor(readonly streams: Streams) {}

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

  /** Text of ours, or one that a program is to read exactly as it is. */
  exact(text: string): void {
    this.streams.out(text);
  }
}
