// Writes docs/rules.md from the registry of rules: `node scripts/rules.mjs`; a test compares both.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { rulesPage } = createRequire(import.meta.url)('../out/test/support/rules-page.js');
writeFileSync('docs/rules.md', rulesPage());
