// `npm run bench`: how fast everything is, as ratios to programs that a fresh machine can install. `npm run bench -- G1 G3`
// measures only these, and `--page` writes the table into docs/benchmarks.md. Both sides of a ratio are taken in turn, so that a
// busy machine slows both.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { bundle } from '../scripts/build.mjs';
import { work } from './anchors.mjs';
import { pageOf, tableOf } from './figures.mjs';
import { inEditor } from './in-editor.mjs';
import { inProcess } from './in-process.mjs';
import { writeInputs } from './inputs.mjs';
import { oneGraph } from './one-graph.mjs';
import { overLsp } from './over-lsp.mjs';
import { checking, inWorkspace } from './whole-folder.mjs';

const isForPage = process.argv.includes('--page');
const asked = process.argv
  .slice(2)
  .filter((it) => it !== '--page')
  .map((it) => it.toUpperCase());
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
  ...(wanted('G11') ? await oneGraph(setting) : []),
];
rows.sort((a, b) => Number(a.goal.slice(1)) - Number(b.goal.slice(1)));
console.log(tableOf(rows));
writeFileSync('.cache/bench.json', JSON.stringify({ node: process.version, rows }, undefined, 2));
if (isForPage) {
  const [{ model }, ...others] = cpus();
  const machine = `${others.length + 1} cores (${model.trim()}), Node ${process.versions.node}`;
  const page = pageOf(rows, new Date().toISOString().slice(0, 10), machine);
  const text = readFileSync('docs/benchmarks.md', 'utf8');
  const [start, end] = ['<!-- bench -->\n', '<!-- /bench -->'].map((it) => text.indexOf(it));
  if (start < 0 || end < start) throw new Error('docs/benchmarks.md has no place for the table');
  const head = text.slice(0, text.indexOf('\n', start) + 1);
  writeFileSync('docs/benchmarks.md', `${head}\n${page}\n\n${text.slice(end)}`);
}
process.exit(0);
