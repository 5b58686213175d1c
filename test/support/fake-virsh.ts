// A program that reads commands as a kept-open virsh does, and answers as a test tells it in the language of the shell.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshFolder } from './history';

export interface FakeVirsh {
  /** Its path. */
  readonly program: string;
  /** The process ids of those started so far. */
  readonly started: number[];
  /** The arguments and the environment of the one started last. */
  readonly arguments: string[];
  readonly environment: Readonly<Record<string, string>>;
  /** The commands that all of them read, without what frames them. */
  readonly asked: string[];
}

/**
 * `answers`: functions of the shell by names of commands with `_` for `-`, such as `net_list: 'echo lab'`; one that is
 * not there says nothing. `start`: what it does before it reads.
 */
export function fakeVirsh(answers: Readonly<Record<string, string>> = {}, start = ''): FakeVirsh {
  const folder = freshFolder();
  mkdirSync(folder, { recursive: true });
  const program = join(folder, 'virsh');
  const functions = Object.entries(answers).map(([name, body]) => `${name}() { ${body}\n}`);
  const script = `#!/bin/sh
printf '%s\\n' "$$" >>'${folder}/started'
printf '%s\\n' "$@" >'${folder}/arguments'
env >'${folder}/environment'
echo() { if [ "$1" = --err ]; then shift; printf 'error: %s\\n' "$*" >&2; else printf '%s\\n' "$*"; fi; }
error() { printf 'error: %s\\n' "$@" >&2; }
${functions.join('\n')}
${start}
while IFS= read -r line; do
  case "$line" in *'; '*'; echo '*)
    command="\${line#*; }"
    command="\${command%; echo *}"
    printf '%s\\n' "$command" >>'${folder}/asked'
    set -f; verb="\${command%% *}"; set +f
    name="$(printf %s "$verb" | tr - _)"
    eval "\${line%%; *}"
    if type "$name" >/dev/null 2>&1; then eval "$name\${command#"$verb"}"; fi
    eval "\${line##*; }" ;;
  *) eval "$line" ;;
  esac
done
`;
  writeFileSync(program, script, { mode: 0o700 });
  const linesOf = (name: string): string[] => {
    const path = join(folder, name);
    return existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [];
  };
  return {
    program,
    get started() {
      return linesOf('started').map(Number);
    },
    get arguments() {
      return linesOf('arguments');
    },
    get environment() {
      return Object.fromEntries(
        linesOf('environment').map((it) => [it.slice(0, it.indexOf('=')), it.slice(it.indexOf('=') + 1)]),
      );
    },
    get asked() {
      return linesOf('asked');
    },
  };
}

/** Whether a process is there and no zombie. */
export function runs(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
