// A baseline: the problems that are known and not to be told again. One is known again by its code and the text that it is
// about, so lines may move; of several alike as many are left out as were known.
import { dirname } from 'node:path';
import type { Problem } from '../features/problems';
import { relativeTo } from '../files/paths';
import { readSync } from '../files/read';
import { writeSync } from '../files/write';
import type { Checked } from './reports/report';
import { placeTextOf } from './place-text';

interface Entry {
  /** From the folder of the baseline on. */
  readonly path: string;
  readonly code: string;
  readonly text: string;
  readonly count: number;
}

export class Baseline {
  readonly #left = new Map<string, Entry>();
  readonly #found = new Map<string, Entry>();
  readonly #checked = new Set<string>();

  private constructor(
    readonly file: string,
    known: readonly Entry[],
  ) {
    for (const it of known) this.#left.set(keyOf(it), it);
  }

  /** One that knows nothing yet. */
  static empty(file: string): Baseline {
    return new Baseline(file, []);
  }

  /** Reads a baseline; a text when it cannot be read, or is none. */
  static read(file: string): Baseline | string {
    const reading = readSync(file, { named: true });
    if (!reading.ok) return `${file} ${reading.why}`;
    let value: unknown;
    try {
      value = JSON.parse(reading.text);
    } catch {
      return `${file} is no JSON; --write-baseline makes one`;
    }
    const problems = (value as { problems?: unknown } | null)?.problems;
    if (!Array.isArray(problems) || !problems.every(isEntry))
      return `${file} is no baseline, expected {"problems": [{"path", "code", "text", "count"}, …]}; --write-baseline makes one`;
    return new Baseline(file, problems);
  }

  /** Those problems of a file that are not known. */
  unknownOf({ path, file, problems, lines }: Checked): Problem[] {
    const from = relativeTo(dirname(this.file), path);
    this.#checked.add(from);
    return problems.filter((it) => {
      const entry = { path: from, code: it.code, text: placeTextOf(it, file, lines), count: 1 };
      const key = keyOf(entry);
      this.#found.set(key, { ...entry, count: (this.#found.get(key)?.count ?? 0) + 1 });
      const known = this.#left.get(key);
      if (!known || known.count === 0) return true;
      this.#left.set(key, { ...known, count: known.count - 1 });
      return false;
    });
  }

  /** What is known of the files that were checked, and is not there any more, in words. */
  stale(): string[] {
    return [...this.#left.values()]
      .filter((it) => it.count > 0 && this.#checked.has(it.path))
      .map(({ path, code, text, count }) => `${path}: ${code} at ${text}${count > 1 ? `, ${count} times` : ''}`);
  }

  /** Writes what was found; why it cannot be written, in words, when it cannot. */
  write(): string | undefined {
    const problems = [...this.#found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, it]) => it);
    // A line for each, so that a comparison of two shows what came and went.
    const lines = problems.map((it) => `    ${JSON.stringify(it)}`).join(',\n');
    const text = `{\n  "problems": [${lines === '' ? '' : `\n${lines}\n  `}]\n}\n`;
    return writeSync(this.file, text, { mode: 0o644, over: true });
  }
}

const keyOf = ({ path, code, text }: Entry): string => JSON.stringify([path, code, text]);

function isEntry(value: unknown): value is Entry {
  const it = value as Partial<Entry> | null;
  return (
    typeof it?.path === 'string' &&
    typeof it.code === 'string' &&
    typeof it.text === 'string' &&
    Number.isInteger(it.count) &&
    it.count! > 0
  );
}
