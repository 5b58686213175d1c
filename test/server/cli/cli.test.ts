// The command line, run as a user runs it.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const program = resolve('dist', 'cli.js');

describe('virtnet check', () => {
  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'virtnet cli '))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  const run = (...args: string[]) => spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });

  it('prints one entry per file, clean files too, and exits with 1 when there is an error', () => {
    const good = write('good.xml', "<network><name>good</name><ip address='192.168.51.1' prefix='24'/></network>\n");
    const bad = write('bad.xml', "<network>\n  <name>bad</name>\n  <bridge nmae='virbr9'/>\n</network>\n");
    const { stdout, status } = run('check', '--isolated', '--format', 'json', good, bad);
    const report = JSON.parse(stdout) as {
      path: string;
      diagnostics: { code: string; severity: number; source: string; range: object }[];
    }[];
    assert.deepEqual(
      report.map((it) => [it.path, it.diagnostics.filter((one) => one.severity === 1).length]),
      [
        [good, 0],
        [bad, 1],
      ],
    );
    const [first] = report[1]!.diagnostics;
    assert.equal(first?.code, 'unknown-attribute');
    assert.equal(first.source, 'virtnet');
    assert.deepEqual(first.range, { start: { line: 2, character: 10 }, end: { line: 2, character: 14 } });
    assert.equal(status, 1);
  });

  it('exits with 0 when there is no error', () => {
    assert.equal(
      run('check', write('fine.xml', "<network><name>fine</name><ip address='192.168.52.1' prefix='24'/></network>"))
        .status,
      0,
    );
  });

  it('exits with 2 for wrong usage and for files that cannot be read', () => {
    assert.equal(run('check').status, 2);
    assert.equal(run('check', '--format', 'yaml', folder).status, 2);
    assert.equal(run('frobnicate').status, 2);
    const missing = run('check', join(folder, 'nowhere.xml'));
    assert.equal(missing.status, 2);
    assert.match(missing.stderr, /does not exist/);
  });

  it('shows the line and a caret to a person', () => {
    const bad = write('shown.xml', "<network>\n  <name>bad</name>\n  <bridge nmae='virbr9'/>\n</network>\n");
    assert.match(
      run('check', bad).stdout,
      /shown\.xml:3:11: error\[unknown-attribute\]: .*\n3 \| {3}<bridge nmae='virbr9'\/>\n {2}\| {11}\^\^\^\^/,
    );
  });

  it('shows a piece of a long line, and not all of very many problems', () => {
    const attributes = Array.from({ length: 3000 }, (_, i) => `a${i}='1'`).join(' ');
    const { stdout, status } = run('check', write('long.xml', `<network ${attributes}><name>long</name></network>`));
    assert.equal(status, 1);
    const lines = stdout.trimEnd().split('\n');
    assert.equal(lines.length, 3001);
    assert.match(lines.at(-1)!, /long\.xml: 2000 more/);
    assert.ok(lines.every((it) => it.length < 400));
    for (let i = 0; i < 3000; i += 3) {
      const name = /: (\w+) is not known/.exec(lines[i]!)![1]!;
      const caret = lines[i + 2]!.indexOf('^');
      assert.equal(lines[i + 1]!.slice(caret, caret + name.length), name);
    }
  });

  it('finds networks and ifcfg files below a folder, and leaves other XML alone', () => {
    write('tree/a.xml', '<project/>');
    write('tree/n.xml', '<network><name>n</name></network>');
    write('tree/network-scripts/ifcfg-eth0', 'DEVICE=eth0\nTYPE=Ethernet\nBOOTPROTO=dhcp\n');
    const report = JSON.parse(run('check', '--format', 'json', join(folder, 'tree')).stdout) as { path: string }[];
    assert.deepEqual(
      report.map((it) => it.path.slice(folder.length + 1)),
      ['tree/n.xml', 'tree/network-scripts/ifcfg-eth0'],
    );
  });

  it('judges the files given as one network, unless told not to', () => {
    const one = write('one.xml', "<network><name>one</name><ip address='192.168.53.1' prefix='24'/></network>");
    const two = write('two.xml', "<network><name>two</name><ip address='192.168.53.9' prefix='24'/></network>");
    const codes = (...words: string[]) => run('check', ...words, one, two).stdout.match(/(?<=: )[\w-]+\[[\w-]+(?=\])/g);
    assert.deepEqual(codes(), ['information[subnet-overlap-workspace']);
    assert.deepEqual(codes('--isolated'), null);
  });

  it('takes two files for those of one host where it is told so', () => {
    const one = write('web1/one.xml', "<network><name>one</name><ip address='192.168.53.1' prefix='24'/></network>");
    const two = write('web1/two.xml', "<network><name>two</name><ip address='192.168.53.9' prefix='24'/></network>");
    const host = join(one, '..');
    assert.equal(run('check', one, two).status, 0);
    for (const it of [host, `${host}/`, join(host, '..', '*')])
      assert.equal(run('check', '--host', '/nowhere', '--host', it, one, two).status, 1, it);
    assert.equal(run('check', '--host', join(host, 'one'), one, two).status, 0);
  });

  it('takes the version of libvirt that will read the files', () => {
    const titled = write(
      'titled.xml',
      "<network><name>t</name><title>lab</title><ip address='192.168.54.1' prefix='24'/></network>",
    );
    assert.equal(run('check', '--target', 'libvirt=9.7.0', titled).status, 0);
    const old = run('check', '--target', 'libvirt=9.0', titled);
    assert.equal(old.status, 1);
    assert.match(old.stdout, /9\.7\.0/);
  });

  it('explains a code by its page', () => {
    assert.match(run('explain', 'unknown-attribute').stdout, /^# unknown-attribute/);
    assert.equal(run('explain', 'no-such-code').status, 2);
  });

  it('serves an editor over standard input and output, and ends with it', async () => {
    const params = { processId: null, rootUri: null, capabilities: {} };
    const message = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
    const server = spawn(process.execPath, [program, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = once(server, 'exit');
    server.stdin.write(`Content-Length: ${String(message.length)}\r\n\r\n${message}`);
    let answer = '';
    for await (const piece of server.stdout) {
      answer += String(piece);
      if (answer.includes('"name":"virtnet"')) break;
    }
    server.stdin.end();
    await ended;
    assert.match(answer, /"capabilities"/);
  });
});

describe('virtnet convert', () => {
  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'virtnet convert '))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...args: string[]) => spawnSync(process.execPath, [program, 'convert', ...args], { encoding: 'utf8' });
  const examples = join('examples', 'network-scripts');

  it('writes one keyfile per profile that only root can read, and overwrites nothing', () => {
    const out = join(folder, 'keyfiles');
    const first = run('--to', 'keyfile', '--out', out, examples);
    assert.equal(first.status, 0, first.stderr);
    const written = readdirSync(out).toSorted();
    assert.deepEqual(
      written,
      readdirSync(examples)
        .filter((it) => it.startsWith('ifcfg-'))
        .map((it) => `${it.slice('ifcfg-'.length)}.nmconnection`)
        .toSorted(),
    );
    if (process.platform !== 'win32')
      for (const it of written) assert.equal(statSync(join(out, it)).mode & 0o777, 0o600, it);
    const again = run('--to', 'keyfile', '--out', out, examples);
    assert.equal(again.status, 1);
    assert.match(again.stderr, /exists already/);
    assert.equal(run('--to', 'keyfile', '--out', out, '--force', examples).status, 0);
  });

  it('prints nmstate, and what was lost', () => {
    const { stdout, stderr, status } = run('--to', 'nmstate', examples);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /type: linux-bridge/);
    assert.match(stderr, /lines kept/);
  });

  it('says why a file is not converted', () => {
    const path = join(folder, 'ifcfg-x');
    writeFileSync(path, 'ONBOOT=yes\n');
    const { stderr, status } = run('--to', 'keyfile', path);
    assert.equal(status, 1);
    assert.match(stderr, /ifcfg-x is not converted: neither TYPE nor DEVICE/);
  });

  it('refuses a target that it does not know', () => {
    assert.equal(run('--to', 'netplan', examples).status, 2);
  });
});
