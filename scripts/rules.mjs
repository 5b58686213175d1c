// Writes what follows from the rules and their pages, `node scripts/rules.mjs`: docs/rules.md from the registry, and in
// test/recorded/examples.txt what all rules find in each example and what their fixes make of it. Tests compare both.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { rulesPage } = require('../out/test/support/rules-page.js');
const { examplesOf, pages } = require('../out/test/support/examples.js');
writeFileSync('docs/rules.md', rulesPage());
writeFileSync('test/recorded/examples.txt', pages.map(examplesOf).join('\n'));
