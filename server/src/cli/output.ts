// What the command line prints, and the one door for it: a line is made visible on its way out, wherever its words come from.
import { visibleJson, visibleLine, visibleLines, workflowCommand } from '../visible';

/** How a piece of a line looks, by the codes of ECMA-48 that turn it on and off. */
const looks = {
  plain: ['', ''],
  strong: ['\u{1b}[1m', '\u{1b}[22m'],
  faint: ['\u{1b}[2m', '\u{1b}[22m'],
  error: ['\u{1b}[1;31m', '\u{1b}[22;39m'],
  warning: ['\u{1b}[1;33m', '\u{1b}[22;39m'],
  information: ['\u{1b}[1;36m', '\u{1b}[22;39m'],
  hint: ['\u{1b}[36m', '\u{1b}[39m'],
} as const;

/** A piece of a line and its look. */
export type Piece = readonly [text: string, look: keyof typeof looks];

/** Where texts go, each with a line end behind it. */
export interface Streams {
  out(text: string): void;
  err(text: string): void;
  /** Whether a person reads `out` on a terminal. */
  readonly isTerminal: boolean;
  /** Whether that terminal has colours, and nobody asked it to go without (NO_COLOR). */
  readonly hasColours?: boolean | undefined;
  /** Whether the runner of GitHub reads `out`, and takes commands from it. */
  readonly isWorkflow?: boolean;
  /** What stands behind `-`. */
  readonly input?: AsyncIterable<Uint8Array>;
}

export class Output {
  constructor(readonly streams: Streams) {}

  /** An output that keeps out of the way of what is printed here: all of it goes to standard error. */
  beside(): Output {
    const { err, isWorkflow = false } = this.streams;
    return new Output({ out: err, err, isTerminal: false, isWorkflow });
  }

  /** Whether a person reads standard output on a terminal. */
  get isTerminal(): boolean {
    return this.streams.isTerminal;
  }

  /** A line on standard output. */
  line(text: string): void {
    this.streams.out(visibleLine(text));
  }

  /** A line on standard output in pieces that look different where the terminal has colours. */
  pieces(...pieces: readonly Piece[]): void {
    const line = visibleLine(pieces.map(([text]) => text).join(''));
    if (!this.streams.hasColours) return this.streams.out(line);
    const visible = pieces.map(([text]) => visibleLine(text));
    // A line that had to be spelled out as a whole is no place for colours.
    if (visible.join('') !== line) return this.streams.out(line);
    this.streams.out(pieces.map(([, look], i) => looks[look][0] + visible[i]! + looks[look][1]).join(''));
  }

  /** A line on standard error. */
  complain(text: string): void {
    this.streams.err(visibleLine(text));
  }

  /** How the command is used, after what was wrong with it. */
  usage(text: string): void {
    this.streams.err(text);
  }

  /** A value in one line, behind what joins it to the lines before. */
  json(value: unknown, joint = ''): void {
    this.streams.out(joint + visibleJson(value));
  }

  /** A command for the runner of GitHub. */
  command(...it: Parameters<typeof workflowCommand>): void {
    this.streams.out(workflowCommand(...it));
  }

  /** A line of a file that a program may read, so that tabs and the end of a line stay what they are. */
  lineOfFile(text: string): void {
    const [, line, end] = /^(.*?)(\r?)$/s.exec(text)!;
    this.streams.out(line!.split('\t').map(visibleLine).join('\t') + end);
  }

  /** Text of ours, in which all that is not has passed `visible.ts`. */
  own(text: string): void {
    this.streams.out(text);
  }

  /** A text that a program is to read: exactly as it is, unless it goes to a terminal. */
  document(text: string): void {
    this.streams.out(this.isTerminal ? visibleLines(text) : text);
  }
}
