#!/usr/bin/env node
// Entry of the command line: `virtnet check`, `virtnet convert`, `virtnet explain`, `virtnet lsp --stdio`.
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { convertAll } from './convert/folder';
import { convertProfile, isProfile } from './convert/profile';
import { reportLines } from './convert/report';
import { problemsOf, type Problem } from './features/problems';
import { findSync, isFolder, readSync, writeSync } from './files';
import { toDiagnostic } from './lsp/convert';
import { type DocumentKind, ifcfgKindOf, mayBeOurs } from './model/file';
import { Network } from './model/network';
import { rules } from './rules/index';
import type { Target } from './rules/rule';
import { newestLibvirt, version } from './schema/types';
import { LineIndex } from './text';
import { kindOf, Workspace } from './workspace';

const usage = `usage:
  virtnet check [--isolated] [--format text|json] [--target libvirt=X.Y.Z] [--backend NetworkManager|network-scripts|both]
                [--release 6-10] PATH...
      Checks files, or all libvirt networks and ifcfg files below a folder, as one network.
      --isolated   judge each file by itself
      Exit code: 0 no error, 1 errors found, 2 wrong usage or unreadable files.
  virtnet convert --to keyfile|nmstate [--out FOLDER] [--force] [--kept] PATH...
      Makes NetworkManager keyfiles or one nmstate document of ifcfg files and the route files beside them, and says what
      was changed or lost on the way. Prints them, or writes them into a folder (mode 0600, as they may hold secrets).
      --force      overwrite files that are there
      --kept       tell also what was kept, and where it went
      Exit code: 0 all files converted, 1 some not, 2 wrong usage or unreadable files.
  virtnet explain CODE
      Prints what a code means.
  virtnet lsp --stdio
      Runs the language server.
`;

/** What to do, and the exit code when it is done. */
async function main(args: readonly string[]): Promise<number> {
  const [verb, ...rest] = args;
  switch (verb) {
    case 'check':
      return check(rest);
    case 'convert':
      return convert(rest);
    case 'explain':
    case '--explain':
      return explain(rest);
    case 'lsp': {
      const { serve } = await import('./lsp/server.js');
      serve();
      return new Promise(() => undefined);
    }
    case '--version': {
      console.log(process.env.VIRTNET_VERSION ?? '');
      return 0;
    }
    case 'help':
    case '--help':
      console.log(usage);
      return 0;
    default:
      console.error(verb === undefined ? usage : `virtnet: unknown command ${verb}\n${usage}`);
      return 2;
  }
}

interface Options {
  readonly isolated: boolean;
  readonly format: 'text' | 'json';
  readonly target: Target;
  readonly paths: readonly string[];
}

function check(args: readonly string[]): number {
  const options = readOptions(args);
  if (typeof options === 'string') {
    console.error(`virtnet check: ${options}\n${usage}`);
    return 2;
  }
  const workspace = new Workspace();
  const checked = load(options.paths, workspace);
  const report: { path: string; diagnostics: unknown[] }[] = [];
  let worst = checked.failed ? 2 : 0;
  const judging = { target: options.target, isolated: options.isolated, onCrash: crashed };
  for (const { path, uri } of checked.files) {
    const file = workspace.file(uri);
    if (!file) continue;
    const problems = problemsOf(file, options.isolated ? new Network([file]) : workspace.networkAround(file), judging);
    if (problems.some((it) => it.severity === 'error')) worst = Math.max(worst, 1);
    const lines = new LineIndex(file.text);
    if (options.format === 'json') {
      const linesOf = (other: string) => (other === uri ? lines : linesOfFile(workspace, other));
      report.push({ path, diagnostics: problems.map((it) => toDiagnostic(it, lines, linesOf)) });
    } else printText(path, problems, lines);
    file.rest();
  }
  if (options.format === 'json') process.stdout.write(JSON.stringify(report) + '\n');
  return worst;
}

const linesOfFile = (workspace: Workspace, uri: string): LineIndex => new LineIndex(workspace.file(uri)?.text ?? '');

const crashed = (rule: { code: string }, error: unknown): void =>
  console.error(
    `virtnet: the rule ${rule.code} failed and was left out: ${error instanceof Error ? error.message : String(error)}`,
  );

function readOptions(args: readonly string[]): Options | string {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        isolated: { type: 'boolean' },
        format: { type: 'string' },
        target: { type: 'string', multiple: true },
        backend: { type: 'string' },
        release: { type: 'string' },
      },
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { values, positionals } = parsed;
  const { format = 'text', backend = 'NetworkManager', release } = values;
  if (format !== 'text' && format !== 'json') return `--format is ${format}; expected text or json`;
  if (backend !== 'NetworkManager' && backend !== 'network-scripts' && backend !== 'both')
    return `--backend is ${backend}; expected NetworkManager, network-scripts or both`;
  if (release !== undefined && !/^(?:[6-9]|10)$/.test(release)) return `--release is ${release}; expected 6 to 10`;
  let libvirt = newestLibvirt;
  for (const it of values.target ?? []) {
    const match = /^libvirt=(\d+(?:\.\d+){0,2})$/.exec(it);
    if (!match) return `--target is ${it}; expected libvirt=X.Y.Z`;
    libvirt = version(match[1]!);
  }
  if (positionals.length === 0) return 'no path given';
  return {
    isolated: values.isolated ?? false,
    format,
    target: { libvirt, backend, release: release === undefined ? undefined : Number(release) },
    paths: positionals,
  };
}

/** Reads all files into the workspace. Beside a named ifcfg file those of its folder are read too: they are one host. */
function load(
  paths: readonly string[],
  workspace: Workspace,
): { files: { path: string; uri: string }[]; failed: boolean } {
  const files: { path: string; uri: string }[] = [];
  const known = new Set<string>();
  let failed = false;
  const add = (path: string, named: boolean): void => {
    const uri = pathToFileURL(resolve(path)).href;
    if (known.has(uri)) return;
    known.add(uri);
    const reading = readSync(path, { named });
    if (!reading.ok) {
      console.error(`virtnet: ${path} ${reading.why}`);
      failed = true;
      return;
    }
    const kind = kindOfNamed(uri, reading.text, named);
    if (kind === undefined) {
      if (named)
        console.error(`virtnet: ${path} is neither XML nor a file of /etc/sysconfig/network-scripts by its name`);
      failed ||= named;
      return;
    }
    workspace.setOnDisk(uri, reading.text, kind);
    files.push({ path, uri });
  };
  for (const path of paths) {
    if (isFolder(path)) for (const it of findSync(path, mayBeOurs)) add(it, false);
    else add(path, true);
  }
  for (const folder of new Set(files.filter((it) => ifcfgKindOf(it.uri)).map((it) => dirname(it.path)))) {
    for (const it of findSync(folder, mayBeOurs)) {
      const uri = pathToFileURL(resolve(it)).href;
      if (known.has(uri) || dirname(it) !== folder || !ifcfgKindOf(uri)) continue;
      const reading = readSync(it);
      if (reading.ok) workspace.setOnDisk(uri, reading.text);
    }
  }
  return { files, failed };
}

/** A named file is taken as XML when it looks like it, whatever its root: the answer is then what is wrong with it. */
function kindOfNamed(uri: string, text: string, named: boolean): DocumentKind | undefined {
  const kind = kindOf(uri, text);
  if (kind !== undefined && kind !== 'blank') return kind;
  return named && (/\.xml$/i.test(uri) || text.trimStart().startsWith('<')) ? 'network' : undefined;
}

/** As many problems of one file as somebody may read. */
const mostPrinted = 1000;

/** How much of a long line is shown before and behind the start of a problem. */
const shownAround = 100;

function printText(path: string, problems: readonly Problem[], lines: LineIndex): void {
  for (const it of problems.slice(0, mostPrinted)) {
    const { line, character } = lines.position(it.span.start);
    const { start, end } = lines.lineSpan(line);
    const from = Math.max(start, it.span.start - shownAround);
    const to = Math.min(end, it.span.start + shownAround);
    const shown = lines.text.slice(from, to).replaceAll('\t', ' ');
    const number = String(line + 1);
    const width = Math.max(1, Math.min(it.span.end, to) - it.span.start);
    const margin = ' '.repeat(number.length);
    console.log(`${path}:${number}:${character + 1}: ${it.severity}[${it.code}]: ${it.message}`);
    console.log(`${number} | ${shown}`);
    console.log(`${margin} | ${' '.repeat(it.span.start - from)}${'^'.repeat(width)}`);
  }
  const left = problems.length - mostPrinted;
  if (left > 0) console.log(`${path}: ${left} more; --format json has all of them`);
}

function convert(args: readonly string[]): number {
  let parsed;
  try {
    const options = {
      to: { type: 'string' },
      out: { type: 'string' },
      force: { type: 'boolean' },
      kept: { type: 'boolean' },
    } as const;
    parsed = parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    console.error(`virtnet convert: ${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return 2;
  }
  const { to, out, force = false, kept = false } = parsed.values;
  const wrong =
    to !== 'keyfile' && to !== 'nmstate'
      ? `--to is ${to ?? 'not given'}; expected keyfile or nmstate`
      : parsed.positionals.length === 0
        ? 'no path given'
        : undefined;
  if (wrong !== undefined) {
    console.error(`virtnet convert: ${wrong}\n${usage}`);
    return 2;
  }
  const workspace = new Workspace();
  const { files, failed } = load(parsed.positionals, workspace);
  for (const path of new Set(files.map((it) => join(dirname(it.path), '..', 'network')))) readGlobal(path, workspace);
  const all = workspace.files();
  const profiles = files.map((it) => workspace.file(it.uri)!).filter((it) => isProfile(it, all));
  const conversions = profiles.map((it) => convertProfile(it, all));
  if (conversions.length === 0) {
    console.error('virtnet convert: there is no ifcfg file among these');
    return 2;
  }
  const wanted = convertAll(conversions, to === 'nmstate' ? to : 'keyfile');
  for (const { file, why } of wanted.left) console.error(`virtnet: ${file} is not converted: ${why}`);
  let worst = failed ? 2 : wanted.left.length > 0 ? 1 : 0;
  for (const [name, text] of wanted.texts) {
    if (out === undefined) {
      console.log(`# ${name}\n${text}`);
      continue;
    }
    const path = join(out, name);
    const why = writeSync(path, text, { mode: 0o600, over: force });
    if (why === undefined) console.log(path);
    else console.error(`virtnet: ${path} ${why}`);
    if (why !== undefined) worst = Math.max(worst, 1);
  }
  for (const it of reportLines(wanted.entries, { kept })) console.error(it);
  return worst;
}

/** /etc/sysconfig/network says things of all profiles. */
function readGlobal(path: string, workspace: Workspace): void {
  const uri = pathToFileURL(resolve(path)).href;
  if (ifcfgKindOf(uri) !== 'sysconfig' || workspace.file(uri)) return;
  const reading = readSync(path);
  if (reading.ok) workspace.setOnDisk(uri, reading.text);
}

function explain(codes: readonly string[]): number {
  const [code] = codes;
  if (code === undefined) {
    console.error(`virtnet explain: no code given\n${usage}`);
    return 2;
  }
  const found = rules.filter((it) => it.code === code || (it.family && code in it.family));
  if (found.length === 0) {
    console.error(`virtnet explain: ${code} is no code of virtnet`);
    return 2;
  }
  for (const it of found) {
    const page = join(__dirname, 'rules', it.of.includes('network') ? 'network' : 'ifcfg', `${basename(it.code)}.md`);
    if (existsSync(page)) {
      const reading = readSync(page);
      if (reading.ok) console.log(reading.text);
    } else console.log(`${it.code}: ${it.summary}\n${it.source}`);
  }
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(`virtnet: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  },
);
