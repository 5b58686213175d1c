// What the command line answers to its words: verbs, options and their values, right ones and wrong ones.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { usageOf } from '../../../server/src/cli/usage';
import { rules } from '../../../server/src/rules/index';
import { runCommandLine, Scratch } from '../../support/command-line';
import { pages } from '../../support/examples';

const manual = `${usageOf()}\n`;

describe('the words of the command line', () => {
  let scratch: Scratch;
  beforeEach(() => (scratch = new Scratch()));
  afterEach(() => scratch.remove());

  it('tell its version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    assert.match(version, /^\d+\.\d+\.\d+/);
    assert.deepEqual(await runCommandLine(['--version']), { out: `${version}\n`, err: '', code: 0 });
  });

  it('stand in the manual as they are', () => {
    const used = [...manual.matchAll(/^ {2}virtnet .*(?:\n {10,}\S.*)*/gm)].map(([it]) =>
      it.trim().replace(/\s+/g, ' '),
    );
    assert.ok(used.length > 10);
    assert.ok(
      readFileSync('docs/command-line.md', 'utf8').includes(`\`\`\`text\n${used.join('\n')}\n\`\`\`\n`),
      used.join('\n'),
    );
  });

  it('tell how it is used, to whoever asks and to whoever does not know', async () => {
    for (const it of ['help', '--help'])
      assert.deepEqual(await runCommandLine([it]), { out: manual, err: '', code: 0 });
    for (const it of ['check', 'convert', 'diff', 'plan', 'apply', 'preview', 'explain', 'lsp'])
      assert.ok(manual.includes(`\n  virtnet ${it} `), it);
    assert.deepEqual(await runCommandLine([]), { out: '', err: manual, code: 2 });
    for (const it of ['check', 'convert', 'diff', 'plan', 'apply', 'preview', 'explain', 'lsp']) {
      const own = { out: `${usageOf(it)}\n`, err: '', code: 0 };
      assert.match(own.out, new RegExp(`^usage:\n  virtnet ${it} `));
      assert.equal(own.out.match(/^ {2}virtnet /gm)!.length, 1);
      for (const words of [
        [it, '--help'],
        [it, 'x', '--help'],
        ['help', it],
        ['--help', it],
      ])
        assert.deepEqual(await runCommandLine(words), own, words.join(' '));
    }
    assert.equal((await runCommandLine(['check', '--', '--help'])).err, 'virtnet: --help does not exist\n');
    for (const it of ['frobnicate', '', '--versions', 'Check'])
      assert.deepEqual(await runCommandLine([it]), {
        out: '',
        err: `virtnet: unknown command ${it}\n${manual}`,
        code: 2,
      });
  });

  const wrong: [said: string, ...args: string[]][] = [
    ['no path given'],
    ['no path given', '--isolated'],
    ['--nope is no option', '--nope', '.'],
    ['--toString is no option', '--toString', '.'],
    ['-x is no option', '-x', '.'],
    ['--no-isolated is no option', '--no-isolated', '.'],
    ['--format has no value', '.', '--format'],
    ['--format has no value', '--format', '--isolated', '.'],
    ['--format is -json; expected text, json, sarif, github, junit or checkstyle', '--format=-json', '.'],
    ['--format is yaml; expected text, json, sarif, github, junit or checkstyle', '--format', 'yaml', '.'],
    ['--format is ; expected text, json, sarif, github, junit or checkstyle', '--format=', '.'],
    ['--isolated takes no value, and has yes', '--isolated=yes', '.'],
    ['--no-ignore takes no value, and has ', '--no-ignore=', '.'],
    ...['networkmanager', 'none'].map((it): [string, ...string[]] => [
      `--backend is ${it}; expected NetworkManager, network-scripts or both`,
      ...['--backend', it, '.'],
    ]),
    ...['5', '11', '90', '010', '9.1', 'nine', ''].map((it): [string, ...string[]] => [
      `--release is ${it}; expected 6 to 10`,
      ...[`--release=${it}`, '.'],
    ]),
    ...[
      '9.7.0',
      'libvirt',
      'libvirt=',
      'libvirt=9.',
      'libvirt=9.7.0.1',
      'libvirt=x',
      'xlibvirt=9',
      'libvirt=9x',
      'qemu=9',
    ].map((it): [string, ...string[]] => [
      `--target is ${it}; expected libvirt=X.Y.Z`,
      ...['--target', 'libvirt=9', '--target', it, '.'],
    ]),
  ];
  for (const [said, ...args] of wrong)
    it(`check nothing in ${args.join(' ') || 'no words'}`, async () =>
      assert.deepEqual(await runCommandLine(['check', ...args]), {
        out: '',
        err: `virtnet check: ${said}\n${usageOf('check')}\n`,
        code: 2,
      }));

  it('name a path that begins like an option behind --', async () => {
    const { err, code } = await runCommandLine(['check', '--', '--isolated']);
    assert.deepEqual([err, code], ['virtnet: --isolated does not exist\n', 2]);
  });

  /** The codes that are found with these words. */
  async function codes(...args: string[]): Promise<string[]> {
    const { out, err } = await runCommandLine(['check', '--format', 'json', ...args]);
    assert.equal(err, '');
    const report = JSON.parse(out) as { diagnostics: { code: string }[] }[];
    return report.flatMap((it) => it.diagnostics.map((one) => one.code));
  }

  it('choose who reads ifcfg files', async () => {
    const folder = 'etc/sysconfig/network-scripts';
    const left = scratch.write(`${folder}/ifcfg-e`, 'TYPE=Ethernet\nDEVICE=e\nBOOTPROTO=dhcp\nNM_CONTROLLED=no\n');
    const old = scratch.write(`${folder}/ifcfg-e.old`, 'TYPE=Ethernet\nDEVICE=e\nBOOTPROTO=dhcp\n');
    for (const words of [[], ['--backend', 'NetworkManager'], ['--backend=both', '--backend=NetworkManager']])
      assert.deepEqual(await codes(...words, left, old), ['backup-is-live']);
    assert.deepEqual(await codes('--backend', 'both', left, old), ['backup-is-live']);
    assert.deepEqual(await codes('--backend', 'network-scripts', left, old), []);
  });

  it('choose the release that reads them', async () => {
    const path = scratch.write('ifcfg-e', 'TYPE=Ethernet\nDEVICE=e\nBOOTPROTO=dhcp\nNM_CONTROLLED=no\n');
    for (const words of [[], ['--release', '6'], ['--release', '7'], ['--release', '8']])
      assert.deepEqual(await codes(...words, path), []);
    assert.deepEqual(await codes('--release', '9', path), ['ifcfg-deprecated', 'nm-controlled-no-no-legacy']);
    assert.deepEqual(await codes('--release', '10', path), ['ifcfg-unsupported', 'nm-controlled-no-no-legacy']);
  });

  it('choose the libvirt that reads networks, the last of several', async () => {
    const path = scratch.write('t.xml', '<network><name>t</name><title>lab</title></network>');
    for (const it of ['9.7.0', '9.7', '9.10.0', '10', '12.4.56'])
      assert.deepEqual(await codes('--target', `libvirt=${it}`, path), [], it);
    for (const it of ['9.6.99', '9', '8.10', '1.2.3'])
      assert.deepEqual(await codes('--target', `libvirt=${it}`, path), ['needs-newer-libvirt'], it);
    assert.deepEqual(await codes('--target', 'libvirt=9.0', '--target', 'libvirt=10.0', path), []);
    assert.deepEqual(await codes('--target', 'libvirt=10.0', '--target', 'libvirt=9.0', path), ['needs-newer-libvirt']);
  });

  it('are answered with an error where virtnet itself is at fault, and no word of the runtime', () => {
    const preload = scratch.write(
      'broken.cjs',
      "require('node:url').pathToFileURL = () => { throw new Error('a secret'); };",
    );
    const program = join('out', 'server', 'src', 'cli.js');
    const run = (...args: string[]) => spawnSync(process.execPath, [...args, 'check', 'a.xml'], { encoding: 'utf8' });
    const { stdout, stderr, status } = run('--require', preload, program);
    assert.deepEqual([stdout, status], ['', 2]);
    assert.match(stderr, /^virtnet: this is a fault of virtnet, at .*\n$/);
    assert.doesNotMatch(stderr, /secret/);
    assert.deepEqual(run(program).stderr, 'virtnet: a.xml does not exist\n');
  });

  describe('explain', () => {
    const write = (pages: Readonly<Record<string, string>>) => scratch.write('pages.json', JSON.stringify(pages));
    const explain = (...args: string[]) => runCommandLine(args, { pages: join(scratch.path, 'pages.json') });

    it('a code by its page, one for each language that has it', async () => {
      write({
        'network/route-prefix.md': '# of networks',
        'ifcfg/route-destinations.md': '# of ifcfg files',
        'ifcfg/key-foreign.md': '# unknown',
      });
      assert.deepEqual(await explain('explain', 'key-foreign'), { out: '# unknown\n', err: '', code: 0 });
      for (const verb of ['explain', '--explain'])
        assert.deepEqual((await explain(verb, 'route-host-bits')).out.split('\n').toSorted(), [
          ...['', '# of ifcfg files', '# of networks'],
        ]);
    });

    it('a code of a family alone, and with --family the whole page', async () => {
      const fence = '```xml\n## route-netmask-and-prefix\n```';
      const page = `# attribute-excludes\n\n## ip-netmask-and-prefix\n\nOne.\n\n${fence}\n\n## route-netmask-and-prefix\n\nTwo.\n\n### Reported\n\n${fence}\n\n## Accepted`;
      write({ 'network/attribute-excludes.md': page });
      const kin = '\nOf the same family (--family prints them): ip-netmask-and-prefix\n';
      assert.deepEqual(await explain('explain', 'route-netmask-and-prefix'), {
        ...{ out: `# route-netmask-and-prefix\n\nTwo.\n\n## Reported\n\n${fence}\n${kin}`, err: '', code: 0 },
      });
      for (const words of [
        ['--family', 'route-netmask-and-prefix'],
        ['route-netmask-and-prefix', '--family'],
      ])
        assert.deepEqual(await explain('explain', ...words), { out: `${page}\n`, err: '', code: 0 });
    });

    it('a family by its page', async () => {
      write({ 'ifcfg/bond-mode.md': '# bond-mode\n\n## bond-mode-missing' });
      const whole = { out: '# bond-mode\n\n## bond-mode-missing\n', err: '', code: 0 };
      assert.deepEqual(await explain('explain', 'bond-mode'), whole);
    });

    it('a code in a few words where its page is gone', async () => {
      const { summary, source } = rules.find((it) => it.name === 'key-foreign')!;
      assert.deepEqual(await explain('explain', 'key-foreign'), {
        out: `key-foreign: ${summary}\n${source}\n`,
        err: '',
        code: 0,
      });
    });

    it('nothing that is no code', async () => {
      for (const it of ['no-such-code', '', 'toString', '__proto__', '../../README', 'Key-Unknown'])
        assert.deepEqual(await explain('explain', it), {
          out: '',
          err: `virtnet explain: ${it} is no code of virtnet\n`,
          code: 2,
        });
      assert.deepEqual(await explain('explain'), {
        out: '',
        err: `virtnet explain: no code given\n${usageOf('explain')}\n`,
        code: 2,
      });
      for (const [words, said] of [
        [['key-unknown', 'prefix-zero'], 'one code at a time, and there is also prefix-zero'],
        [['--all', 'key-unknown'], '--all is no option'],
      ] as const)
        assert.equal((await explain('explain', ...words)).err, `virtnet explain: ${said}\n${usageOf('explain')}\n`);
    });

    it('each code of each rule by its own words', async () => {
      const text = (page: string) => readFileSync(join('server', 'src', 'rules', `${page}.md`), 'utf8');
      write(Object.fromEntries(pages.map((it) => [`${it.split('/')[0]}/${basename(it)}.md`, text(it)])));
      for (const { name, codes } of rules)
        for (const it of Object.keys(codes)) {
          const { out, code } = await explain('explain', it);
          assert.equal(code, 0, it);
          assert.ok(out.startsWith(`# ${it}\n`) || out.includes(`\n# ${it}\n`), it);
          if (name !== it) assert.doesNotMatch(out, new RegExp(`^# ${name}$`, 'm'), it);
        }
    });
  });
});
