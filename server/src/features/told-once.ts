// Advice is told once: of two files that contradict each other, of all places in a folder of which the same holds, and of
// files of one name, which are copies or those of hosts alike; so is it that a folder holds files of another program.
import { basenameOf, folderOf } from '../model/file';
import type { Problem } from './problems';

/** Takes the problems of one file after the other, and leaves out of each the advice that was told before. */
export class ToldOnce {
  readonly #told = new Set<string>();

  untoldOf(uri: string, problems: readonly Problem[]): readonly Problem[] {
    const pairs: string[] = [];
    const untold = problems.filter((it) => {
      const isOfAll = wholeFolder.has(it.code);
      if (!isOfAll && (it.severity === 'error' || it.severity === 'warning' || it.code === perFile)) return true;
      const places = wholeFile.has(it.code)
        ? [[uri]]
        : isOfAll
          ? [[folderOf(uri), it.severity]]
          : [folderOf(uri), basenameOf(uri)].map((place) => [place, it.message]);
      const words = places.map((place) => [it.code, ...place].join('\n'));
      const own = pairsOf(uri, it);
      const isTold = [...words, ...own].some((said) => this.#told.has(said));
      for (const said of words) this.#told.add(said);
      pairs.push(...own);
      return !isTold;
    });
    for (const it of pairs) this.#told.add(it);
    return untold;
  }
}

/** What is true of many lines of a file for one reason: it was written one behind the other. */
const wholeFile: ReadonlySet<string> = new Set(['duplicate-key']);

/**
 * Who has one file of another program has all of them so, and it says nothing of what is in them; and a package reads the
 * rule files of all cards, or of none.
 */
const wholeFolder: ReadonlySet<string> = new Set(['suse-format', 'foreign-format', 'rule-file-disables-routes']);

/** How many values of a template are not judged is told of each. */
const perFile = 'template';

/** The pairs of files that a problem is about. */
const pairsOf = (uri: string, { code, related }: Problem): string[] =>
  (related ?? [])
    .filter(({ at }) => at.uri !== uri)
    .map(({ at }) => [inOtherFormat[code] ?? code, ...[uri, at.uri].sort()].join('\n'));

/** What the other file of a pair is told under another code, as it has another format. */
const inOtherFormat: Readonly<Record<string, string>> = { 'kf-id-duplicate': 'name-duplicate' };
