// What `check` and `convert` make of a folder in which all kinds of things lie that are none of ours, or cannot be read.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { runCommandLine, Scratch } from '../../support/command-line';
import { builtServer } from '../../support/stranger';

const network = (name: string): string =>
  `<network><name>${name}</name><uuid>6f4d5c3b-0000-4000-8000-00000000000${name.length}</uuid><bridge name='virbr${name.length}'/></network>\n`;
const isLinux = process.platform === 'linux';

describe('a folder on the command line', () => {
  let scratch: Scratch;
  beforeEach(() => {
    scratch = new Scratch();
  });
  afterEach(() => scratch.remove());

  const at = (name: string): string => join(scratch.path, name);
  function link(target: string, name: string): void {
    mkdirSync(dirname(at(name)), { recursive: true });
    symlinkSync(target, at(name));
  }
  async function check(...args: string[]) {
    const { out, err, code } = await runCommandLine(['check', '--format', 'json', ...args]);
    const report = out === '' ? [] : (JSON.parse(out) as { path: string }[]);
    const lines = err.replaceAll(`${scratch.path}/`, '').trimEnd();
    return {
      paths: report.map((it) => relative(scratch.path, it.path)),
      err: lines === '' ? [] : lines.split('\n'),
      code,
    };
  }

  it('says of keyfiles in a folder of profiles with which mode NetworkManager reads them, once, to whom asks for it', async function () {
    if (process.platform === 'win32') return this.skip();
    const profile = (n: number): string =>
      `[connection]\nid=eth${n}\nuuid=0f3a4c8e-0d5b-4c0a-9a53-5d3c7e6a1b0${n}\ntype=ethernet\ninterface-name=eth${n}\n`;
    const folder = 'etc/NetworkManager/system-connections';
    const files = [1, 2].map((n) => scratch.write(`${folder}/eth${n}.nmconnection`, profile(n)));
    const elsewhere = scratch.write('roles/eth3.nmconnection', profile(3));
    const modes = async (...paths: string[]) => {
      const { out } = await runCommandLine(['check', '--format', 'json', ...paths]);
      const report = JSON.parse(out) as {
        path: string;
        diagnostics: { code: string; severity: number; message: string }[];
      }[];
      return report.flatMap(({ path, diagnostics }) =>
        diagnostics
          .filter(({ code }) => code === 'kf-mode')
          .map((it) => [relative(scratch.path, path), it.severity, /files here have (\d+)/.exec(it.message)?.[1]]),
      );
    };
    for (const it of [...files, elsewhere]) chmodSync(it, 0o644);
    const told = [[`${folder}/eth1.nmconnection`, 4, '0644']];
    assert.deepEqual(await modes(scratch.path), []);
    scratch.write('virtnet.json', '{ "rules": { "kf-mode": "hint" } }');
    assert.deepEqual(await modes(scratch.path), told);
    assert.deepEqual(await modes(files[0]!), told);
    assert.deepEqual(await modes(elsewhere), []);
    for (const it of files) chmodSync(it, 0o600);
    assert.deepEqual(await modes(scratch.path), []);
  });

  it('is no failure for what is none of ours: it is passed by with one line', async () => {
    scratch.write('fine.xml', network('a'));
    scratch.write('pom.xml', '<project/>');
    scratch.write('large.xml', '');
    truncateSync(at('large.xml'), 64 * 1024 * 1024 + 1);
    link('nowhere', 'dangling.xml');
    link('circle.xml', 'circle.xml');
    mkdirSync(at('folder.xml'));
    writeFileSync(at('windows.xml'), Buffer.from('\ufeff<network/>', 'utf16le'));
    const expected = [
      'large.xml is passed by: it has 67108865 bytes, more than 67108864',
      'windows.xml is passed by: it is in UTF-16, expected UTF-8',
      'circle.xml is passed by: it is a link that leads to itself',
      'dangling.xml is passed by: it is a link to nothing',
    ];
    if (isLinux) {
      execFileSync('mkfifo', [at('pipe.xml')]);
      writeFileSync(Buffer.concat([Buffer.from(at('n')), Buffer.of(0xff), Buffer.from('.xml')]), network('b'));
      link('/dev/zero', 'ifcfg-zero');
      expected.splice(1, 0, 'n\ufffd.xml is passed by: it has a name that is not UTF-8');
      expected.splice(2, 0, 'pipe.xml is passed by: it is a pipe, not a file');
      expected.push('ifcfg-zero is passed by: it is a link out of the folder');
    }
    const { paths, err, code } = await check(scratch.path);
    assert.deepEqual(
      err,
      expected.map((it) => `virtnet: ${it}`),
    );
    assert.deepEqual(paths, ['fine.xml']);
    assert.equal(code, 0);
  });

  it('is no failure for a file of ours that may not be read, but is one when that or the folder was named', function () {
    if (!isLinux) return this.skip();
    // As somebody who may not read everything, which root may.
    const isRoot = process.getuid?.() === 0;
    const program = at('cli.js');
    for (const it of ['cli.js', 'command-line.js']) copyFileSync(join(dirname(builtServer), it), at(it));
    scratch.write('lab/fine.xml', network('a'));
    scratch.write('lab/ifcfg-secret', 'DEVICE=eth0\n', 0);
    scratch.write('closed/a.xml', network('b'));
    scratch.write('lab/below/a.xml', network('c'));
    for (const it of ['closed', 'lab/below']) chmodSync(at(it), 0);
    chmodSync(scratch.path, 0o755);
    const run = (...args: string[]) => {
      const options = { encoding: 'utf8' as const, ...(isRoot ? { uid: 65_534, gid: 65_534 } : {}) };
      const { stdout, stderr, status } = spawnSync(process.execPath, [program, 'check', ...args], options);
      return { out: stdout, err: stderr.replaceAll(`${scratch.path}/`, ''), status };
    };
    assert.deepEqual(run(at('lab')), {
      out: '',
      err:
        'virtnet: lab/ifcfg-secret is passed by: it may not be read\n' +
        'virtnet: lab/below is passed by: it may not be read\n' +
        'nothing wrong in 1 file\n',
      status: 0,
    });
    assert.deepEqual(run(at('lab/ifcfg-secret')), {
      out: '',
      err: 'virtnet: lab/ifcfg-secret may not be read\n',
      status: 2,
    });
    assert.deepEqual(run(at('closed'), at('lab/fine.xml')), {
      out: '',
      err: 'virtnet: closed may not be read\nnothing wrong in 1 file\n',
      status: 2,
    });
    for (const it of ['closed', 'lab/below']) chmodSync(at(it), 0o755);
  });

  it('is not left by links, and no file is read twice', async () => {
    scratch.write('lab/networks/default.xml', network('a'));
    scratch.write('elsewhere/other.xml', network('bb'));
    link('../default.xml', 'lab/networks/autostart/default.xml');
    link('../elsewhere', 'lab/way-out');
    link('/', 'lab/root');
    link('..', 'lab/networks/up');
    const { paths, err, code } = await check(at('lab'));
    assert.deepEqual(paths, ['lab/networks/default.xml']);
    assert.deepEqual(err, [
      'virtnet: lab/root is passed by: it is a link out of the folder',
      'virtnet: lab/way-out is passed by: it is a link out of the folder',
    ]);
    assert.equal(code, 0);
    // Named, a link is followed.
    assert.deepEqual((await check(at('lab/way-out'))).paths, ['lab/way-out/other.xml']);
    assert.deepEqual((await check(at('lab/networks/autostart/default.xml'))).paths, [
      'lab/networks/autostart/default.xml',
    ]);
  });

  it('is read without what .gitignore names and the editor hides, unless it is named or told otherwise', async () => {
    scratch.write('.gitignore', '*.old.xml\nmade/\n');
    scratch.write('.vscode/settings.json', '{ "files.exclude": { "**/archive": true } } // hidden');
    for (const it of ['a.xml', 'b.old.xml', 'made/c.xml', 'archive/d.xml', 'lab/e.xml', 'lab/f.old.xml'])
      scratch.write(it, `<network><name>${it.replaceAll('/', '-')}</name></network>`);
    mkdirSync(at('.git'));
    assert.deepEqual(await check(scratch.path), { paths: ['a.xml', 'lab/e.xml'], err: [], code: 0 });
    assert.deepEqual((await check(at('lab'))).paths, ['lab/e.xml']);
    assert.deepEqual((await check('--no-ignore', scratch.path)).paths, [
      ...['a.xml', 'archive/d.xml', 'b.old.xml', 'lab/e.xml', 'lab/f.old.xml', 'made/c.xml'],
    ]);
    assert.deepEqual((await check(at('b.old.xml'), at('made'), at('archive'))).paths, [
      ...['b.old.xml', 'made/c.xml', 'archive/d.xml'],
    ]);
    // In either order what is named is read, and once.
    for (const args of [
      [scratch.path, at('b.old.xml')],
      [at('b.old.xml'), scratch.path],
    ])
      assert.deepEqual((await check(...args)).paths.toSorted(), ['a.xml', 'b.old.xml', 'lab/e.xml']);
    assert.deepEqual((await check(at('a.xml'), scratch.path, at('a.xml'))).paths, ['a.xml', 'lab/e.xml']);
  });

  it('is read up to a limit, and it says what is not read', async () => {
    const large = `<network><name>x</name><description>${'x'.repeat(33 * 1024 * 1024)}</description></network>`;
    for (const it of ['1.xml', '2.xml']) scratch.write(it, large);
    scratch.write('below/3.xml', network('c'));
    const { paths, err, code } = await check(scratch.path);
    assert.deepEqual(paths, ['1.xml']);
    assert.deepEqual(err, [
      'virtnet: 2.xml and what comes after it is not read: there are more than 67108864 characters',
    ]);
    assert.equal(code, 0);
  });

  it('is named in a path as it was given', async () => {
    scratch.write('lab/a.xml', '<network><name>a</name><bridge nmae="x"/></network>');
    link('nothing', 'lab/b.xml');
    const given = relative('.', at('lab'));
    const { out, err } = await runCommandLine(['check', given]);
    assert.ok(out.startsWith(`${join(given, 'a.xml')}:1:`), out);
    assert.equal(err, `virtnet: ${join(given, 'b.xml')} is passed by: it is a link to nothing\n1 error in 1 file\n`);
  });

  it('says how many more are passed by', async () => {
    for (let i = 0; i < 23; i++) link('nothing', `${i}.xml`);
    const { err, code } = await check(scratch.path);
    assert.equal(err.length, 21);
    assert.match(err[20]!, /^virtnet: 3 more in .* are passed by$/);
    assert.equal(code, 0);
  });

  it('gives convert the files that check reads', async () => {
    scratch.write('.gitignore', 'ifcfg-old\n');
    for (const it of ['eth0', 'old']) scratch.write(`ifcfg-${it}`, `TYPE=Ethernet\nDEVICE=${it}\n`);
    link('/etc', 'etc');
    const names = async (...args: string[]): Promise<string[]> => {
      const { out, err } = await runCommandLine(['convert', '--to', 'keyfile', ...args]);
      assert.match(err, /etc is passed by: it is a link out of the folder/);
      return [...out.matchAll(/^# (.*)$/gm)].map((it) => it[1]!);
    };
    assert.deepEqual(await names(scratch.path), ['System eth0.nmconnection']);
    assert.deepEqual(await names('--no-ignore', scratch.path), ['System eth0.nmconnection', 'System old.nmconnection']);
  });

  it('is read beside a named ifcfg file, that folder alone and no link out of it', async () => {
    scratch.write('host/ifcfg-br0', 'DEVICE=br0\nTYPE=Bridge\n');
    scratch.write('host/ifcfg-eth0', 'DEVICE=eth0\nTYPE=Ethernet\nBRIDGE=br0\n');
    scratch.write('host/deeper/ifcfg-br0', 'DEVICE=br1\n');
    const { out, code } = await runCommandLine(['check', at('host/ifcfg-eth0')]);
    assert.equal(out, '');
    assert.equal(code, 0);
    assert.deepEqual((await check(at('host/ifcfg-eth0'))).paths, ['host/ifcfg-eth0']);
  });

  it('fails for names that are wrong, each in its words', async () => {
    scratch.write('large.xml', '');
    truncateSync(at('large.xml'), 64 * 1024 * 1024 + 1);
    scratch.write('notes.txt', 'text');
    link('nowhere', 'dangling.xml');
    const { err, code } = await check(at('large.xml'), at('notes.txt'), at('dangling.xml'), at('n\ufffd.xml'));
    assert.deepEqual(err, [
      'virtnet: large.xml has 67108865 bytes, more than 67108864',
      'virtnet: notes.txt is neither XML nor a file of /etc/sysconfig/network-scripts by its name',
      'virtnet: dangling.xml does not exist',
      'virtnet: n\ufffd.xml does not exist, or has a name that is not UTF-8',
    ]);
    assert.equal(code, 2);
  });
});
