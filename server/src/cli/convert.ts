// `virtnet convert`: keyfiles or nmstate of ifcfg files, printed or written, and what became of each line.
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { convertAll, type Converted } from '../convert/folder';
import { type Conversion, convertProfile, isProfile } from '../convert/profile';
import type { ConvertOptions } from '../convert/profile-builder';
import { reportLines } from '../convert/report';
import { shownConversion } from '../convert/shown';
import { writeSync } from '../files/write';
import { visibleLines } from '../visible';
import { Workspace } from '../workspace';
import { readArguments } from './arguments';
import { load, readGlobal } from './load';
import type { Output } from './output';
import { repair } from './repair';
import { usageOf } from './usage';

/** Converts what the arguments name; gives the exit code. */
export async function convert(args: readonly string[], output: Output): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    output.complain(`virtnet convert: ${options}`);
    output.usage(usageOf('convert'));
    return 2;
  }
  const { to, out, force, kept, fix, paths } = options;
  const workspace = new Workspace();
  const { files, failed } = await load(paths, workspace, output, options);
  for (const path of new Set(files.map((it) => join(dirname(it.path), '..', 'network')))) readGlobal(path, workspace);
  const uris = files.map((it) => it.uri);
  const conversionsOf = (): Conversion[] => {
    const all = workspace.files();
    const profiles = uris.map((it) => workspace.file(it)!).filter((it) => isProfile(it, all));
    return profiles.map((it) => convertProfile(it, all, options));
  };
  const repaired = fix ? repair(uris, workspace, options) : [];
  const conversions = conversionsOf();
  if (conversions.length === 0) {
    output.complain('virtnet convert: there is no ifcfg file among these');
    return 2;
  }
  const exact = convertAll(conversions, to);
  const isScreen = out === undefined && output.isTerminal;
  const wanted = isScreen ? convertAll(conversions.map(shownConversion), to) : exact;
  for (const it of wanted.left) output.complain(`virtnet: ${it.file} is not converted: ${it.why}`);
  if (!fix && wanted.left.length > 0)
    for (const it of waysOut(wanted.left, conversions, uris, workspace, options)) output.complain(`virtnet: ${it}`);
  let worst = failed ? 2 : wanted.left.length > 0 ? 1 : 0;
  for (const [name, text] of wanted.texts) {
    if (out === undefined) {
      output.line(`# ${name}`);
      output.document(text);
      continue;
    }
    const path = join(out, name);
    const why = writeSync(path, text, { mode: 0o600, over: force });
    if (why === undefined) {
      output.line(path);
      continue;
    }
    output.complain(`virtnet: ${path} ${why}`);
    worst = Math.max(worst, 1);
  }
  if (isScreen && !isDeepStrictEqual([...wanted.texts.values()].map(visibleLines), [...exact.texts.values()]))
    output.complain(
      'virtnet: on a terminal secrets are dots, and what it would obey is spelled out; --out and a pipe have all as it is',
    );
  for (const it of repaired) output.complain(`repaired: ${it}`);
  for (const it of reportLines(wanted.entries, { kept })) output.complain(it);
  return worst;
}

/** What would help those that are left: an option that takes them over, or repairs them. */
function waysOut(
  left: Converted['left'],
  conversions: readonly Conversion[],
  uris: readonly string[],
  workspace: Workspace,
  options: Options,
): string[] {
  const stillLeft = (more: ConvertOptions): number => {
    const all = workspace.files();
    return convertAll(
      conversions.map((it) => convertProfile(workspace.file(it.file.uri)!, all, { ...options, ...more })),
      options.to,
    ).left.length;
  };
  const words = (count: number, option: string, what: string): string[] =>
    count < left.length ? [`${option} ${what} ${left.length - count} of them`] : [];
  const taken = words(stillLeft({ takeOver: true }), '--take-over', 'converts');
  repair(uris, workspace, options);
  return [...taken, ...words(stillLeft({}), '--fix', 'repairs and converts')];
}

interface Options extends ConvertOptions {
  readonly to: 'keyfile' | 'nmstate';
  readonly out: string | undefined;
  readonly force: boolean;
  readonly kept: boolean;
  readonly fix: boolean;
  readonly ignore: boolean;
  readonly paths: readonly string[];
}

function readOptions(args: readonly string[]): Options | string {
  const parsed = readArguments(args, {
    to: { type: 'string' },
    out: { type: 'string' },
    force: { type: 'boolean' },
    kept: { type: 'boolean' },
    fix: { type: 'boolean' },
    'take-over': { type: 'boolean' },
    'team-to-bond': { type: 'boolean' },
    'no-ignore': { type: 'boolean' },
  });
  if (typeof parsed === 'string') return parsed;
  const { to, out, force = false, kept = false, fix = false } = parsed.values;
  if (to !== 'keyfile' && to !== 'nmstate') return `--to is ${to ?? 'not given'}; expected keyfile or nmstate`;
  if (parsed.positionals.length === 0) return 'no path given';
  return {
    ...{ to, out, force, kept, fix, paths: parsed.positionals },
    ignore: !parsed.values['no-ignore'],
    takeOver: parsed.values['take-over'] === true,
    teamsToBonds: parsed.values['team-to-bond'] === true,
  };
}
