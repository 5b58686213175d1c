// `virtnet convert`: keyfiles or nmstate of ifcfg files, printed or written, and what became of each line.
import { dirname, join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { convertAll } from '../convert/folder';
import { convertProfile, isProfile } from '../convert/profile';
import { reportLines } from '../convert/report';
import { shownConversion } from '../convert/shown';
import { writeSync } from '../files';
import { visibleLines } from '../visible';
import { Workspace } from '../workspace';
import { load, readGlobal } from './load';
import type { Output } from './output';
import { usage } from './usage';

/** Converts what the arguments name; gives the exit code. */
export function convert(args: readonly string[], output: Output): number {
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
    output.complain(`virtnet convert: ${error instanceof Error ? error.message : String(error)}`);
    output.usage(usage);
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
    output.complain(`virtnet convert: ${wrong}`);
    output.usage(usage);
    return 2;
  }
  const workspace = new Workspace();
  const { files, failed } = load(parsed.positionals, workspace, output);
  for (const path of new Set(files.map((it) => join(dirname(it.path), '..', 'network')))) readGlobal(path, workspace);
  const all = workspace.files();
  const profiles = files.map((it) => workspace.file(it.uri)!).filter((it) => isProfile(it, all));
  const conversions = profiles.map((it) => convertProfile(it, all));
  if (conversions.length === 0) {
    output.complain('virtnet convert: there is no ifcfg file among these');
    return 2;
  }
  const format = to === 'nmstate' ? to : 'keyfile';
  const exact = convertAll(conversions, format);
  const isScreen = out === undefined && output.isTerminal;
  const wanted = isScreen ? convertAll(conversions.map(shownConversion), format) : exact;
  for (const { file, why } of wanted.left) output.complain(`virtnet: ${file} is not converted: ${why}`);
  let worst = failed ? 2 : wanted.left.length > 0 ? 1 : 0;
  for (const [name, text] of wanted.texts) {
    if (out === undefined) {
      output.line(`# ${name}`);
      output.document(text);
      continue;
    }
    const path = join(out, name);
    const why = writeSync(path, text, { mode: 0o600, over: force });
    if (why === undefined) output.line(path);
    else output.complain(`virtnet: ${path} ${why}`);
    if (why !== undefined) worst = Math.max(worst, 1);
  }
  if (isScreen && !isDeepStrictEqual([...wanted.texts.values()].map(visibleLines), [...exact.texts.values()]))
    output.complain(
      'virtnet: on a terminal secrets are dots, and what it would obey is spelled out; --out and a pipe have all as it is',
    );
  for (const it of reportLines(wanted.entries, { kept })) output.complain(it);
  return worst;
}
