// The words behind `virtnet check`: what is to be checked, for whom, and how it is told.
import { resolve } from 'node:path';
import { breakingReleases } from '../convert/migration';
import type { Judging } from '../judging/judging';
import { type Severity, severities } from '../schema/types';
import { readArguments } from './arguments';
import { hrefOf, standardInput } from './load';
import { type ReportFormat, formats } from './reports/index';

export interface CheckWords {
  readonly isolated: boolean;
  readonly ignore: boolean;
  /** Pass by named files that are none of ours, as in a folder. */
  readonly skipOthers: boolean;
  /** Uris of folders that are one host each. */
  readonly hosts: readonly string[];
  /** Undefined: what suits who reads it. */
  readonly format: ReportFormat | undefined;
  /** The least severity that makes the check fail. */
  readonly failOn: Severity | 'never';
  /** Tell only what makes the check fail. */
  readonly quiet: boolean;
  /** What is said of judging, which goes before what files say. */
  readonly judging: Judging;
  /** Whether virtnet.json files count. */
  readonly rulesFiles: boolean;
  /** Which file standard input is. */
  readonly inputName: string | undefined;
  /** The file with the problems that are known, and whether it is written. */
  readonly baseline: { readonly file: string; readonly write: boolean } | undefined;
  /** Whether what has an obvious repair is repaired: in the files, or in what is printed. */
  readonly fix: 'write' | 'show' | undefined;
  /** Tell what breaks on the release instead, folder by folder. */
  readonly report: boolean;
  readonly paths: readonly string[];
}

/** Reads the words; a text when they are wrong. */
export function readCheckWords(args: readonly string[]): CheckWords | string {
  const parsed = readArguments(args, {
    isolated: { type: 'boolean' },
    'no-ignore': { type: 'boolean' },
    'skip-others': { type: 'boolean' },
    host: { type: 'string', multiple: true },
    format: { type: 'string' },
    'fail-on': { type: 'string' },
    quiet: { type: 'boolean' },
    fix: { type: 'boolean' },
    baseline: { type: 'string' },
    'write-baseline': { type: 'boolean' },
    'fix-dry-run': { type: 'boolean' },
    'stdin-filename': { type: 'string' },
    'no-rules-file': { type: 'boolean' },
    target: { type: 'string', multiple: true },
    backend: { type: 'string' },
    release: { type: 'string' },
    report: { type: 'boolean' },
  });
  if (typeof parsed === 'string') return parsed;
  const { values, positionals } = parsed;
  const { format, 'fail-on': failOn = 'error', backend, release } = values;
  if (!isOneOf(format, [...formatNames, undefined])) return wrong('--format', format, formatNames);
  if (!isOneOf(failOn, limits)) return wrong('--fail-on', failOn, limits);
  if (!isOneOf(backend, [...backends, undefined])) return wrong('--backend', backend, backends);
  if (release !== undefined && !/^(?:[6-9]|10)$/.test(release)) return `--release is ${release}; expected 6 to 10`;
  if (values.report && !breakingReleases.includes(Number(release)))
    return `--report needs --release ${breakingReleases.join(' or ')}`;
  let libvirt: string | undefined;
  for (const it of values.target ?? []) {
    const match = /^libvirt=(\d+(?:\.\d+){0,2})$/.exec(it);
    if (!match) return `--target is ${it}; expected libvirt=X.Y.Z`;
    libvirt = match[1];
  }
  if (positionals.length === 0) return 'no path given';
  const { 'stdin-filename': inputName, 'fix-dry-run': shows } = values;
  if (inputName !== undefined && !positionals.includes(standardInput))
    return `--stdin-filename is ${inputName}, and no path is ${standardInput}`;
  if (values.fix && shows) return '--fix and --fix-dry-run exclude each other';
  const { baseline, 'write-baseline': writes = false } = values;
  if (writes && baseline === undefined) return '--write-baseline needs --baseline FILE, which it writes';
  return {
    isolated: values.isolated ?? false,
    ignore: !values['no-ignore'],
    skipOthers: values['skip-others'] ?? false,
    hosts: (values.host ?? []).map(hrefOf),
    format,
    failOn,
    quiet: values.quiet ?? false,
    inputName,
    baseline: baseline === undefined ? undefined : { file: resolve(baseline), write: writes },
    fix: values.fix ? 'write' : shows ? 'show' : undefined,
    report: values.report ?? false,
    judging: { libvirt, backend, release: release === undefined ? undefined : Number(release) },
    rulesFiles: !values['no-rules-file'],
    paths: positionals,
  };
}

const formatNames = Object.keys(formats) as ReportFormat[];
const limits = [...severities, 'never'] as const;
const backends = ['NetworkManager', 'network-scripts', 'both'] as const;

const isOneOf = <T>(value: unknown, known: readonly T[]): value is T => known.includes(value as T);

const wrong = (option: string, value: string | undefined, known: readonly string[]): string =>
  `${option} is ${value}; expected ${known.slice(0, -1).join(', ')} or ${known.at(-1)}`;
