// What a format of `virtnet check` is: it is given one checked file after the other, and prints each at once, so that a
// folder of thousands of files takes no more room than one.
import type { Problem } from '../../features/problems';
import type { File } from '../../model/file';
import type { Severity } from '../../schema/types';
import type { LineIndex } from '../../text';
import type { Output } from '../output';

/** A file with what is wrong with it. */
export interface Checked {
  /** As a person wrote it, or found it below a folder that a person wrote. */
  readonly path: string;
  readonly file: File;
  readonly problems: readonly Problem[];
  readonly lines: LineIndex;
}

export interface Report {
  add(checked: Checked): void;
  /** `complete`: all that was named could be read. */
  end(complete: boolean): void;
}

/** What a format is told once. */
export interface Reporting {
  readonly output: Output;
  /** The lines of any file, for places in others. */
  linesOf(uri: string): LineIndex;
  /** Whether a problem makes the check fail. */
  fails(severity: Severity): boolean;
  /** The folder with the pages of the rules. */
  readonly pages: string;
}

export type Reporter = (to: Reporting) => Report;

/** Where a problem begins, as programs that show a place to a person count: from 1. */
export function startOf({ span }: Problem, lines: LineIndex): { line: number; column: number } {
  const { line, character } = lines.position(span.start);
  return { line: line + 1, column: character + 1 };
}

/** `lab.xml:7:26: warning[mac-multicast]: …` */
export function sentenceOf(path: string, problem: Problem, lines: LineIndex): string {
  const { line, column } = startOf(problem, lines);
  return `${path}:${line}:${column}: ${problem.severity}[${problem.code}]: ${problem.message}`;
}
