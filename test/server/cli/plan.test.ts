// The words of `virtnet plan` and `virtnet apply`. What they do is seen on a real libvirt (test/real/apply).
import assert from 'node:assert/strict';
import { delimiter, dirname } from 'node:path';
import { runCommandLine, Scratch } from '../../support/command-line';
import { fakeVirsh } from '../../support/fake-virsh';

describe('virtnet plan and virtnet apply', () => {
  const usual = process.env.PATH;
  const usualState = process.env.XDG_STATE_HOME;
  let scratch: Scratch;
  before(function () {
    if (process.platform === 'win32') this.skip();
  });
  beforeEach(() => (scratch = new Scratch()));
  afterEach(() => {
    process.env.PATH = usual;
    if (usualState === undefined) delete process.env.XDG_STATE_HOME;
    else process.env.XDG_STATE_HOME = usualState;
    scratch.remove();
  });

  const network = "<network><name>lab</name><ip address='10.0.0.1' prefix='24'/></network>";

  it('end with 2 for words that they do not know', async () => {
    for (const verb of ['plan', 'apply'])
      for (const [said, ...words] of [
        ['no file given'],
        ['one file at a time, and there is also b', 'a', 'b'],
        ['--connect has no value', 'a', '--connect'],
        ['--autostart and --no-autostart exclude each other', '--autostart', '--no-autostart', 'a'],
        ['--autostart takes no value, and has 1', '--autostart=1', 'a'],
        ['--json is no option', '--json', 'a'],
        verb === 'plan' ? ['--yes is no option', '--yes', 'a'] : ['--format is no option', '--format=json', 'a'],
        verb === 'plan'
          ? ['--rollback is no option', '--rollback', '9', 'a']
          : ['--rollback is 0, expected a number of seconds', '--rollback=0', 'a'],
        verb === 'plan' ? ['--format is xml, expected text or json', '--format=xml', 'a'] : ['no file given', '--yes'],
      ] as const) {
        const { out, err, code } = await runCommandLine([verb, ...words]);
        assert.deepEqual([out, err.split('\n')[0], code], ['', `virtnet ${verb}: ${said}`, 2]);
        assert.ok(err.includes(`\n  virtnet ${verb} `));
      }
  });

  it('leave to virtnet rollback what is on trial, of which there may be nothing', async () => {
    process.env.XDG_STATE_HOME = scratch.path;
    for (const [words, code, said] of [
      [['--list'], 0, 'nothing is on trial\n'],
      [['--list', '--format', 'json'], 0, '[]\n'],
      [['0123abcd'], 1, 'virtnet: nothing of the number 0123abcd is on trial\n'],
      [['--keep', '../../etc/passwd'], 1, 'virtnet: nothing of the number ../../etc/passwd is on trial\n'],
      [[], 2, 'virtnet rollback: no number given; --list tells them'],
      [['--list', 'a'], 2, 'virtnet rollback: --list names all, and there is also a'],
      [['a', 'b'], 2, 'virtnet rollback: one at a time, and there is also b'],
      [['--list', '--format=xml'], 2, 'virtnet rollback: --format is xml, expected text or json'],
      [['--now', 'a'], 2, 'virtnet rollback: --now is no option'],
    ] as const) {
      const done = await runCommandLine(['rollback', ...words]);
      assert.deepEqual([done.code, code === 2 ? done.err.split('\n')[0] : done.out + done.err], [code, said]);
    }
  });

  it('ask no host for a file that is no network, and end with 2', async () => {
    const virsh = fakeVirsh();
    process.env.PATH = `${dirname(virsh.program)}${delimiter}${usual ?? ''}`;
    for (const verb of ['plan', 'apply'])
      for (const [text, why] of [
        ['<domain/>', 'is not a libvirt network'],
        ['<network><name>lab</network>', 'is not well-formed; virtnet check says where'],
        ['<network/>', 'says neither a name nor a uuid'],
      ] as const) {
        const path = scratch.write('lab.xml', text);
        const { out, err, code } = await runCommandLine([verb, path]);
        assert.deepEqual([out, err, code], ['', `virtnet: ${path} ${why}\n`, 2]);
      }
    assert.deepEqual(virsh.started, []);
  });

  it('end with 2 where libvirt does not answer, and say why; plan through a connection that reads only', async () => {
    const path = scratch.write('lab.xml', network);
    for (const [verb, ...options] of [['plan', '--readonly'], ['apply']] as const) {
      const broken = fakeVirsh({}, 'error "failed to connect to the hypervisor" "no such socket"; exit 1');
      process.env.PATH = `${dirname(broken.program)}${delimiter}${usual ?? ''}`;
      const { out, err, code } = await runCommandLine([verb, path]);
      assert.deepEqual([out, code], ['', 2]);
      assert.equal(err, 'virtnet: libvirt does not answer at qemu:///system: no such socket\n');
      assert.deepEqual(broken.arguments, ['--quiet', ...options, '--connect=qemu:///system']);
    }
  });

  it('tell errors of the file first', async () => {
    const path = scratch.write('lab.xml', network.replace("prefix='24'", "prefix='99'"));
    for (const verb of ['plan', 'apply']) {
      const broken = fakeVirsh({}, 'error "failed to connect to the hypervisor" "no such socket"; exit 1');
      process.env.PATH = `${dirname(broken.program)}${delimiter}${usual ?? ''}`;
      const { err } = await runCommandLine([verb, path]);
      assert.deepEqual(err.split('\n').slice(0, 2), [
        `${path}:1:57: error[ip-prefix-range]: prefix 99 of the IPv4 address 10.0.0.1, expected at most 32, usually 24`,
        'virtnet: libvirt does not answer at qemu:///system: no such socket',
      ]);
    }
  });
});
