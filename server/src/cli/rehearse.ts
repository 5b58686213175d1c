// `virtnet rehearse`: starts a network where it can harm nothing, and tells what a guest on it can do.
import { rehearsalOf } from '../host/rehearsal/rehearse';
import { readArguments } from './arguments';
import { readNetworkFile } from './network-file';
import type { Output } from './output';
import { usageOf } from './usage';

/** Rehearses one file; gives the exit code. */
export async function rehearse(args: readonly string[], output: Output): Promise<number> {
  const asked = readOptions(args);
  if (typeof asked === 'string') {
    output.complain(`virtnet rehearse: ${asked}`);
    output.usage(usageOf('rehearse'));
    return 2;
  }
  const file = await readNetworkFile(asked.path, output);
  if (!file) return 2;
  const shown = await rehearsalOf(file.tree.text);
  if (!shown.ok) {
    output.complain(`virtnet: ${shown.message}`);
    return 2;
  }
  const { checks, files } = shown.value;
  if (asked.json) output.json({ path: asked.path, ...shown.value });
  else {
    for (const { what, ok, said } of checks)
      output.pieces(
        [`${marks[`${ok}`]} `, ok === false ? 'error' : 'strong'],
        [said ? `${what}: ${said}` : what, 'plain'],
      );
    for (const { name, lines } of files) {
      output.pieces([`## ${name}`, 'strong']);
      for (const it of lines) output.lineOfFile(it);
    }
  }
  return checks.some(({ ok }) => ok === false) ? 1 : 0;
}

const marks = { true: 'yes', false: 'NO ', undefined: '-  ' } as const;

function readOptions(args: readonly string[]): { readonly path: string; readonly json: boolean } | string {
  const parsed = readArguments(args, { format: { type: 'string' } });
  if (typeof parsed === 'string') return parsed;
  const [path, ...others] = parsed.positionals;
  const { format = 'text' } = parsed.values;
  if (path === undefined) return 'no file given';
  if (others.length > 0) return `one file at a time, and there is also ${others[0]!}`;
  if (format !== 'text' && format !== 'json') return `--format is ${format}, expected text or json`;
  return { path, json: format === 'json' };
}
