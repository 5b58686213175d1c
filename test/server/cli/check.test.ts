// What `virtnet check` prints of a problem: the line, the piece of the text, the carets; as JSON; and how it ends.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { Output } from '../../../server/src/cli/output';
import { run } from '../../../server/src/cli/run';
import { rules } from '../../../server/src/rules/index';
import { runCommandLine, Scratch } from '../../support/command-line';

const fine = "<network><name>fine</name><ip address='192.168.51.1' prefix='24'/></network>";

describe('virtnet check', () => {
  let scratch: Scratch;
  beforeEach(() => (scratch = new Scratch()));
  afterEach(() => scratch.remove());

  const check = async (...args: string[]) => {
    const { out, err, code } = await runCommandLine(['check', ...args]);
    const here = `${scratch.path}/`;
    // The last line tells how much there is, see below.
    const others = err.replace(/.* in \d+ files?\n$/, '');
    return { out: out.replaceAll(here, ''), err: others.replaceAll(here, ''), code };
  };

  it('prints nothing of what is right', async () => {
    assert.deepEqual(await check(scratch.write('fine.xml', fine)), { out: '', err: '', code: 0 });
  });

  it('says when it is asked for a libvirt that is newer than what is known here', async () => {
    const path = scratch.write('fine.xml', fine);
    assert.equal((await check('--target', 'libvirt=12.8.0', path)).err, '');
    assert.equal(
      (await check('--target', 'libvirt=12.8.1', path)).err,
      'virtnet: libvirt 12.8.1 is newer than 12.8.0, the newest known here: what came since is not\n',
    );
  });

  it('tells what an older libvirt would refuse, unless it is asked for one', async () => {
    const network =
      "<network><name>a</name><forward mode='bridge'/><bridge name='br0'/><vlan><tag id='5'/></vlan></network>";
    const path = scratch.write('vlan.xml', network);
    assert.match((await check(path)).out, /information\[vlan-mode-forbidden\]: .* came with libvirt 11\.0\.0/);
    assert.deepEqual(await check('--target', 'libvirt=11.3.0', path), { out: '', err: '', code: 0 });
    assert.equal((await check('--target', 'libvirt=10.10.0', path)).code, 1);
  });

  it('says at the end how much there is in how many files', async () => {
    const bad = scratch.write('bad.xml', '<network><name>bad</name><bridge nmae="b"/></network>');
    const warned = scratch.write('ifcfg-e', 'TYPE=Ethernet\nDEVICE=e\nVLAN_PLUS=yes\nVLAN_MINUS=yes\nBOOTPROTO=dhcp\n');
    const good = scratch.write('good.xml', fine);
    const said = async (...args: string[]) => (await runCommandLine(['check', ...args])).err;
    assert.equal(await said(good), 'nothing wrong in 1 file\n');
    assert.equal(await said(bad), '1 error in 1 file\n');
    assert.equal(await said(bad, good, warned), '1 error, 2 warnings in 3 files\n');
    assert.equal(await said('--format', 'json', bad), '');
    const none = join(scratch.path, 'none.xml');
    assert.equal(await said(none), `virtnet: ${none} does not exist\n`);
  });

  it('has colours where the terminal has, and none in what it was given', async () => {
    const path = scratch.write(
      'a.xml',
      "<network>\n  <name>\u{1b}[31ma</name><bridge nmae='\u{1b}[2m'/>\n</network>\n",
    );
    const printed = async (hasColours: boolean) => {
      let out = '';
      const output = new Output({
        out: (text) => (out += `${text}\n`),
        err: () => undefined,
        isTerminal: true,
        hasColours,
      });
      await run(['check', path], output, '');
      return out;
    };
    const plain = await printed(false);
    assert.ok(!plain.includes('\u{1b}'));
    const coloured = await printed(true);
    assert.ok(coloured.includes('\u{1b}[1;31merror[unknown-attribute]\u{1b}[22;39m'));
    assert.equal(stripVTControlCharacters(coloured), plain);
  });

  it('prints where, what, and the line with carets below it', async () => {
    const path = scratch.write('a.xml', "<network>\n  <name>a</name>\n\t<bridge nmae='virbr9'/>\n</network>\n");
    assert.deepEqual(await check(path), {
      out:
        'a.xml:3:10: error[unknown-attribute]: nmae is not known on <bridge>, expected name\n' +
        "3 |  <bridge nmae='virbr9'/>\n" +
        '  |          ^^^^\n',
      err: '',
      code: 1,
    });
  });

  it('keeps the margin below the number of the line, however long that is', async () => {
    const path = scratch.write('a.xml', `<network>\n  <name>a</name>${'\n'.repeat(98)}<bridge nmae='b'/></network>`);
    const { out } = await check(path);
    assert.deepEqual(out.split('\n').slice(1), ["100 | <bridge nmae='b'/></network>", '    |         ^^^^', '']);
  });

  it('ends with 0 when there are warnings alone', async () => {
    const { out, code } = await check(
      scratch.write('ifcfg-e', 'TYPE=Ethernet\nDEVICE=e\nVLAN_PLUS=yes\nBOOTPROTO=dhcp\n'),
    );
    assert.match(out, /^ifcfg-e:3:1: warning\[key-unknown\]/);
    assert.equal(code, 0);
  });

  it('ends with the worst of what it met, in any order', async () => {
    const bad = scratch.write('bad.xml', '<network><name>bad</name><bridge nmae="b"/></network>');
    const good = scratch.write('good.xml', fine);
    const none = join(scratch.path, 'none.xml');
    for (const [code, ...paths] of [
      [1, bad, good],
      [1, good, bad],
      [2, none, bad, good],
      [2, bad, none],
      [2, good, none],
    ] as const)
      assert.equal((await check(...paths)).code, code, paths.join(' '));
  });

  it('shows a hundred characters of a long line on either side', async () => {
    const [before, after] = ['b'.repeat(150), 'a'.repeat(150)];
    const path = scratch.write(
      'a.xml',
      `<network><name>a</name><!--${before}--><bridge nmae='x'/><!--${after}--></network>`,
    );
    const { out } = await check(path);
    const [, text, marks] = out.split('\n');
    assert.equal(text, `1 | ${'b'.repeat(89)}--><bridge nmae='x'/><!--${'a'.repeat(86)}`);
    assert.equal(marks, `  | ${' '.repeat(100)}^^^^`);
  });

  it('marks what it shows of a long problem, and a caret where there is nothing', async () => {
    const long = scratch.write('a.xml', `<network><name>a</name><bridge ${'n'.repeat(150)}='x'/></network>`);
    assert.match((await check(long)).out, /\n1 \| .*n{100}\n {2}\| {32}\^{100}\n/);
    const lines = scratch.write('b.xml', '<network>\n<name>b</name>\n<bridge\n  stp="on\n  or off"/>\n</network>');
    assert.match((await check(lines)).out, /:4:8: error.*\n4 \| {3}stp="on\n {2}\| {8}\^\^\n/);
    assert.match((await check(scratch.write('empty.xml', ''))).out, /\n1 \| \n {2}\| \^\n$/);
    const end = scratch.write('c.xml', '<network><name>c</name>');
    for (const [, text, marks] of (await check(end)).out.matchAll(/\n1 \| (.*)\n {2}\| (.*)\n/g)) {
      assert.equal(text, '<network><name>c</name>');
      assert.match(marks!, /^ *\^+$/);
    }
  });

  it('cuts no character in two, on either side of a problem', async () => {
    for (let i = 80; i <= 110; i++) {
      for (const line of [
        `<!--👍${'x'.repeat(i)}--><bridge nmae='b'/>`,
        `<bridge nmae='b'/><!--${'x'.repeat(i)}👍-->`,
      ]) {
        const { out } = await check(scratch.write('a.xml', `<network><name>a</name>\n${line}</network>`));
        assert.doesNotMatch(out, /\\u\{d/);
        const shown = out.split('\n')[1]!;
        assert.ok(shown.length <= 4 + 201, shown);
      }
    }
  });

  it('prints a thousand problems of a file, and how many are left', async () => {
    const withProblems = (count: number) =>
      `<network><name>a</name><bridge name='b' ${Array.from({ length: count }, (_, i) => `a${i}='1'`).join('\n')}/></network>`;
    const all = await check(scratch.write('all.xml', withProblems(1000)));
    assert.equal(all.out.trimEnd().split('\n').length, 3000);
    assert.match(all.out, /^all\.xml:1:41: /);
    assert.doesNotMatch(all.out, / more;/);
    const more = await check(scratch.write('more.xml', withProblems(1001)));
    assert.equal(more.out.split('\n').at(-2), 'more.xml: 1 more; --format json has all of them');
    assert.equal(more.out.trimEnd().split('\n').length, 3001);
    assert.equal(more.code, 1);
    const json = await check('--format', 'json', scratch.write('more.xml', withProblems(1001)));
    assert.equal((JSON.parse(json.out) as { diagnostics: object[] }[])[0]!.diagnostics.length, 1001);
  });

  it('leaves out a rule that fails, with a word, and goes on with the others', async () => {
    const [rule] = rules.filter((it) => it.name === 'unknown-attribute');
    const check = rule!.check;
    const path = scratch.write('a.xml', '<network><bridge nmae="b"/><domain nmae="c"/></network>');
    const before = await runCommandLine(['check', path]);
    rule!.check = () => {
      throw new Error('no words of the runtime');
    };
    try {
      const { out, err, code } = await runCommandLine(['check', path]);
      assert.match(
        err,
        /^virtnet: the rule unknown-attribute failed and was left out: this is a fault of virtnet, at .*\n.* in 1 file\n$/,
      );
      assert.doesNotMatch(err, /runtime/);
      assert.match(before.out, /\[unknown-attribute\]/);
      assert.match(out, /error\[name-missing\]/);
      assert.doesNotMatch(out, /\[unknown-attribute\]/);
      assert.equal(code, 1);
    } finally {
      rule!.check = check;
    }
  });

  it('tells in JSON what stands elsewhere, in its own lines, and what is obsolete or of no use', async () => {
    const one = scratch.write('one.xml', "<network><name>one</name>\n\n<ip address='10.0.0.1' prefix='24'/></network>");
    const two = scratch.write('two.xml', "<network><name>two</name><ip address='10.0.0.9' prefix='24'/></network>");
    const driver = "<forward mode='hostdev'><driver name='kvm'/></forward><dns enable='no'/>";
    const odd = scratch.write('odd.xml', `<network><name>odd</name>${driver}</network>`);
    const { out } = await runCommandLine(['check', '--format', 'json', one, two, odd]);
    assert.equal(out.trimEnd().split('\n').length, 1);
    const report = JSON.parse(out) as {
      path: string;
      diagnostics: { code: string; tags?: number[]; relatedInformation?: { location: object }[] }[];
    }[];
    assert.deepEqual(
      report.map((it) => it.path),
      [one, two, odd],
    );
    const [{ diagnostics }, , others] = report as [(typeof report)[0], object, (typeof report)[0]];
    const overlap = diagnostics.find((it) => it.relatedInformation);
    assert.deepEqual(
      overlap?.relatedInformation?.map((it) => it.location),
      [
        {
          uri: pathToFileURL(two).href,
          range: { start: { line: 0, character: 38 }, end: { line: 0, character: 46 } },
        },
      ],
    );
    const tagsOf = (code: string) => others.diagnostics.find((it) => it.code === code)?.tags;
    assert.deepEqual([tagsOf('dns-unmanaged-mode'), tagsOf('forward-driver-kvm')], [[1], [2]]);
  });

  it('judges each file by itself when told to, whichever rule asks', async () => {
    const paths = ['virbr1', 'virbr2'].map((it) =>
      scratch.write(
        `${it}.xml`,
        `<network><name>${it}</name><bridge name='${it}'/><mac address='52:54:00:6b:3c:58'/></network>`,
      ),
    );
    const { out } = await check(...paths);
    assert.match(out, /^virbr1\.xml.*\[mac-duplicate-bridge\]/);
    assert.doesNotMatch(out, /^virbr2\.xml/m);
    assert.deepEqual(await check('--isolated', ...paths), { out: '', err: '', code: 0 });
  });

  it('prints an empty report of nothing', async () => {
    scratch.write('sub/readme.txt', 'text');
    assert.deepEqual(await check('--format', 'json', join(scratch.path, 'sub')), { out: '[]\n', err: '', code: 0 });
  });

  it('takes a named file for XML by its ending or its first character, whatever it holds', async () => {
    for (const [name, text, code] of [
      ['pom.xml', '<project/>', 'root-not-network'],
      ['POM.XML', 'plain', 'xml-not-wellformed'],
      ['domain.txt', '<domain/>', 'root-not-network'],
      ['late.txt', '\n\t <domain/>', 'root-not-network'],
      ['lab.txt', '<network><nmae/></network>', 'name-missing'],
      ['empty.xml', '', 'xml-not-wellformed'],
    ] as const) {
      const { out, err } = await check(scratch.write(name, text));
      assert.equal(err, '', name);
      assert.match(out, new RegExp(`^${name}:\\d+:\\d+: error\\[${code}\\]`), name);
    }
    for (const [name, text] of [
      ['notes.xml.bak', 'x <domain/>'],
      ['xml', 'plain'],
      ['late.txt', 'x\n<domain/>'],
      ['blank.txt', ' \n'],
      ['ifcfg', 'DEVICE=e\n'],
    ] as const)
      assert.deepEqual(await check(scratch.write(name, text)), {
        out: '',
        err: `virtnet: ${name} is neither XML nor a file of /etc/sysconfig/network-scripts by its name\n`,
        code: 2,
      });
  });

  it('reads a pipe that is named, once', async function () {
    if (process.platform === 'win32') return this.skip();
    const path = join(scratch.path, 'pipe.xml');
    execFileSync('mkfifo', [path]);
    const text = '<network><name>piped</name><bridge nmae="b"/></network>';
    spawn('sh', ['-c', 'printf %s "$1" > "$2"', 'sh', text, path], { stdio: 'ignore' });
    const { out, err, code } = await check(path);
    assert.match(out, /^pipe\.xml:1:36: error\[unknown-attribute\]/);
    assert.deepEqual([err, code], ['', 1]);
  });

  it('judges a named file once, with its first name', async () => {
    const path = scratch.write('a.xml', '<network><name>a</name><bridge nmae="b"/></network>');
    const other = join(scratch.path, 'sub', '..', 'a.xml');
    for (const paths of [
      [path, path],
      [path, `${scratch.path}//a.xml`],
      [path, scratch.path],
      [path, other],
    ]) {
      const { out } = await check(...paths);
      assert.equal(out.match(/^a\.xml:/gm)?.length, 1, paths.join(' '));
    }
  });
});
