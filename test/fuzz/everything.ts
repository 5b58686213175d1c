// All that virtnet can be asked of one file, each answer checked for what holds for any text: nothing throws, no rule
// crashes, and every span lies inside the text.
import { fixAll } from '../support/fix-all';
import { keyfileText } from '../../server/src/convert/keyfile';
import { nmstateOf } from '../../server/src/convert/nmstate';
import { convertProfile, isProfile } from '../../server/src/convert/profile';
import { completionsAt } from '../../server/src/features/completion/index';
import { foldsOf } from '../../server/src/features/folding';
import { hoverAt } from '../../server/src/features/hover/index';
import { inlaysIn } from '../../server/src/features/inlay';
import { linkedNamesAt } from '../../server/src/features/linked-editing';
import { tokensIn } from '../../server/src/features/tokens';
import { linksOf } from '../../server/src/features/navigation/links';
import { definitionsAt, occurrencesAt } from '../../server/src/features/navigation/index';
import { type CheckOptions, type Problem, problemsOf } from '../../server/src/features/problems';
import { refactoringsAt } from '../../server/src/features/refactor/network';
import { profileRefactorings } from '../../server/src/features/refactor/ifcfg';
import { selectionsAt } from '../../server/src/features/selection';
import { symbolsOf } from '../../server/src/features/navigation/symbols';
import { ifcfgKindOf } from '../../server/src/model/file';
import { WorkspaceFacts } from '../../server/src/model/workspace-facts';
import { readFile } from '../../server/src/model/read-file';
import { newest, uriOf } from '../support/checking';
import { assertSoundTree } from '../support/sound';

const judging: CheckOptions = {
  target: newest,
  onCrash(rule, error) {
    throw new Error(`the rule ${rule.name} threw`, { cause: error });
  },
};

/** Asks everything about a file of that name, at each of the offsets. `except` leaves questions out. Gives the problems. */
export function askEverything(
  name: string,
  text: string,
  offsets: readonly number[],
  except: readonly string[] = [],
): readonly Problem[] {
  const ask = (question: string, answer: () => unknown) => {
    if (except.includes(question)) return;
    const given = answer();
    const outside = spanOutside(given, text.length, uri, question);
    if (outside !== undefined) throw new Error(`${outside} is outside of the text of ${text.length} characters`);
  };
  const uri = uriOf(name);
  const file = readFile(uri, ifcfgKindOf(uri) ?? 'network', text);
  if (text.length < 100_000) assertSoundTree(file.tree);
  const workspace = new WorkspaceFacts([file]);
  ask('facts', () => file.facts);
  const problems = problemsOf(file, workspace, judging);
  ask('problems', () => problems);
  ask('fix all', () => fixAll(file, workspace, judging));
  ask('symbols', () => symbolsOf(file));
  ask('folds', () => foldsOf(file));
  ask('links', () => linksOf(file, workspace));
  ask('tokens', () => [...tokensIn(file, { start: 0, end: file.text.length })]);
  ask('inlays', () => inlaysIn(file, { start: 0, end: text.length }));
  ask('conversion', () => {
    if (!isProfile(file, [file])) return undefined;
    const conversion = convertProfile(file, [file]);
    keyfileText(conversion);
    nmstateOf([conversion]);
    return conversion.entries;
  });
  for (const it of offsets) {
    const here = { start: it, end: it };
    ask('completion', () => completionsAt(file, workspace, it, newest));
    ask('hover', () => hoverAt(file, workspace, it, newest));
    ask('selections', () => selectionsAt(file, it));
    ask('linked names', () => linkedNamesAt(file, it));
    ask('definitions', () => definitionsAt(file, workspace, it));
    ask('occurrences', () => occurrencesAt(file, workspace, it));
    ask('refactorings', () => refactoringsAt(file, workspace, here));
    ask('profile refactorings', () => profileRefactorings(file, workspace, here));
  }
  return problems;
}

/** The path of a span in an answer that does not lie inside the text of the file; undefined when all do. */
function spanOutside(it: unknown, length: number, uri: string, path: string): string | undefined {
  if (typeof it !== 'object' || it === null) return undefined;
  if (Array.isArray(it)) {
    for (let i = 0; i < it.length; i++) {
      const found = spanOutside(it[i], length, uri, `${path}[${i}]`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  // Trees and what hangs on them are no answers.
  if (Object.getPrototypeOf(it) !== Object.prototype) return undefined;
  if ('uri' in it && it.uri !== undefined && it.uri !== uri) return undefined;
  if ('start' in it && 'end' in it && typeof it.start === 'number' && typeof it.end === 'number') {
    const { start, end } = it;
    return 0 <= start && start <= end && end <= length ? undefined : `${path} ${start}–${end}`;
  }
  for (const [key, value] of Object.entries(it)) {
    if (key === 'rule') continue;
    const found = spanOutside(value, length, uri, `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
