#!/usr/bin/env node
// Entry of the command line: `virtnet check`, `virtnet convert`, `virtnet explain`, `virtnet lsp --stdio`.
import { join } from 'node:path';
import { Output } from './cli/output';
import { run } from './cli/run';
import { defectOf } from './refused';

// The console, because it bears a reader that has gone away, as `| head` does.
const output = new Output({
  out: (text) => console.log(text),
  err: (text) => console.error(text),
  isTerminal: process.stdout.isTTY,
});

run(process.argv.slice(2), output, join(__dirname, 'rules')).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    output.complain(`virtnet: ${defectOf(error)}`);
    process.exitCode = 2;
  },
);
