// What bash makes of a text that it sources. It runs restricted, without builtins that could touch other processes, with
// no environment, no PATH, in a folder that holds nothing but the texts: a text that is no assignment runs nothing.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const bash = ['/bin/bash', '/usr/bin/bash'].find((it) => {
  try {
    execFileSync(it, ['-c', ':']);
    return true;
  } catch {
    return false;
  }
});

export const hasBash = bash !== undefined;

/** The values of the named variables after bash sourced each text: undefined where one is not set. */
export function sourced(
  texts: readonly { readonly text: string; readonly names: readonly string[] }[],
): Map<string, string | undefined>[] {
  const folder = mkdtempSync(join(tmpdir(), 'virtnet-bash-'));
  try {
    texts.forEach(({ text }, i) => writeFileSync(join(folder, `case-${i}`), text));
    // Each file in a sub-shell of its own, so that none sees the variables of another. What a text prints cannot be
    // taken for an answer: answers stand behind a mark that no text has.
    const cases = texts.map(({ names }, i) => {
      const words = names.map((it) => `"\${${it}-unset}"`).join(' ');
      return `( trap 'printf "%s\\0" "" "${mark}" ${words} "${mark}"' EXIT; . case-${i} </dev/null )`;
    });
    const script = `enable -n kill exec eval; set -r\n${cases.join('\n')}`;
    writeFileSync(join(folder, 'script'), script);
    const args = ['-i', 'PATH=', bash!, '--norc', '--noprofile', 'script'];
    const output = execFileSync('/usr/bin/env', args, {
      cwd: folder,
      encoding: 'utf8',
      timeout: 170_000,
      maxBuffer: 256 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const answers = output.split(`\0${mark}\0`);
    return texts.map(({ names }, i) => {
      // Before each answer stands what the text printed; it holds no mark.
      const fields = (answers[2 * i + 1] ?? '').split('\0');
      return new Map(names.map((it, n) => [it, fields[n] === 'unset' ? undefined : fields[n]]));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const mark = 'answer-of-virtnet';
