// `npm run bench`: how fast everything is, as ratios to programs that a fresh machine can install. `npm run bench -- G1 G3`
// measures only these. Both sides of a ratio are taken in turn, so that a busy machine slows both.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { bundle } from '../scripts/build.mjs';
import { work } from './anchors.mjs';
import { tableOf } from './figures.mjs';
import { inEditor } from './in-editor.mjs';
import { inProcess } from './in-process.mjs';
import { writeInputs } from './inputs.mjs';
import { overLsp } from './over-lsp.mjs';
import { checking, inWorkspace } from './whole-folder.mjs';

const asked = process.argv.slice(2).map((it) => it.toUpperCase());
const wanted = (goal) => asked.length === 0 || asked.includes(goal);

mkdirSync(work(), { recursive: true });
const subjects = {
  core: 'bench/core.ts',
  noop: 'bench/noop-server.ts',
  server: 'server/src/main.ts',
  cli: 'server/src/cli.ts',
};
await bundle(work(), subjects);
const setting = {
  inputs: writeInputs(work('inputs')),
  core: createRequire(import.meta.url)(`../${work('core.js')}`),
  server: work('server.js'),
  noop: work('noop.js'),
  cli: work('cli.js'),
};
const rows = [
  ...(wanted('G1') || wanted('G2') || wanted('G3') ? await inProcess(setting, wanted) : []),
  ...(await overLsp(setting, wanted)),
  ...(wanted('G8') ? await checking(setting) : []),
  ...(wanted('G9') ? await inWorkspace(setting) : []),
  ...(wanted('G10') ? await inEditor() : []),
];
console.log(tableOf(rows));
writeFileSync('.cache/bench.json', JSON.stringify({ node: process.version, rows }, undefined, 2));
process.exit(0);
