// The formats of `virtnet check`, by the name that --format takes.
import { checkstyleReport } from './checkstyle';
import { githubReport } from './github';
import { jsonReport } from './json';
import { junitReport } from './junit';
import type { Reporter } from './report';
import { sarifReport } from './sarif';
import { textReport } from './text';

export const formats = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  github: githubReport,
  junit: junitReport,
  checkstyle: checkstyleReport,
} satisfies Readonly<Record<string, Reporter>>;

export type ReportFormat = keyof typeof formats;

/** Formats that a person reads, who is told at the end how much there is. */
export const isForPeople = (format: ReportFormat): boolean => format === 'text' || format === 'github';
