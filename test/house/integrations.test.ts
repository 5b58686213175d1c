// The files by which pre-commit and GitHub Actions know virtnet: by their schemas, and run as those programs run them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import yaml from 'js-yaml';
import { Scratch } from '../support/command-line';

const bad = "<network>\n  <name>bad</name>\n  <bridge nmae='virbr9'/>\n</network>\n";
const home = process.cwd();

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly args: readonly string[];
  readonly files: string;
}
interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly { readonly name: string; readonly run: string; readonly env?: object }[] };
}

function readValid(path: string, schema: string): unknown {
  const value: unknown = yaml.load(readFileSync(path, 'utf8'));
  const check = new Ajv({ strict: false, validateFormats: false }).compile(
    JSON.parse(readFileSync(`test/data/schemas/${schema}.json`, 'utf8')) as object,
  );
  assert.ok(check(value), JSON.stringify(check.errors));
  return value;
}

describe('the hook of pre-commit', () => {
  const [hook] = readValid('.pre-commit-hooks.yaml', 'pre-commit-hooks') as Hook[];

  it('is given the files that are ours by their name, and no others', () => {
    const wanted = new RegExp(hook!.files);
    for (const it of [
      'a.xml',
      'sub/ä b.xml',
      'ifcfg-eth0',
      'n/route6-br0',
      'rule-a',
      'keys-wlan0',
      'etc/sysconfig/network',
      'br0.nmconnection',
      'etc/qemu/bridge.conf',
      'etc/NetworkManager/system-connections/Wired connection 1',
    ])
      assert.ok(wanted.test(it), it);
    for (const it of [
      'a.xml.bak',
      'xml',
      'my-ifcfg-eth0/readme',
      'network',
      'sysconfig/network-scripts/x',
      'notifcfg-a',
    ])
      assert.ok(!wanted.test(it), it);
  });

  it('runs a verb that there is, with the files behind it', () => {
    const scratch = new Scratch();
    try {
      const [program, ...words] = [...hook!.entry.split(' '), ...hook!.args];
      assert.equal(program, 'virtnet');
      const { bin } = JSON.parse(readFileSync('package.json', 'utf8')) as { bin: Record<string, string> };
      const { stdout, stderr, status } = spawnSync(
        process.execPath,
        [
          home + '/' + bin[program]!,
          ...words,
          scratch.write('a.xml', bad),
          scratch.write('pom.xml', '<project/>'),
          '--baseline=b.xml',
        ],
        { encoding: 'utf8', cwd: scratch.path },
      );
      assert.match(stdout, /a\.xml:3:11: error/);
      assert.doesNotMatch(stdout, /pom\.xml/);
      assert.match(stderr, /--baseline=b\.xml does not exist/);
      assert.equal(status, 2);
    } finally {
      scratch.remove();
    }
  });
});

describe('the action for GitHub', () => {
  const action = readValid('action.yml', 'github-action') as Action;
  const step = action.runs.steps.find((it) => it.name === 'Check')!;

  /** Runs the step as the runner does: its script by bash, the inputs in its environment. */
  function act(paths: string | undefined, options = '') {
    const scratch = new Scratch();
    try {
      mkdirSync(join(scratch.path, '.git'));
      scratch.write('networks/a b.xml', bad);
      scratch.write('-x.xml', bad);
      return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
        cwd: scratch.path,
        encoding: 'utf8',
        env: {
          PATH: process.env.PATH,
          GITHUB_ACTIONS: 'true',
          VIRTNET_PATHS: paths ?? action.inputs.paths!.default,
          VIRTNET_OPTIONS: options,
          VIRTNET_ACTION: home,
        },
      });
    } finally {
      scratch.remove();
    }
  }

  it('puts what is wrong beside the lines, and fails', () => {
    const { stdout, status } = act(undefined);
    assert.match(stdout, /^::error file=networks\/a b\.xml,line=3,/m);
    assert.equal(status, 1);
  });

  it('takes paths and options word by word, and runs none of them', () => {
    assert.equal(act('networks/a b.xml\n', '--fail-on\nnever').status, 0);
    assert.equal(act('-x.xml').status, 1);
    const { stdout, stderr, status } = act('$(touch pwned)\n"; exit 0 #\n`id`');
    assert.equal(stdout, '');
    assert.match(stderr, /\$\(touch pwned\) does not exist/);
    assert.equal(status, 2);
  });

  it('puts no input into the text of a script', () => {
    for (const it of action.runs.steps) assert.ok(!it.run.includes('${{'), it.run);
  });
});
