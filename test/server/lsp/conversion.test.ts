// Conversions that an editor asks for: of one file, of its folder; what is offered, what is said of it, what is written.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Scratch } from '../../support/command-line';
import { capabilitiesOf, Stranger } from '../../support/stranger';
import { eth0, keyfile } from '../../support/eth0';

const nothing = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

describe('a conversion in an editor', () => {
  let client: Stranger;
  let scratch: Scratch;
  beforeEach(async () => {
    scratch = new Scratch();
    client = Stranger.inMemory();
    await client.start(capabilitiesOf('vscode'));
  });
  afterEach(async () => {
    await client.stop();
    scratch.remove();
  });

  const offered = async (uri: string) => {
    const params = { textDocument: { uri }, range: nothing, context: { diagnostics: [], only: ['refactor'] } };
    const actions = (await client.ask('textDocument/codeAction', params)).result as { title: string; kind: string }[];
    return actions.filter((it) => it.title.startsWith('Convert'));
  };
  const edited = async (action: object | undefined) =>
    ((await client.ask('codeAction/resolve', action)).result as { edit: { documentChanges: unknown } }).edit
      .documentChanges;
  /** A new file, which the editor refuses to make when it is there. */
  const made = (uri: string, newText: string) => [
    { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
    { textDocument: { uri, version: null }, edits: [{ range: nothing, newText }] },
  ];

  it('of a file makes the keyfile beside it, with what became of each line above it', async () => {
    client.open('file:///lab/ifcfg-eth0', `${eth0}HOTPLUG=no\n`);
    const [one, whole, ...others] = await offered('file:///lab/ifcfg-eth0');
    assert.deepEqual(others, []);
    assert.deepEqual(
      [one, whole].map((it) => [it?.title, it?.kind]),
      [
        ['Convert to a NetworkManager keyfile', 'refactor.rewrite'],
        ['Convert this folder to nmstate', 'refactor.rewrite'],
      ],
    );
    const report =
      '# NetworkManager reads a keyfile only when it belongs to root and has the mode 0600\n' +
      '# 5 of 6 lines kept\n' +
      '# dropped: ifcfg-eth0: HOTPLUG: only the legacy scripts read it\n\n';
    assert.deepEqual(await edited(one), made('file:///lab/eth0.nmconnection', report + keyfile));
  });

  it('of its folder makes one document, of all that stands there and nothing else', async () => {
    client.open('file:///lab/ifcfg-eth0', eth0);
    client.open('file:///lab/ifcfg-eth1', eth0.replaceAll('eth0', 'eth1'));
    client.open('file:///lab/ifcfg-x', 'ONBOOT=yes\n');
    client.open('file:///lab/below/ifcfg-eth2', eth0.replaceAll('eth0', 'eth2'));
    const [create, edit] = (await edited((await offered('file:///lab/ifcfg-eth0'))[1])) as [
      object,
      { edits: { newText: string }[] },
    ];
    const { newText } = edit.edits[0]!;
    assert.deepEqual([create, edit], made('file:///lab/network.yml', newText));
    assert.match(newText, /^# ifcfg-x is left out: neither TYPE nor DEVICE\n# \d+ of \d+ lines kept\n/);
    assert.deepEqual(newText.match(/\bname: .*$/gm), ['name: eth0', 'name: eth1']);
  });

  it('is offered for a profile that can be converted, on a disk, and nowhere else', async () => {
    for (const [uri, text] of [
      ['file:///lab/ifcfg-x', 'ONBOOT=yes\n'],
      ['file:///lab/route-eth0', 'default via 10.0.0.1\n'],
      ['file:///lab/ifcfg-eth0:1', 'DEVICE=eth0:1\nIPADDR=10.0.0.1\n'],
      ['git:/lab/ifcfg-eth0', eth0],
      ['file:///lab/lab.xml', '<network><name>lab</name></network>'],
    ] as const) {
      if (uri.endsWith(':1')) client.open('file:///lab/ifcfg-eth0', eth0);
      client.open(uri, text);
      assert.deepEqual(await offered(uri), [], uri);
    }
  });

  describe('of a folder', () => {
    const convert = async (args?: unknown) =>
      (
        await client.ask('workspace/executeCommand', {
          command: 'virtnet.convertFolder',
          ...(args === undefined ? {} : { arguments: [args] }),
        })
      ).result as { ok: boolean; reason: string; message: string; value: Record<string, unknown> };
    const uriOf = (path: string) => pathToFileURL(path).href;

    it('needs to know which, and to what', async () => {
      const needs = 'the command needs the uri of an ifcfg file, and keyfile or nmstate as "to"';
      const uri = uriOf(scratch.write('ifcfg-eth0', eth0));
      for (const args of [undefined, null, {}, { uri: 7 }, { uri, to: 'netplan' }, { uri, to: 7 }, 'x']) {
        const { ok, reason, message } = await convert(args);
        assert.deepEqual([ok, reason, message], [false, 'failed', needs], JSON.stringify(args));
      }
      const elsewhere = await convert({ uri: 'git:/lab/ifcfg-eth0' });
      assert.deepEqual(
        [elsewhere.reason, elsewhere.message],
        ['failed', 'git:/lab/ifcfg-eth0 is not on a disk, so nothing can be written beside it'],
      );
      const empty = scratch.write('empty/readme', '');
      const none = await convert({ uri: uriOf(empty) });
      assert.deepEqual([none.reason, none.message], ['failed', `there is no profile in ${dirname(empty)}`]);
    });

    it('tells what it would do before it does it, and does it when that is confirmed', async () => {
      const uri = uriOf(scratch.write('ifcfg-eth0', `${eth0}HOTPLUG=no\n`));
      scratch.write('ifcfg-x', 'ONBOOT=yes\n');
      const folder = join(scratch.path, 'system-connections');
      const plan = {
        folder,
        files: [{ name: 'eth0.nmconnection', exists: false }],
        left: ['ifcfg-x is left out: neither TYPE nor DEVICE'],
        report: ['5 of 6 lines kept', 'dropped: ifcfg-eth0: HOTPLUG: only the legacy scripts read it'],
        ways: [],
        written: false,
      };
      for (const it of [{ uri }, { uri, to: 'keyfile' }, { uri, confirmed: 'yes' }, { uri, overwrite: true }]) {
        const { ok, value } = await convert(it);
        const { wholeReport, ...rest } = value;
        assert.deepEqual([ok, rest], [true, plan]);
        assert.ok((wholeReport as string[]).includes('kept: ifcfg-eth0: NAME → connection.id'));
        assert.ok(!existsSync(folder));
      }
      const { ok, value } = await convert({ uri, confirmed: true });
      assert.deepEqual([ok, value.written, value.files], [true, true, plan.files]);
      assert.equal(readFileSync(join(folder, 'eth0.nmconnection'), 'utf8'), keyfile);
    });

    it('writes all or nothing: what is there is named, and overwritten only when that is said', async () => {
      const uri = uriOf(scratch.write('ifcfg-eth0', eth0));
      for (const it of ['eth1', 'eth2']) scratch.write(`ifcfg-${it}`, eth0.replaceAll('eth0', it));
      const folder = join(scratch.path, 'system-connections');
      scratch.write('system-connections/eth0.nmconnection', 'mine');
      const one = await convert({ uri, confirmed: true });
      assert.deepEqual([one.ok, one.reason, one.message], [false, 'failed', 'eth0.nmconnection exists already']);
      scratch.write('system-connections/eth2.nmconnection', 'mine');
      const two = await convert({ uri, confirmed: true, overwrite: 'yes' });
      assert.deepEqual([two.ok, two.message], [false, 'eth0.nmconnection, eth2.nmconnection exist already']);
      assert.deepEqual(readdirSync(folder), ['eth0.nmconnection', 'eth2.nmconnection']);
      assert.equal(readFileSync(join(folder, 'eth0.nmconnection'), 'utf8'), 'mine');
      assert.equal((await convert({ uri, confirmed: true, overwrite: true })).ok, true);
      assert.equal(readFileSync(join(folder, 'eth0.nmconnection'), 'utf8'), keyfile);
    });

    it('says which file cannot be written, and why', async () => {
      const uri = uriOf(scratch.write('ifcfg-eth0', eth0));
      scratch.write('system-connections', 'a file');
      const { ok, reason, message } = await convert({ uri, confirmed: true });
      assert.equal(reason, 'failed');
      const path = join(scratch.path, 'system-connections', 'eth0.nmconnection');
      assert.deepEqual([ok, message.startsWith(path), message.length > path.length + 5], [false, true, true], message);
    });

    it('to nmstate is one file in the folder itself', async () => {
      const uri = uriOf(scratch.write('ifcfg-eth0', eth0));
      const { value } = await convert({ uri, to: 'nmstate', confirmed: true });
      assert.deepEqual([value.folder, value.files], [scratch.path, [{ name: 'network.yml', exists: false }]]);
      assert.match(readFileSync(join(scratch.path, 'network.yml'), 'utf8'), /name: eth0/);
    });

    it('takes what is open as it is in the editor, and what holds for the host', async () => {
      const static0 = 'TYPE=Ethernet\nDEVICE=eth0\nNAME=eth0\nBOOTPROTO=none\nIPADDR=10.0.0.2\nPREFIX=24\n';
      const path = scratch.write('etc/sysconfig/network-scripts/ifcfg-eth0', static0);
      const global = scratch.write('etc/sysconfig/network', 'GATEWAY=10.0.0.1\n');
      const written = async () => {
        assert.equal((await convert({ uri: uriOf(path), confirmed: true, overwrite: true })).ok, true);
        return readFileSync(join(dirname(path), 'system-connections', 'eth0.nmconnection'), 'utf8');
      };
      assert.match(await written(), /^address1=10\.0\.0\.2\/24,10\.0\.0\.1$/m);
      client.open(uriOf(global), 'GATEWAY=10.0.0.7\n', 'ifcfg');
      assert.match(await written(), /^address1=10\.0\.0\.2\/24,10\.0\.0\.7$/m);
      client.open(uriOf(path), static0.replace('10.0.0.2', '10.0.0.3'), 'ifcfg');
      assert.match(await written(), /^address1=10\.0\.0\.3\/24,10\.0\.0\.7$/m);
      // A file of that name elsewhere says nothing.
      mkdirSync(join(scratch.path, 'opt', 'scripts'), { recursive: true });
      writeFileSync(join(scratch.path, 'opt', 'network'), 'GATEWAY=10.0.0.1\n');
      const other = scratch.write('opt/scripts/ifcfg-eth0', static0);
      assert.equal((await convert({ uri: uriOf(other), confirmed: true })).ok, true);
      const text = readFileSync(join(dirname(other), 'system-connections', 'eth0.nmconnection'), 'utf8');
      assert.match(text, /^address1=10\.0\.0\.2\/24$/m);
    });
  });
});
