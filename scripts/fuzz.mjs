// `npm run fuzz`: the fuzz tests with many more texts, all fixes held to their promises, and every beginning of
// the test inputs of libvirt and NetworkManager. `npm run fuzz -- COUNT [SEED]`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { sourceOf } from './sources.mjs';

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
  node('node_modules/mocha/bin/mocha.js', 'out/test/mutants/fuzz.test.js'),
  node('out/test/fuzz/fixes.js', 'network', count, seed),
  node('out/test/fuzz/fixes.js', 'ifcfg', count, seed),
];
const inputs = [
  ['libvirt', 'tests', 'networkxml2xmlin'],
  ['libvirt', 'tests', 'networkxml2confdata'],
  ['network-manager', 'src/core/settings/plugins/ifcfg-rh/tests/network-scripts'],
].flatMap(([name, ...path]) => {
  const source = sourceOf(name);
  return source ? [join(source, ...path)] : [];
});
if (inputs.length > 0) results.push(node('out/test/fuzz/beginnings.js', ...inputs));
process.exit(results.every(Boolean) ? 0 : 1);
