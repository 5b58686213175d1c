// What `virtnet check --fix` and `--fix-dry-run` make of files, and how standard input is read.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { hunksOf } from '../../../server/src/cli/unified-diff';
import { rewriteSync } from '../../../server/src/files/write';
import { applyEdits } from '../../../server/src/text';
import { runCommandLine, Scratch } from '../../support/command-line';
import { pages } from '../../support/examples';
import { fixAll } from '../../support/fix-all';
import { filesOf, newest, uriOf, workspaceOf } from '../../support/checking';
import { readRulePage } from '../../support/pages';

const bad = "<network>\n  <name>bad</name>\n  <bridge nmae='virbr9'/>\n</network>\n";
const good = bad.replace('nmae', 'name');

/** The text with a diff of it applied by patch. */
function patched(text: string, diff: string): string {
  const scratch = new Scratch();
  try {
    const path = scratch.write('a', text);
    const { status, stdout, error } = spawnSync('patch', ['--batch', '--binary', path], {
      input: diff,
      encoding: 'utf8',
    });
    if (error) throw error;
    assert.equal(status, 0, stdout);
    return readFileSync(path, 'utf8');
  } finally {
    scratch.remove();
  }
}

/** The diff as it is printed of a text without secrets. */
const diffOf = (text: string, edits: Parameters<typeof hunksOf>[1]): string => {
  const after = applyEdits(text, edits);
  return hunksOf(text, edits)
    .map(({ head, lines }) =>
      [
        head,
        ...lines.map(({ sign, span, isCut }) => {
          const line = (sign === '+' ? after : text).slice(span.start, span.end);
          return `${sign}${line}${isCut ? '\n\\ No newline at end of file' : ''}`;
        }),
      ].join('\n'),
    )
    .map((it) => `${it}\n`)
    .join('');
};

describe('virtnet check --fix', () => {
  let scratch: Scratch;
  const home = process.cwd();
  beforeEach(() => (scratch = new Scratch()));
  afterEach(() => {
    process.chdir(home);
    scratch.remove();
  });
  const check = (args: readonly string[], input?: string) => runCommandLine(['check', ...args], { input });
  const read = (path: string) => readFileSync(path, 'utf8');

  it('writes what fix all makes, tells what is left, and has nothing to do then', async () => {
    const path = scratch.write('bad.xml', bad);
    const worse = scratch.write(
      'worse.xml',
      bad.replace('<name>bad</name>', '<name>worse</name>').replace('virbr9', '"'),
    );
    const { out, err, code } = await check(['--fix', path, worse]);
    assert.equal(read(path), good);
    assert.match(out, /^.*worse\.xml:3:/);
    assert.match(err, /; [12] files? repaired\n$/);
    assert.equal(code, 1);
    const before = [read(path), read(worse)];
    assert.doesNotMatch((await check(['--fix', path, worse])).err, /repaired/);
    assert.deepEqual([read(path), read(worse)], before);
    assert.deepEqual(await check(['--fix', path]), { out: '', err: 'nothing wrong in 1 file\n', code: 0 });
  });

  it('leaves files as they are that have nothing to repair', async () => {
    const path = scratch.write('good.xml', good);
    const { mtimeNs, ino } = statSync(path, { bigint: true });
    await check(['--fix', path]);
    const now = statSync(path, { bigint: true });
    assert.deepEqual([now.mtimeNs, now.ino], [mtimeNs, ino]);
  });

  it('keeps mode, links and line ends, and leaves nothing beside', async () => {
    const path = scratch.write('real/bad.xml', bad.replaceAll('\n', '\r\n'));
    chmodSync(path, 0o640);
    const link = join(scratch.path, 'link.xml');
    symlinkSync(path, link);
    await check(['--fix', link]);
    assert.equal(read(path), good.replaceAll('\n', '\r\n'));
    assert.ok(lstatSync(link).isSymbolicLink());
    assert.equal(statSync(path).mode & 0o7777, 0o640);
    assert.deepEqual(readdirSync(dirname(path)), ['bad.xml']);
  });

  it('changes a file with two names under both', async () => {
    const path = scratch.write('one.xml', bad);
    const other = join(scratch.path, 'other.txt');
    linkSync(path, other);
    await check(['--fix', path]);
    assert.equal(read(other), good);
    assert.equal(statSync(path).ino, statSync(other).ino);
  });

  it('writes no file that is not what was read: changed meanwhile, not UTF-8, read-only, gone', () => {
    const path = scratch.write('a.xml', bad);
    assert.equal(rewriteSync(path, 'other', good), 'has changed meanwhile');
    assert.equal(read(path), bad);
    const latin = join(scratch.path, 'latin.xml');
    const bytes = Buffer.from(bad.replace('bad', 'b\u00e4d'), 'latin1');
    writeFileSync(latin, bytes);
    assert.equal(rewriteSync(latin, bytes.toString('utf8'), good), 'is not UTF-8');
    assert.deepEqual(readFileSync(latin), bytes);
    assert.equal(rewriteSync(join(scratch.path, 'none.xml'), bad, good), 'does not exist');
    assert.deepEqual(readdirSync(scratch.path).sort(), ['a.xml', 'latin.xml']);
  });

  it('says which file it could not write, and ends with 2', async () => {
    const latin = scratch.write('latin.xml', '');
    writeFileSync(latin, Buffer.from(bad.replace('bad', 'b\u00e4d'), 'latin1'));
    const { err, code } = await check(['--fix', latin]);
    assert.match(err, /latin\.xml is not UTF-8\n/);
    assert.equal(code, 2);
  });

  it('leaves what is none of ours, and files beside that were not named', async () => {
    const foreign = scratch.write('net.xml', '<network><layer nmae="1"/><layer/></network>');
    const named = scratch.write('ifcfg-a', 'DEVICE=a\nonboot=yes\nBOOTPROTO=dhcp\nTYPE=Ethernet\n');
    const beside = scratch.write('ifcfg-b', 'DEVICE=b\nonboot=yes\nBOOTPROTO=dhcp\nTYPE=Ethernet\n');
    const before = [read(foreign), read(beside)];
    await check(['--fix', foreign, named]);
    assert.match(read(named), /ONBOOT=yes/);
    assert.deepEqual([read(foreign), read(beside)], before);
  });

  it('shows with --fix-dry-run what it would change, and changes nothing', async () => {
    scratch.write('bad.xml', bad);
    process.chdir(scratch.path);
    const { out, err, code } = await check(['--fix-dry-run', 'bad.xml']);
    assert.equal(read('bad.xml'), bad);
    assert.equal(
      out,
      '--- bad.xml\n+++ bad.xml\n@@ -1,4 +1,4 @@\n <network>\n   <name>bad</name>\n' +
        "-  <bridge nmae='virbr9'/>\n+  <bridge name='virbr9'/>\n </network>\n",
    );
    assert.equal(err, 'nothing wrong in 1 file; 1 file would be repaired\n');
    assert.equal(code, 0);
    await check(['--fix', 'bad.xml']);
    assert.equal(patched(bad, out), read('bad.xml'));
    assert.equal((await check(['--fix-dry-run', 'bad.xml'])).out, '');
  });

  it('shows tabs and line ends in a diff as they are, no secret, and nothing that is obeyed', async () => {
    const text = 'DEVICE=wlan0\r\nTYPE=Wireless\r\n\tKEY1=s:giraffe-okapi\r\nonboot=yes\r\n # \u001b[2J::error::x\r\n';
    scratch.write('ifcfg-wlan0', text);
    process.chdir(scratch.path);
    const { out } = await check(['--fix-dry-run', 'ifcfg-wlan0']);
    assert.match(out, /^-onboot=yes\r$/m);
    assert.match(out, /^\+ONBOOT=yes$/m);
    assert.match(out, /^\+\tKEY1=.*•••$/m);
    assert.ok(!out.includes('giraffe') && !out.includes('\u001b'));
  });

  it('takes one of both', async () => {
    const { err, code } = await check(['--fix', '--fix-dry-run', scratch.write('bad.xml', bad)]);
    assert.match(err, /^virtnet check: --fix and --fix-dry-run exclude each other\n/);
    assert.equal(code, 2);
  });

  it('of every example of every rule comes to rest, and its diff is what it does', function () {
    const diffs: string[] = [];
    for (const page of pages) {
      for (const { files, title } of readRulePage(join('server/src/rules', `${page}.md`)).sections) {
        const texts = Object.fromEntries(files.map((it) => [it.name, it.text]));
        for (const file of filesOf(texts)) {
          const name = Object.keys(texts).find((it) => uriOf(it) === file.uri)!;
          const fix = (text: string) => {
            const now = { ...texts, [name]: text };
            const it = filesOf(now).find((one) => one.uri === file.uri)!;
            return fixAll(it, workspaceOf(now), { target: newest });
          };
          const edits = fix(file.text);
          if (edits.length === 0) continue;
          const after = applyEdits(file.text, edits);
          assert.deepEqual(fix(after), [], `${page}, ${title}: ${file.basename}`);
          diffs.push(file.text);
          assert.equal(unpatched(file.text, hunksOf(file.text, edits), after), after, `${page}, ${title}`);
        }
      }
    }
    assert.ok(diffs.length > 300, String(diffs.length));
  });

  it('shows any change as a diff that patch applies', () => {
    const line = fc.constantFrom('a\n', 'b\n', '\n', 'c\r\n', 'd');
    const text = fc.array(line, { maxLength: 30 }).map((it) => it.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.tuple(fc.nat(60), fc.nat(9), text), { maxLength: 4 }), (before, given) => {
        let from = 0;
        const edits = given.flatMap(([gap, length, instead]) => {
          const start = Math.min(before.length, from + gap);
          const end = Math.min(before.length, start + length);
          if (start < from || (start === from && from > 0)) return [];
          from = end + 1;
          return [{ span: { start, end }, text: instead }];
        });
        const after = applyEdits(before, edits);
        const diff = diffOf(before, edits);
        assert.equal(diff === '', before === after);
        if (diff !== '' && before !== '' && after !== '') assert.equal(patched(before, diff), after);
      }),
      { numRuns: 150 },
    );
  });
});

/** The text after the hunks, applied by hand. */
function unpatched(text: string, hunks: ReturnType<typeof hunksOf>, after: string): string {
  let [result, from] = ['', 0];
  for (const { lines } of hunks)
    for (const { sign, span, isCut } of lines) {
      const end = isCut ? span.end : span.end + 1;
      if (sign === '+') result += after.slice(span.start, end);
      else {
        result += text.slice(from, span.start) + (sign === ' ' ? text.slice(span.start, end) : '');
        from = end;
      }
    }
  return result + text.slice(from);
}

describe('standard input', () => {
  let scratch: Scratch;
  beforeEach(() => (scratch = new Scratch()));
  afterEach(() => scratch.remove());
  const check = (args: readonly string[], input: string) => runCommandLine(['check', ...args], { input });

  it('is a network, unless it is named otherwise', async () => {
    const { out, code } = await check(['-'], bad);
    assert.match(out, /^-:3:11: error\[unknown-attribute\]/);
    assert.equal(code, 1);
    const other = await check(['-'], 'DEVICE=eth0\n');
    assert.match(other.out, /^-:1:1: error/);
    assert.equal(other.code, 1);
  });

  it('is what its name says, in the folder that its name says', async () => {
    const text = 'DEVICE=eth0\nTYPE=Ethernet\nBRIDGE=br0\nONBOOT=maybe\n';
    const folder = 'etc/sysconfig/network-scripts';
    mkdirSync(join(scratch.path, folder), { recursive: true });
    const name = join(scratch.path, folder, 'ifcfg-eth0');
    const { out, err } = await check(['--stdin-filename', name, '-'], text);
    assert.match(out, /ifcfg-eth0:4:8: \w+\[/);
    assert.match(err, / in 1 file\n$/);
    scratch.write(`${folder}/ifcfg-br0`, 'DEVICE=br0\nTYPE=Bridge\nBOOTPROTO=dhcp\n');
    const bridged = await check(['--stdin-filename', name, '-'], text);
    // What stands beside it answers what it names.
    assert.notEqual(bridged.out, out);
  });

  it('stands for what the disk has under its name, also within a folder', async () => {
    const path = scratch.write('a.xml', bad);
    for (const paths of [
      ['-', scratch.path],
      [scratch.path, '-'],
      [path, '-'],
    ])
      assert.deepEqual(
        await check(['--stdin-filename', path, ...paths], good),
        { out: '', err: 'nothing wrong in 1 file\n', code: 0 },
        String(paths),
      );
  });

  it('is repaired on standard output, with the report beside', async () => {
    const { out, err, code } = await check(['--fix', '-'], bad);
    assert.deepEqual([out, err, code], [good, 'nothing wrong in 1 file; 1 file repaired\n', 0]);
    assert.equal((await check(['--fix', '-'], good)).out, good);
    const path = scratch.write('a.xml', bad);
    const named = await check(['--fix', '--stdin-filename', path, '-'], bad.replace('bad', 'b'));
    assert.equal(named.out, good.replace('bad', 'b'));
    assert.equal(readFileSync(path, 'utf8'), bad);
    assert.match((await check(['--fix-dry-run', '-'], bad)).out, /^--- -\n\+\+\+ -\n@@ /);
  });

  it('of a name without it is wrong usage', async () => {
    const { err, code } = await check(['--stdin-filename', 'a.xml', scratch.write('b.xml', good)], '');
    assert.match(err, /^virtnet check: --stdin-filename is a\.xml, and no path is -\n/);
    assert.equal(code, 2);
  });

  it('comes through a pipe to the command itself', () => {
    const ask = (...args: string[]) =>
      spawnSync(process.execPath, ['dist/cli.js', 'check', ...args], { input: bad, encoding: 'utf8' });
    assert.match(ask('-').stdout, /^-:3:11: error/);
    assert.equal(ask('--fix', '-').stdout, good);
  });
});
