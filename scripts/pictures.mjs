// Takes the pictures of README and docs/ from those that the tests of test/ui have taken: `npm test -- ui`, then this. Look
// at them before they are committed.
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';

/** Picture in docs/images → what the tests call it. */
const pictures = {
  problems: 'network-light',
  completion: 'completion-light',
  'quick-fix': 'quick-fix-light',
  'ifcfg-dark': 'ifcfg-dark',
  define: 'define-light',
  networks: 'day-13-evening',
};

for (const [name, taken] of Object.entries(pictures)) {
  const from = join(root, '.cache', 'screenshots', `${taken}.png`);
  if (existsSync(from)) copyFileSync(from, join(root, 'docs', 'images', `${name}.png`));
  else console.log(`${name}: there is no ${taken}.png, as its test has not been run`);
}
