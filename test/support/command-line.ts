// The command line without a process: what it prints on each stream, and its exit code.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { Output } from '../../server/src/cli/output';
import { run } from '../../server/src/cli/run';

export interface Printed {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

/** Who runs a command and reads what it prints. */
interface Surroundings {
  readonly terminal?: boolean;
  readonly workflow?: boolean;
  readonly pages?: string;
  readonly heard?: (piece: string) => void;
  readonly input?: string | undefined;
}

/**
 * Runs a command; `terminal` says that a person reads standard output, `workflow` that the runner of GitHub does, `pages`
 * the file with the pages of rules; `heard` is given each piece of standard output; `input`
 * is what stands in standard input.
 */
export async function runCommandLine(
  args: readonly string[],
  { terminal = false, workflow = false, pages = join('dist', 'rule-pages.json'), heard, input }: Surroundings = {},
): Promise<Printed> {
  let [out, err] = ['', ''];
  const output = new Output({
    out: (text) => {
      out += `${text}\n`;
      heard?.(text);
    },
    err: (text) => (err += `${text}\n`),
    isTerminal: terminal,
    isWorkflow: workflow,
    input: Readable.from(input === undefined ? [] : [Buffer.from(input)]),
  });
  const code = await run(args, output, pages);
  return { out, err, code };
}

/** A folder for files of a test. */
export class Scratch {
  readonly path = mkdtempSync(join(tmpdir(), 'virtnet test '));

  /** Writes a file; gives its path. */
  write(name: string, text: string, mode = 0o644): string {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { mode });
    return path;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
