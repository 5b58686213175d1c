// `virtnet check`: judges files as one network and tells what is wrong with them.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CheckOptions, problemsOf } from '../features/problems';
import { ToldOnce } from '../features/told-once';
import { targetOf, tooNewIn, withJudging } from '../judging/judging';
import { RulesFiles } from '../judging/rules-files';
import { type File, linesOf } from '../model/file';
import { WorkspaceFacts } from '../model/workspace-facts';
import { defectOf } from '../refused';
import { type Severity, severities } from '../schema/types';
import { counted } from '../text';
import { Workspace } from '../workspace';
import { Baseline } from './baseline';
import { type CheckWords, readCheckWords } from './check-options';
import { type Fixed, fixFiles } from './fix';
import { tellFaults } from './faults';
import { load, standardInput } from './load';
import { reportMigration } from './migration';
import type { Output } from './output';
import { formats, isForPeople } from './reports/index';
import { summaryOf } from './summary';
import { usageOf } from './usage';

/** Checks what the arguments name; gives the exit code. `pages` is the file with the pages of the rules. */
export async function check(args: readonly string[], output: Output, pages: string): Promise<number> {
  const words = readCheckWords(args);
  if (typeof words === 'string') {
    output.complain(`virtnet check: ${words}`);
    output.usage(usageOf('check'));
    return 2;
  }
  const baseline = baselineOf(words);
  if (typeof baseline === 'string') {
    output.complain(`virtnet: ${baseline}`);
    return 2;
  }
  for (const { message } of tooNewIn(words.judging)) output.complain(`virtnet: ${message}`);
  const workspace = new Workspace();
  const rulesFiles = words.rulesFiles ? new RulesFiles() : undefined;
  const rulesFileOf = (uri: string) => rulesFiles?.nearest(dirname(fileURLToPath(uri)));
  workspace.setHosts((uri) => [...words.hosts, ...(rulesFileOf(uri)?.hosts ?? [])]);
  const loaded = await load(words.paths, workspace, output, { ...words, rulesFiles });
  if (rulesFiles && !tellFaults(rulesFiles, output)) return 2;
  const factsAround = (file: File) => (words.isolated ? new WorkspaceFacts([file]) : workspace.factsAround(file));
  const onCrash = crashed(output);
  const judgingOf = ({ uri }: File): CheckOptions => {
    const judging = withJudging(rulesFileOf(uri)?.judging ?? {}, words.judging);
    const isExcluded = rulesFiles?.excludes(fileURLToPath(uri)) === true;
    const { isolated } = words;
    return {
      target: targetOf(judging),
      severities: judging.severities,
      isolated,
      onCrash,
      ...(isExcluded && { only: [] }),
    };
  };
  if (words.report)
    return Math.max(
      loaded.failed ? 2 : 0,
      reportMigration(loaded, workspace, words.judging.release!, judgingOf, output),
    );
  const fixed = words.fix && fixFiles(loaded, { words, workspace, output, factsAround, judging: judgingOf });
  // What is printed then is for a program.
  const shown = words.fix === 'show' || (words.fix && words.paths.includes(standardInput)) ? output.beside() : output;
  const format = words.format ?? (output.streams.isWorkflow ? 'github' : 'text');
  const fails = failing(words);
  const report = formats[format]({ output: shown, pages, fails, linesOf: (uri) => linesOf(workspace.file(uri)!) });
  const counts = new Map<Severity, number>();
  const told = new ToldOnce();
  for (const { path, uri } of loaded.files) {
    const file = workspace.file(uri)!;
    const all = { path, file, problems: problemsOf(file, factsAround(file), judgingOf(file)), lines: linesOf(file) };
    const unknown = baseline?.unknownOf(all) ?? all.problems;
    const found = words.baseline?.write ? [] : told.untoldOf(uri, unknown);
    for (const { severity } of found) counts.set(severity, (counts.get(severity) ?? 0) + 1);
    const problems = words.quiet ? found.filter((it) => isTold(it.severity, words)) : found;
    report.add({ ...all, problems });
    file.dropTree();
  }
  report.end(!loaded.failed);
  const unwritten = words.baseline?.write ? baseline?.write() : undefined;
  if (unwritten !== undefined) output.complain(`virtnet: ${words.baseline!.file} ${unwritten}`);
  if (!words.baseline?.write)
    for (const it of baseline?.stale() ?? []) output.complain(`virtnet: known and no longer there: ${it}`);
  if (isForPeople(format) && !words.quiet && loaded.files.length > 0)
    output.complain(summaryOf(counts, loaded.files.length) + repairedOf(fixed, words));
  return loaded.failed || fixed?.failed || unwritten !== undefined ? 2 : [...counts.keys()].some(fails) ? 1 : 0;
}

/** What is known, as far as it matters: to write it anew nothing has to be. */
function baselineOf({ baseline }: CheckWords): Baseline | string | undefined {
  if (!baseline) return undefined;
  return baseline.write ? Baseline.empty(baseline.file) : Baseline.read(baseline.file);
}

/** How many files were repaired, for the end of the summary. */
const repairedOf = (fixed: Fixed | undefined, words: CheckWords): string =>
  fixed && fixed.count > 0
    ? `; ${counted(fixed.count, 'file', 'files')} ${words.fix === 'show' ? 'would be repaired' : 'repaired'}`
    : '';

const failing =
  ({ failOn }: CheckWords) =>
  (severity: Severity): boolean =>
    failOn !== 'never' && severities.indexOf(severity) <= severities.indexOf(failOn);

/** Quietly only what makes the check fail is told; errors, where nothing does. */
const isTold = (severity: Severity, { failOn }: CheckWords): boolean =>
  severities.indexOf(severity) <= severities.indexOf(failOn === 'never' ? 'error' : failOn);

const crashed =
  (output: Output) =>
  (rule: { name: string }, error: unknown): void =>
    output.complain(`virtnet: the rule ${rule.name} failed and was left out: ${defectOf(error)}`);
