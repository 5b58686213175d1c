// The tests that ask libvirt and NetworkManager, asked again of those of later releases of Debian: each part in a process of
// its own, where all programs are that release's.
import { spawnSync } from 'node:child_process';
import assert from 'node:assert/strict';
import { whyNoLibvirtd } from '../support/libvirtd';

/** In the folder of this file. */
const parts = [
  'guest-starts',
  'rng',
  'conformance',
  'libvirt-inputs',
  'libvirtd',
  'kinds-of-change',
  'guests',
  'drift',
  'guest-mutants',
  ...['keyfile-verdicts', 'keyfile-inputs', 'keyfile', 'keyfile-mutants', 'keyfile-tc'],
];

/** Runs a command there; undefined when there is no such place on this machine. */
function inside(suite: string, ...command: readonly string[]): { readonly status: number; readonly said: string } {
  const { status, stdout, stderr } = spawnSync('node', ['scripts/inside.mjs', suite, ...command], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    timeout: 500_000,
  });
  return { status: status ?? 1, said: `${stdout}\n${stderr}` };
}

/** By which `scripts/inside.mjs` says that it cannot. */
const cannot = 77;

for (const [suite, version] of [
  ['trixie', /^11\.3\./m],
  ['forky', /^1[2-9]\.\d+\./m],
] as const) {
  describe(`the programs of Debian ${suite}`, function () {
    this.timeout(600_000);

    before(function () {
      const obstacle = whyNoLibvirtd();
      const { status, said } = obstacle ? { status: cannot, said: obstacle } : inside(suite, 'virsh', '--version');
      if (status === cannot) {
        console.log(`      not run: ${said.trim()}`);
        this.skip();
      }
      assert.match(said, version);
    });

    for (const part of parts)
      it(`says what the tests expect: ${part}`, () => {
        const { status, said } = inside(
          suite,
          ...['node', 'node_modules/mocha/bin/mocha.js', `out/test/real/${part}.test.js`],
        );
        const counts = /(\d+) passing/.exec(said);
        assert.equal(status, 0, said);
        assert.ok(Number(counts?.[1]) > 0, said);
        console.log(`      ${counts![1]} tests`);
      });
  });
}
