// A program in a terminal of its own (tmux): what is typed goes to it, and what it draws is read off the screen.
import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Terminal {
  /** Types keys as tmux names them: `Enter`, `Escape`, or the letters themselves. */
  type(...keys: readonly string[]): void;
  /** The screen, once it shows that; an error with the screen as it was at last. */
  shows(words: string | RegExp): Promise<string>;
  /** Waits until the screen shows that no longer. Behind `Escape` the next key would be one with Alt before. */
  hides(words: string): Promise<void>;
  close(): void;
}

let opened = 0;

export function openTerminal(
  command: readonly string[],
  { cwd, env }: { cwd: string; env: Readonly<Record<string, string>> },
): Terminal {
  const server = ['-L', `virtnet-${String(process.pid)}-${String(opened++)}`, '-f', '/dev/null'];
  const tmux = (...args: readonly string[]): string =>
    execFileSync('tmux', [...server, ...args], { cwd, env: { ...process.env, ...env }, encoding: 'utf8' });
  tmux('new-session', '-d', '-x', '120', '-y', '40', '--', ...command);
  const screen = (): string => tmux('capture-pane', '-p');
  const until = async (is: (seen: string) => boolean, what: string): Promise<string> => {
    for (let turns = 0; turns < 600; turns++) {
      const seen = screen();
      if (is(seen)) return seen;
      await sleep(50);
    }
    throw new Error(`the terminal never ${what}, but\n${screen()}`);
  };
  return {
    type: (...keys) => void tmux('send-keys', '--', ...keys),
    shows: (words) =>
      until((seen) => (typeof words === 'string' ? seen.includes(words) : words.test(seen)), `showed ${String(words)}`),
    hides: async (words) => void (await until((seen) => !seen.includes(words), `hid ${words}`)),
    close: () => void tmux('kill-server'),
  };
}
