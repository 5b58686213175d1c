// `virtnet diff`: what is printed of a file, a stored and a running network, and with which code it ends.
import assert from 'node:assert/strict';
import { delimiter, dirname } from 'node:path';
import { runCommandLine, Scratch } from '../../support/command-line';
import { type FakeVirsh, fakeVirsh } from '../../support/fake-virsh';

const uuid = 'dd8fe884-6c02-601e-7551-cca97df1c5df';

const other = 'aabbccdd-0011-2233-4455-66778899aabb';

interface Network {
  readonly uuid: string;
  readonly stored?: string;
  readonly running?: string;
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A virsh that knows these networks by their names. */
function virshWith(networks: Readonly<Record<string, Network>>): FakeVirsh {
  const all = Object.entries(networks);
  const lines = (of: readonly string[]): string =>
    of.length === 0 ? ':' : `printf '%s\\n' ${of.map(quoted).join(' ')}`;
  const uuids = (is: (it: Network) => boolean) => lines(all.filter(([, it]) => is(it)).map(([, it]) => it.uuid));
  return fakeVirsh({
    net_list: `case "$*" in
      *--name*) ${lines(all.map(([name]) => name))} ;;
      *--autostart*) : ;;
      *--persistent*) ${uuids((it) => it.stored !== undefined)} ;;
      *--all*) ${uuids(() => true)} ;;
      *) ${uuids((it) => it.running !== undefined)} ;;
    esac`,
    net_dumpxml: `case "$*" in
      ${all
        .flatMap(([, it]) => [
          `*--inactive*${it.uuid}) ${it.stored === undefined ? 'error gone' : lines([it.stored])} ;;`,
          `*${it.uuid}) ${it.running === undefined ? 'error gone' : lines([it.running])} ;;`,
        ])
        .join('\n')}
      *) error "failed to get network" ;;
    esac`,
  });
}

const lab = (end: number, more = ''): string => `<network>
  <name>lab</name>
  <uuid>${uuid}</uuid>
  <bridge name='virbr1' stp='on' delay='0'/>
  <mac address='52:54:00:00:00:01'/>
  <ip address='10.0.0.1' netmask='255.255.255.0'>
    <dhcp>
      <range start='10.0.0.2' end='10.0.0.${end}'/>
    </dhcp>
  </ip>${more}
</network>`;

const written = (end: number): string => `<network>
  <name>lab</name>
  <ip address='10.0.0.1' prefix='24'>
    <dhcp>
      <range end='10.0.0.${end}' start='10.0.0.2'/>
    </dhcp>
  </ip>
</network>
`;

describe('virtnet diff', () => {
  const usual = process.env.PATH;
  let scratch: Scratch;
  let virsh: FakeVirsh;
  before(function () {
    if (process.platform === 'win32') this.skip();
  });
  beforeEach(() => (scratch = new Scratch()));
  afterEach(() => {
    process.env.PATH = usual;
    scratch.remove();
  });

  /** What it says of a file on a host with these networks, without where the file is. */
  async function diff(text: string, networks: Readonly<Record<string, Network>>, ...options: string[]) {
    virsh = virshWith(networks);
    process.env.PATH = `${dirname(virsh.program)}${delimiter}${usual ?? ''}`;
    const path = scratch.write('lab.xml', text);
    const { out, err, code } = await runCommandLine(['diff', '--connect', 'test:///x', ...options, path]);
    return { out: out.replaceAll(path, 'lab.xml'), err: err.replaceAll(path, 'lab.xml'), code };
  }

  it('finds no difference where the same is meant', async () => {
    assert.deepEqual(await diff(written(9), { lab: { uuid, stored: lab(9), running: lab(9) } }), {
      out: '',
      err: 'lab is defined and runs on test:///x: the file says the same\n',
      code: 0,
    });
    assert.deepEqual(virsh.arguments, ['--quiet', '--readonly', '--connect=test:///x']);
  });

  it('prints a difference that is stored and runs once, with its place and both values', async () => {
    assert.deepEqual(await diff(written(9), { lab: { uuid, stored: lab(8), running: lab(8) } }), {
      out: 'lab.xml:5:19: ip 10.0.0.1 › dhcp › range 10.0.0.2 › end: 10.0.0.9 in the file, 10.0.0.8 stored and running\n',
      err: 'lab is defined and runs on test:///x: 1 difference\n',
      code: 1,
    });
  });

  it('tells what is stored from what runs, in the order of the file', async () => {
    const more = "\n  <route address='10.1.0.0' prefix='16' gateway='10.0.0.2'/>";
    const { out, code } = await diff(written(9), { lab: { uuid, stored: lab(8, more), running: lab(7) } });
    assert.equal(
      out,
      "lab.xml:1:1: route 10.1.0.0: nothing in the file, <route address='10.1.0.0' prefix='16' gateway='10.0.0.2'/> stored\n" +
        'lab.xml:5:19: ip 10.0.0.1 › dhcp › range 10.0.0.2 › end: 10.0.0.9 in the file, 10.0.0.8 stored\n' +
        'lab.xml:5:19: ip 10.0.0.1 › dhcp › range 10.0.0.2 › end: 10.0.0.9 in the file, 10.0.0.7 running\n',
    );
    assert.equal(code, 1);
  });

  it('tells what runs otherwise than it is stored where the file leaves it open', async () => {
    const running = lab(9).replace('virbr1', 'virbr2');
    assert.deepEqual(await diff(written(9), { lab: { uuid, stored: lab(9), running } }), {
      out: 'lab.xml: bridge › name: virbr1 stored, virbr2 running\n',
      err: 'lab is defined and runs on test:///x: 1 difference\n',
      code: 1,
    });
  });

  it('says of a network that it does not run, or is not defined', async () => {
    assert.deepEqual(await diff(written(9), { lab: { uuid, stored: lab(9) } }), {
      out: '',
      err: 'lab is defined on test:///x and does not run: the file says the same\n',
      code: 0,
    });
    const { out, err, code } = await diff(written(9), { lab: { uuid, running: lab(8) } });
    assert.match(out, /10\.0\.0\.9 in the file, 10\.0\.0\.8 running$/m);
    assert.equal(err, 'lab runs on test:///x and is not defined (transient): 1 difference\n');
    assert.equal(code, 1);
    assert.deepEqual(await diff(written(9), { other: { uuid, stored: lab(9) } }), {
      out: '',
      err: 'no network of test:///x has the name or the uuid of this file\n',
      code: 1,
    });
  });

  it('finds the network by the uuid of the file before its name', async () => {
    const { out } = await diff(lab(9).replace('<name>lab', '<name>new'), {
      new: { uuid: other, stored: lab(1) },
      lab: { uuid, stored: lab(9) },
    });
    assert.equal(out, 'lab.xml:2:9: name: new in the file, lab stored\n');
  });

  it('asks for a network of any name by its uuid, and lets no word of a file become an option', async () => {
    for (const name of ['--all', "a'b", 'two  words', other]) {
      const text = written(9).replace('>lab<', `>${name}<`);
      const { code } = await diff(text, { [name]: { uuid, stored: lab(9).replace('>lab<', `>${name}<`) } });
      assert.equal(code, 0, name);
      assert.ok(virsh.asked.includes(`net-dumpxml --inactive -- ${uuid}`));
      assert.ok(
        virsh.asked.every((it) => it === `net-dumpxml --inactive -- ${uuid}` || /^net-list[ a-z-]*$/.test(it)),
        virsh.asked.join('\n'),
      );
    }
  });

  it('gives all of it as JSON, with places in the file', async () => {
    const { out, err, code } = await diff(written(9), { lab: { uuid, stored: lab(8), running: lab(9) } }, '--json');
    const report = JSON.parse(out) as object;
    const range = { start: { line: 4, character: 18 }, end: { line: 4, character: 26 } };
    assert.deepEqual(report, {
      ...{ path: 'lab.xml', connection: 'test:///x' },
      network: { name: 'lab', uuid, active: true, autostart: false, persistent: true },
      differences: [
        {
          ...{ between: ['file', 'stored'], kind: 'changed', path: 'ip 10.0.0.1 › dhcp › range 10.0.0.2 › end' },
          here: { value: '10.0.0.9', range },
          there: { value: '10.0.0.8' },
        },
      ],
    });
    assert.deepEqual([err, code], ['', 1]);
    const none = JSON.parse((await diff(written(9), {}, '--json')).out) as object;
    assert.deepEqual(none, { path: 'lab.xml', connection: 'test:///x', network: null, differences: [] });
  });

  it('ends with 2 where nothing can be compared, and asks nobody', async () => {
    for (const [text, why] of [
      ['<network><name>a</name>', 'is not well-formed; virtnet check says where'],
      ['<network/>', 'says neither a name nor a uuid'],
      ['<domain/>', 'is not a libvirt network'],
      [
        '<network><name>{{ name }}</name><domain name="{{ a }}"/></network>',
        'is a template that has yet to say its name',
      ],
    ] as const) {
      const { out, err, code } = await diff(text, {});
      assert.deepEqual([out, err, code], ['', `virtnet: lab.xml ${why}\n`, 2]);
      assert.deepEqual(virsh.started, []);
    }
    const folder = await runCommandLine(['diff', scratch.path]);
    assert.deepEqual([folder.err, folder.code], [`virtnet: ${scratch.path} is a folder, expected a file\n`, 2]);
    assert.equal((await runCommandLine(['diff', `${scratch.path}/none.xml`])).code, 2);
  });

  it('ends with 2 for words that it does not know', async () => {
    for (const [said, ...words] of [
      ['no file given'],
      ['one file at a time, and there is also b', 'a', 'b'],
      ['--connect has no value', 'a', '--connect'],
      ['--connect has no value', '--connect', '--json', 'a'],
      ['--json takes no value, and has 1', '--json=1', 'a'],
      ['--format is no option', '--format', 'json', 'a'],
    ] as const) {
      const { out, err, code } = await runCommandLine(['diff', ...words]);
      assert.deepEqual([out, err.split('\n')[0], code], ['', `virtnet diff: ${said}`, 2]);
      assert.ok(err.includes('\n  virtnet diff '));
    }
  });

  it('ends with 2 where libvirt does not answer, and says why', async () => {
    const path = scratch.write('lab.xml', written(9));
    const broken = fakeVirsh({}, 'error "failed to connect to the hypervisor" "no such socket"; exit 1');
    process.env.PATH = `${dirname(broken.program)}${delimiter}${usual ?? ''}`;
    const { out, err, code } = await runCommandLine(['diff', path]);
    assert.deepEqual([out, code], ['', 2]);
    assert.equal(err, 'virtnet: libvirt does not answer at qemu:///system: no such socket\n');
    assert.deepEqual(broken.arguments, ['--quiet', '--readonly', '--connect=qemu:///system']);
    virsh = virshWith({ lab: { uuid, stored: lab(9), running: lab(9) } });
    const gone = fakeVirsh({
      net_list: `case "$*" in *--name*) printf 'lab\\n' ;; *) printf '%s\\n' ${uuid} ;; esac`,
      net_dumpxml: 'error "Network not found"',
    });
    process.env.PATH = `${dirname(gone.program)}${delimiter}${usual ?? ''}`;
    assert.equal((await runCommandLine(['diff', path])).code, 2);
  });
});
