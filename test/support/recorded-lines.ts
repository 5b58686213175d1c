// Answers of real programs that were recorded one a line, in test/recorded.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the lines of a file say. */
export const recordedLines = <T>(name: string): T[] =>
  readFileSync(join('test', 'recorded', `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((it) => it !== '')
    .map((it) => JSON.parse(it) as T);
