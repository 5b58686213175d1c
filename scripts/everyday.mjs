// Asks the real tools about test/data/everyday/network.md and writes their answers and docs/everyday.md; `--check` only
// compares, `--page` writes the page from the recorded answers. Before it: `node scripts/build.mjs tests`.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { answersFile, networkMistakes } = require('../out/test/support/everyday.js');
const { askTools } = require('../out/test/support/everyday-answers.js');
const { everydayPage } = require('../out/test/support/everyday-page.js');

process.chdir(new URL('..', import.meta.url).pathname);
const check = process.argv[2] === '--check';
let same = true;
if (process.argv[2] !== '--page')
  put(answersFile, JSON.stringify(await askTools(networkMistakes()), undefined, 1) + '\n');
put('docs/everyday.md', everydayPage());
process.exit(same ? 0 : 1);

function put(path, text) {
  if (!check) return writeFileSync(path, text);
  if (readFileSync(path, 'utf8') === text) return;
  same = false;
  console.error(`${path} is not what the tools say: run node scripts/everyday.mjs`);
}
