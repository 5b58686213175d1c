// What is said when the system refuses something: always in words of ours, never in those of the runtime, which change
// from one Node to the next.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getSystemErrorMap } from 'node:util';
import { Output } from '../../server/src/cli/output';
import { run } from '../../server/src/cli/run';
import { readSync } from '../../server/src/files/read';
import { writeSync } from '../../server/src/files/write';
import { defineNetwork } from '../../server/src/host/define';
import { History } from '../../server/src/host/history';
import { VirshSession } from '../../server/src/host/session';
import * as virsh from '../../server/src/host/virsh';
import { defectOf, whyRefused } from '../../server/src/refused';

/** What only a runtime says: names of its calls and codes, and what it writes around them. */
const foreign =
  /\bE[A-Z]{3,}\b|\bERR_|errno|syscall|\bspawn\b|\bmkdtemp\b|\bscandir\b|\bError\b|Unknown option|argument/;

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'virtnet-refused-'));
  writeFileSync(join(folder, 'file'), 'x');
  writeFileSync(join(folder, 'not-a-program'), 'x', { mode: 0o644 });
  writeFileSync(join(folder, 'for-nobody'), '#!/no/such/interpreter\n', { mode: 0o755 });
  mkdirSync(join(folder, 'folder', 'inner'), { recursive: true });
  symlinkSync('loop', join(folder, 'loop'));
});
after(() => rmSync(folder, { recursive: true }));

const long = 'x'.repeat(300);

describe('a refusal of the system', () => {
  it('is told in words of ours, whatever it is', () => {
    for (const [, [code, words]] of getSystemErrorMap()) {
      const why = whyRefused(Object.assign(new Error(`${code}: ${words}, open 'x'`), { code }));
      assert.ok(!why.includes(words), why);
      assert.match(why, /^(?:is refused with E[A-Z0-9]+|[a-z][a-z ,-]+)$/);
    }
    assert.equal(whyRefused(new TypeError("Cannot read properties of undefined (reading 'x')")), 'is refused');
    assert.equal(whyRefused(Object.assign(new Error('x'), { code: 'ERR_INVALID_ARG_VALUE' })), 'is refused');
  });

  const readings: [path: string, why: string][] = [
    ['nothing', 'does not exist'],
    ['file/x', 'lies below a file, not a folder'],
    ['loop', 'is a link that leads to itself'],
    [long, 'has too long a name'],
    ['folder', 'is a folder'],
  ];
  for (const [path, why] of readings)
    it(`to read: ${why}`, () => {
      assert.deepEqual(readSync(join(folder, path), { named: true }), { ok: false, why });
    });

  const writings: [path: string, over: boolean, why: string][] = [
    ['file', false, 'exists already'],
    ['file/x', false, 'lies below a file, not a folder'],
    [long, false, 'has too long a name'],
    ['folder', true, 'is a folder'],
    ['loop/x', false, 'is a link that leads to itself'],
  ];
  for (const [path, over, why] of writings)
    it(`to write ${over ? 'over' : 'a new file'}: ${why}`, () => {
      assert.equal(writeSync(join(folder, path), 'x', { mode: 0o600, over }), why);
    });
});

describe('a fault of ours', () => {
  it('is told with its place and without the words of the runtime', () => {
    let fault: unknown;
    try {
      (undefined as unknown as string[]).push('x');
    } catch (it) {
      fault = it;
    }
    assert.match(defectOf(fault), /^this is a fault of virtnet, at .*refused\.test\.js:\d+:\d+/);
    assert.doesNotMatch(defectOf(fault), /Cannot read|TypeError|\n/);
    assert.equal(defectOf('thrown'), 'this is a fault of virtnet');
  });
});

describe('words of the command line that are wrong', () => {
  const told = async (...args: string[]): Promise<string | undefined> => {
    const lines: string[] = [];
    const streams = { out: () => undefined, err: (it: string) => lines.push(it), isTerminal: false };
    assert.equal(await run(args, new Output(streams), folder), 2, args.join(' '));
    return lines[0];
  };

  const cases: [args: string[], told: string][] = [
    [['check', '--nonsense', 'x'], 'virtnet check: --nonsense is no option'],
    [['check', '--no-isolated', 'x'], 'virtnet check: --no-isolated is no option'],
    [['check', '--constructor', 'x'], 'virtnet check: --constructor is no option'],
    [['check', '-x'], 'virtnet check: -x is no option'],
    [['check', '--format'], 'virtnet check: --format has no value'],
    [['check', '--format', '--isolated', 'x'], 'virtnet check: --format has no value'],
    [['check', '--isolated=yes', 'x'], 'virtnet check: --isolated takes no value, and has yes'],
    [
      ['check', '--format=', 'x'],
      'virtnet check: --format is ; expected text, json, sarif, github, junit or checkstyle',
    ],
    [['check'], 'virtnet check: no path given'],
    [['convert', '--to'], 'virtnet convert: --to has no value'],
    [['convert', '--froce', 'x'], 'virtnet convert: --froce is no option'],
    [['convert', '--kept=1', 'x'], 'virtnet convert: --kept takes no value, and has 1'],
    [['convert', 'x'], 'virtnet convert: --to is not given; expected keyfile or nmstate'],
    [['convert', '--to', 'keyfile'], 'virtnet convert: no path given'],
  ];
  for (const [args, expected] of cases)
    it(`${args.join(' ')}`, async () => {
      assert.equal(await told(...args), expected);
    });

  it('are paths behind --', async () => {
    assert.equal(await told('check', '--', '--nonsense'), 'virtnet: --nonsense does not exist');
  });
});

describe('a virsh that cannot be started', () => {
  /** What a person is told of a command. */
  const told = async (program: string, env: NodeJS.ProcessEnv = process.env): Promise<string> => {
    const session = new VirshSession({ uri: 'test:///default', program, env });
    try {
      const answer = await session.run(virsh.listNames);
      assert.ok(!answer.ok);
      assert.equal(answer.detail, '');
      return answer.message;
    } finally {
      await session.close();
    }
  };

  it('is told as what it is', async () => {
    const at = (name: string): string => join(folder, name);
    assert.match(await told(at('nothing')), /nothing was not found: install libvirt-clients/);
    assert.match(await told(at('file/virsh')), /virsh was not found: install/);
    assert.match(await told(at('for-nobody')), /was not found: install/);
    assert.match(await told(at('not-a-program')), /may not be run$/);
    assert.match(await told(at('folder')), /may not be run$/);
    assert.match(await told(at('loop')), /could not be started: it is a link that leads to itself$/);
    assert.match(await told(at(long)), /could not be started: it has too long a name$/);
    assert.match(await told('vir\0sh'), /could not be started: it is refused$/);
    assert.match(
      await told('virsh', { PATH: process.env.PATH, X: 'x'.repeat(4_000_000) }),
      /could not be started: it /,
    );
  });

  it('is told in words of ours', async () => {
    for (const name of ['nothing', 'file/virsh', 'for-nobody', 'not-a-program', 'folder', 'loop', long, 'a\0b'])
      assert.doesNotMatch((await told(join(folder, name))).replaceAll(folder, ''), foreign, name);
  });

  it('for want of a place for temporary files says so', async () => {
    const { TMPDIR } = process.env;
    process.env.TMPDIR = join(folder, 'gone');
    try {
      const session = new VirshSession({ uri: 'test:///default' });
      const done = await defineNetwork(
        session,
        '<network><name>x</name></network>',
        new History(join(folder, 'h')),
      ).run();
      await session.close();
      assert.ok(!done.ok);
      assert.equal(
        done.message,
        `virsh could not be started with a folder of its own: ${join(folder, 'gone')} does not exist`,
      );
      assert.equal(done.detail, '');
    } finally {
      if (TMPDIR === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = TMPDIR;
    }
  });
});
