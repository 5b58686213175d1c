// Advice about several files is told once: of two that contradict each other, and of all in a folder of which the same holds.
import { folderOf } from '../model/file';
import type { Problem } from './problems';

/** Takes the problems of one file after the other, and leaves out of each the advice that was told with one before it. */
export class ToldOnce {
  readonly #told = new Set<string>();

  untoldOf(uri: string, problems: readonly Problem[]): readonly Problem[] {
    const before = new Set(this.#told);
    return problems.filter((it) => {
      if (it.severity === 'error' || it.severity === 'warning' || it.code === perFile) return true;
      const keys = keysOf(uri, it);
      for (const key of keys) this.#told.add(key);
      return !keys.some((key) => before.has(key));
    });
  }
}

/** How many values of a template are not judged is told of each. */
const perFile = 'template';

/** What a problem is known again by in another file: its words, and the other files that it is about. */
const keysOf = (uri: string, { code, message, related }: Problem): string[] => [
  [code, folderOf(uri), message].join('\n'),
  ...(related ?? []).filter(({ at }) => at.uri !== uri).map(({ at }) => [code, ...[uri, at.uri].sort()].join('\n')),
];
