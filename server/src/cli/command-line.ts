// The command line of this process: what its words ask for, on its output, with its exit code.
import { join } from 'node:path';
import { Output } from './output';
import { run } from './run';
import { defectOf } from '../refused';

// The console, because it bears a reader that has gone away, as `| head` does.
const output = new Output({
  out: (text) => console.log(text),
  err: (text) => console.error(text),
  isTerminal: process.stdout.isTTY,
  hasColours: process.stdout.isTTY && process.stdout.hasColors(),
  isWorkflow: process.env.GITHUB_ACTIONS === 'true',
  // Looked at only when somebody asks, as it keeps the process waiting.
  get input() {
    return process.stdin;
  },
});

run(process.argv.slice(2), output, join(__dirname, 'rule-pages.json')).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    output.complain(`virtnet: ${defectOf(error)}`);
    process.exitCode = 2;
  },
);
