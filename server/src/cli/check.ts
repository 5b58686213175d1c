// `virtnet check`: judges files as one network and prints what is wrong with them.
import { libvirtOf, newerThanKnown, type Target } from '../model/target';
import { problemsOf } from '../features/problems';
import { toDiagnostic } from '../lsp/to-lsp';
import { linesOf } from '../model/file';
import { WorkspaceFacts } from '../model/workspace-facts';
import { defectOf } from '../refused';
import type { Severity } from '../schema/types';
import { Workspace } from '../workspace';
import { readArguments } from './arguments';
import { hrefOf, load } from './load';
import type { Output } from './output';
import { printProblems, summaryOf } from './problems';
import { usageOf } from './usage';

interface Options {
  readonly isolated: boolean;
  readonly ignore: boolean;
  /** Uris of folders that are one host each. */
  readonly hosts: readonly string[];
  readonly format: 'text' | 'json';
  readonly target: Target;
  readonly paths: readonly string[];
}

/** Checks what the arguments name; gives the exit code. */
export async function check(args: readonly string[], output: Output): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    output.complain(`virtnet check: ${options}`);
    output.usage(usageOf('check'));
    return 2;
  }
  const newer = newerThanKnown(options.target);
  if (newer !== undefined) output.complain(`virtnet: ${newer}`);
  const workspace = new Workspace();
  workspace.setHosts(options.hosts);
  const checked = await load(options.paths, workspace, output, options);
  const report: { path: string; diagnostics: unknown[] }[] = [];
  let worst = checked.failed ? 2 : 0;
  const counts = new Map<Severity, number>();
  const judging = { target: options.target, isolated: options.isolated, onCrash: crashed(output) };
  for (const { path, uri } of checked.files) {
    const file = workspace.file(uri)!;
    const problems = problemsOf(
      file,
      options.isolated ? new WorkspaceFacts([file]) : workspace.factsAround(file),
      judging,
    );
    for (const { severity } of problems) counts.set(severity, (counts.get(severity) ?? 0) + 1);
    if (problems.some((it) => it.severity === 'error')) worst = Math.max(worst, 1);
    const lines = linesOf(file);
    if (options.format === 'json') {
      const linesOfOther = (other: string) => linesOf(workspace.file(other)!);
      report.push({ path, diagnostics: problems.map((it) => toDiagnostic(it, lines, linesOfOther, allOfIt)) });
    } else printProblems(path, file, problems, lines, output);
    file.dropTree();
  }
  if (options.format === 'json') output.json(report);
  else if (checked.files.length > 0) output.complain(summaryOf(counts, checked.files.length));
  return worst;
}

/** Whoever reads the report is shown all that an editor may be shown, but for the page, which `explain` prints. */
const allOfIt = { relatedInformation: true, codeDescription: false, diagnosticTags: [1, 2] } as const;

const crashed =
  (output: Output) =>
  (rule: { name: string }, error: unknown): void =>
    output.complain(`virtnet: the rule ${rule.name} failed and was left out: ${defectOf(error)}`);

function readOptions(args: readonly string[]): Options | string {
  const parsed = readArguments(args, {
    isolated: { type: 'boolean' },
    'no-ignore': { type: 'boolean' },
    host: { type: 'string', multiple: true },
    format: { type: 'string' },
    target: { type: 'string', multiple: true },
    backend: { type: 'string' },
    release: { type: 'string' },
  });
  if (typeof parsed === 'string') return parsed;
  const { values, positionals } = parsed;
  const { format = 'text', backend = 'NetworkManager', release } = values;
  if (format !== 'text' && format !== 'json') return `--format is ${format}; expected text or json`;
  if (backend !== 'NetworkManager' && backend !== 'network-scripts' && backend !== 'both')
    return `--backend is ${backend}; expected NetworkManager, network-scripts or both`;
  if (release !== undefined && !/^(?:[6-9]|10)$/.test(release)) return `--release is ${release}; expected 6 to 10`;
  let libvirt: string | undefined;
  for (const it of values.target ?? []) {
    const match = /^libvirt=(\d+(?:\.\d+){0,2})$/.exec(it);
    if (!match) return `--target is ${it}; expected libvirt=X.Y.Z`;
    libvirt = match[1];
  }
  if (positionals.length === 0) return 'no path given';
  return {
    isolated: values.isolated ?? false,
    ignore: !values['no-ignore'],
    hosts: (values.host ?? []).map(hrefOf),
    format,
    target: { ...libvirtOf(libvirt), backend, release: release === undefined ? undefined : Number(release) },
    paths: positionals,
  };
}
