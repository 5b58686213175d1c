// `npm run fuzz`: the fuzz tests with many more texts, and all fixes held to their promises. `npm run fuzz -- COUNT [SEED]`.
import { spawnSync } from 'node:child_process';

const [count = '15000', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
const node = (...args) => {
  const { status } = spawnSync(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, FUZZ: count },
  });
  return status === 0;
};

console.log(`${count} texts, seed ${seed}`);
const results = [
  node('node_modules/mocha/bin/mocha.js', 'out/test/fuzz/**/*.test.js'),
  node('out/test/fuzz/fixes.js', 'network', count, seed),
  node('out/test/fuzz/fixes.js', 'ifcfg', count, seed),
];
process.exit(results.every(Boolean) ? 0 : 1);
