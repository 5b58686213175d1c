// virtnet.json: what it may say, what is said of the rest, whose word counts, and that an editor and the command line say
// the same of one folder.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import Ajv from 'ajv';
import { constant, constantFrom, anything, array, assert as holds, oneof, property, record, string } from 'fast-check';
import { readRulesFile } from '../../../server/src/judging/rules-file';
import { rules } from '../../../server/src/rules/index';
import { settingsOf } from '../../../server/src/lsp/settings';
import { LineIndex } from '../../../server/src/text';
import { runCommandLine, Scratch } from '../../support/command-line';
import { Stranger } from '../../support/stranger';

const bad = "<network>\n  <name>bad</name>\n  <bridge nmae='virbr9'/>\n</network>\n";
const own = 'TYPE=Ethernet\nDEVICE=eth0\nSITE=lab\nBOOTPROTO=dhcp\n';
const network = (name: string) => `<network><name>${name}</name><bridge name='virbr7'/></network>`;

interface Manifest {
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, object>> } };
}
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

describe('what virtnet.json says', () => {
  const faultsIn = (text: string): string[] => {
    const lines = new LineIndex(text);
    return readRulesFile(text).faults.map(({ span, severity, message }) => {
      const { line, character } = lines.position(span.start);
      return `${line + 1}:${character + 1}-${span.end - span.start} ${severity}: ${message}`;
    });
  };

  it('is read with comments, and commas behind the last of a list', () => {
    const text =
      '{\n  // why\n  "libvirt": {"targetVersion": "9.0"}, /* and */ "rules": {"ip-public-range": "off",},\n' +
      '  "ifcfg": {"backend": "both", "targetRelease": 9, "knownKeys": ["SITE"]}, "hosts": ["a/*"], "exclude": ["old/"]}';
    assert.deepEqual(readRulesFile(text), {
      judging: {
        libvirt: '9.0',
        backend: 'both',
        release: 9,
        knownKeys: ['SITE'],
        hosts: ['a/*'],
        severities: { 'ip-public-range': 'off' },
      },
      exclude: ['old/'],
      faults: [],
    });
  });

  it('is told where it cannot be followed, and the rest is followed all the same', () => {
    const text =
      '{\n  "rules": {"name-missing": "loud", "unknown-atribute": "off", "ip-public-range": "off"},\n' +
      '  "ifcfg": {"knownKeys": ["A", 7], "backend": "initscripts"},\n  "hosts": "a", "exlude": []}';
    assert.deepEqual(faultsIn(text), [
      '2:29-6 error: name-missing is loud, expected error, warning, information, hint or off',
      '2:37-18 warning: unknown-atribute is no code of virtnet, expected unknown-attribute',
      '3:32-1 error: knownKeys is 7, expected the name of a key',
      '3:47-13 error: backend is initscripts, expected NetworkManager, network-scripts or both',
      '4:12-3 error: hosts is a, expected a list',
      '4:17-8 warning: exlude is not known here, expected $schema, libvirt, ifcfg, hosts, rules or exclude',
    ]);
    const { severities, knownKeys } = readRulesFile(text).judging;
    assert.deepEqual([severities, knownKeys], [{ 'unknown-atribute': 'off', 'ip-public-range': 'off' }, ['A']]);
    assert.deepEqual(faultsIn('{"libvirt": {"targetVersion": "99.0.0"}}'), [
      '1:14-15 warning: libvirt 99.0.0 is newer than 12.8.0, the newest known here: what came since is not',
    ]);
  });

  it('is told where it is no JSON, in our words', () => {
    for (const [text, fault] of [
      ['', '1:1-0 error: here is expected a value'],
      ['[]', '1:1-2 error: the file is a list, expected names with values, in braces'],
      ['{"rules" {}}', '1:10-1 error: here is expected a colon'],
      ['{"rules": {"name-missing": "off" "b": "off"}}', '1:34-3 error: here is expected a comma'],
      ['{"rules": {}', '1:13-0 error: here is expected the closing }'],
      ['{"hosts": ["a]}', '1:12-4 error: here is expected the closing quote'],
      ["{'hosts': []}", '1:2-7 error: here is expected JSON'],
      ['{} {}', '1:4-1 error: here is expected nothing more'],
      [
        '{"rules": {"name-missing": "off"}, "rules": {}}',
        '1:2-7 warning: rules stands here twice, and the last one counts',
      ],
      ['['.repeat(60_000), '1:1-0 error: brackets are nested too deep'],
    ] as const)
      assert.equal(faultsIn(text)[0], fault);
  });

  it('names no program, no connection, and no path that is read', () => {
    const settings = Object.entries(manifest.contributes.configuration.properties);
    const machine = settings.filter(([, it]) => (it as { scope: string }).scope === 'machine').map(([name]) => name);
    assert.ok(machine.includes('virtnet.virsh.path') && machine.includes('virtnet.connection.uri'));
    for (const name of machine) {
      const [, section, key] = name.split('.');
      const text = JSON.stringify({ [section!]: { [key!]: 'sh' } });
      assert.match(faultsIn(text)[0]!, /is not known here/);
      assert.deepEqual(
        Object.values(readRulesFile(text).judging).filter((it) => it !== undefined),
        [],
      );
    }
  });

  it('has a schema that takes what is taken and refuses what is told, value by value', () => {
    const schema = JSON.parse(readFileSync('dist/virtnet.schema.json', 'utf8')) as {
      properties: Record<string, object>;
    };
    const takes = new Ajv({ strict: false }).compile(schema);
    const codes = rules.flatMap((it) => Object.keys(it.codes));
    const loud = constantFrom('error', 'hint', 'off', 'loud', null, 7);
    const text = oneof(string(), constantFrom('', '9.0.0', '9', '9.0.0.1', 'A_B', 'a b', 'both'));
    const value = oneof(
      text,
      array(text, { maxLength: 1 }),
      record({ targetVersion: text }, { requiredKeys: [] }),
      record(
        { backend: constantFrom('both', 'x', 7), targetRelease: constantFrom(null, 5, 6, '6') },
        { requiredKeys: [] },
      ),
      record({ knownKeys: array(text, { maxLength: 1 }) }),
      record({ [codes[0]!]: loud, [codes.at(-1)!]: loud }, { requiredKeys: [] }),
      constant({ 'no-such-code': 'off' }),
      anything({ maxDepth: 1 }),
    );
    const names = constantFrom(
      ...Object.keys(schema.properties).filter((it) => it !== '$schema'),
      'virsh',
      'connection',
    );
    let [taken, refused] = [0, 0];
    holds(
      property(names, value, (name, it) => {
        const written = JSON.stringify({ [name]: it });
        const isTaken = takes(JSON.parse(written));
        if (isTaken) taken++;
        else refused++;
        return isTaken === (readRulesFile(written).faults.length === 0);
      }),
      { numRuns: 1500, seed: 15 },
    );
    assert.ok(taken > 100 && refused > 100, `${taken} taken, ${refused} refused`);
  });

  it('is what the settings of an editor say in the same words', () => {
    const said = {
      libvirt: { targetVersion: '10.1.0' },
      ifcfg: { backend: 'network-scripts', targetRelease: 8, knownKeys: ['SITE'] },
      hosts: ['a'],
      rules: { 'name-missing': 'hint' },
    };
    assert.deepEqual(readRulesFile(JSON.stringify(said)).judging, settingsOf(said).judging);
  });
});

describe('virtnet check with a virtnet.json', () => {
  let scratch: Scratch;
  const home = process.cwd();
  beforeEach(() => {
    scratch = new Scratch();
    process.chdir(scratch.path);
    scratch.write('.git/HEAD', '');
  });
  afterEach(() => {
    process.chdir(home);
    scratch.remove();
  });
  const say = (name: string, value: object) => scratch.write(name, JSON.stringify(value));
  const codesOf = async (...args: string[]) => {
    const { out } = await runCommandLine(['check', '--format', 'json', ...args]);
    const files = JSON.parse(out) as { path: string; diagnostics: { code: string; severity: number }[] }[];
    return files.flatMap(({ path, diagnostics }) => diagnostics.map((it) => `${path} ${it.code} ${it.severity}`));
  };

  it('follows the nearest one, and of the others nothing', async () => {
    scratch.write('a/bad.xml', bad);
    scratch.write('a/b/bad.xml', bad.replace('>bad', '>other').replace('virbr9', 'virbr8'));
    scratch.write('a/b/ifcfg-eth0', own);
    say('virtnet.json', { ifcfg: { knownKeys: ['SITE'] }, rules: { 'unknown-attribute': 'warning' } });
    assert.deepEqual(await codesOf('.'), ['a/b/bad.xml unknown-attribute 2', 'a/bad.xml unknown-attribute 2']);
    say('a/b/virtnet.json', { rules: { 'unknown-attribute': 'off' } });
    assert.deepEqual(await codesOf('.'), ['a/b/ifcfg-eth0 key-unknown 2', 'a/bad.xml unknown-attribute 2']);
    assert.deepEqual(await codesOf('a/b/bad.xml'), []);
    assert.deepEqual(await codesOf('--no-rules-file', 'a/b/bad.xml'), ['a/b/bad.xml unknown-attribute 1']);
  });

  it('looks no further than the repository of a file', async () => {
    say('virtnet.json', { rules: { 'unknown-attribute': 'off' } });
    scratch.write('sub/bad.xml', bad);
    assert.deepEqual(await codesOf('sub'), []);
    mkdirSync('sub/.git');
    assert.deepEqual(await codesOf('sub'), ['sub/bad.xml unknown-attribute 1']);
  });

  it('lets options go before it', async () => {
    const vlan =
      "<network><name>a</name><forward mode='bridge'/><bridge name='br0'/><vlan><tag id='5'/></vlan></network>";
    scratch.write('vlan.xml', vlan);
    say('virtnet.json', { libvirt: { targetVersion: '10.10.0' } });
    assert.deepEqual(await codesOf('.'), ['vlan.xml vlan-mode-forbidden 1']);
    assert.deepEqual(await codesOf('--target', 'libvirt=11.3.0', '.'), []);
  });

  it('leaves out what it excludes, also where that is named, and says so then', async () => {
    for (const it of ['keep.xml', 'lab-old.xml', 'archive/a.xml', 'x/archive/b.xml', 'x/deep/c.xml'])
      scratch.write(it, bad);
    say('virtnet.json', { exclude: ['archive/', '*-old.xml', '/x/deep', '!/x/archive'] });
    const { out, err, code } = await runCommandLine([
      'check',
      '--isolated',
      '.',
      'lab-old.xml',
      'archive/a.xml',
      'x/deep/c.xml',
    ]);
    assert.deepEqual(out.match(/^\S+\.xml/gm), ['keep.xml', 'x/archive/b.xml']);
    assert.match(err, /^virtnet: lab-old\.xml is not judged: virtnet\.json excludes it\n/);
    assert.match(err, /x\/deep\/c\.xml is not judged/);
    assert.equal(code, 1);
    assert.equal((await runCommandLine(['check', '--no-rules-file', 'lab-old.xml'])).code, 1);
    const input = await runCommandLine(['check', '--fix', '--stdin-filename', 'lab-old.xml', '-'], { input: bad });
    assert.deepEqual([input.out, input.code], [bad, 0]);
  });

  it('takes the folders that it names for one host each, from its own folder on', async () => {
    for (const it of ['in/web1/a.xml', 'in/web1/b.xml']) scratch.write(it, network(it.at(-5)!));
    assert.deepEqual(
      (await codesOf('in')).filter((it) => it.includes('error')),
      [],
    );
    const before = await codesOf('in');
    say('virtnet.json', { hosts: ['in/*'] });
    const after = await codesOf('in');
    assert.match(String(after), /bridge-name-duplicate\S* 1/);
    assert.doesNotMatch(String(before), / 1(?:,|$)/);
  });

  it('is told what is wrong in it with its place, and ends with 2 where that is more than an unknown name', async () => {
    scratch.write('sub/bad.xml', bad);
    scratch.write('virtnet.json', '{\n  "rules": {"name-missing": "loud"}\n}');
    assert.deepEqual(await runCommandLine(['check', 'sub']), {
      out: '',
      err: 'virtnet.json:2:29: error: name-missing is loud, expected error, warning, information, hint or off\n',
      code: 2,
    });
    scratch.write('virtnet.json', '{"rule": {}}');
    const { out, err, code } = await runCommandLine(['check', 'sub']);
    assert.match(err, /^virtnet\.json:1:2: warning: rule is not known here, expected .*\n1 error in 1 file\n$/);
    assert.match(out, /unknown-attribute/);
    assert.equal(code, 1);
  });

  it('does not follow a link, which would show pieces of any file', async () => {
    scratch.write('bad.xml', bad);
    scratch.write('secret', 'giraffe');
    symlinkSync('secret', 'virtnet.json');
    const { err, code } = await runCommandLine(['check', '.']);
    assert.equal(err, 'virtnet.json:1:1: error: it is a link, and says nothing\n');
    assert.equal(code, 2);
  });
});

describe('an editor in a folder with a virtnet.json', () => {
  let scratch: Scratch;
  let folder: string;
  let client: Stranger;
  beforeEach(() => {
    scratch = new Scratch();
    scratch.write('.git/HEAD', '');
    folder = realpathSync(scratch.path);
    client = Stranger.inMemory();
  });
  afterEach(async () => {
    await client.stop();
    scratch.remove();
  });
  const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
  const watching = {
    workspace: { didChangeWatchedFiles: { dynamicRegistration: true }, diagnostics: { refreshSupport: true } },
    textDocument: { diagnostic: {} },
  };
  const start = async (capabilities: object = watching, settings: object = {}) => {
    await client.start(capabilities, {
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'lab' }],
      initializationOptions: { settings },
    });
  };
  const until = async (look: () => boolean | Promise<boolean>) => {
    while (!(await look())) await new Promise((done) => setImmediate(done));
  };
  const codes = async (name: string) => (await client.pull(uriOf(name))).map((it) => `${it.code} ${it.severity}`);

  it('says what the command line says, whatever the settings of the editor are', async () => {
    const files = {
      'a/bad.xml': bad,
      'a/ifcfg-eth0': own,
      'old/bad.xml': bad,
      'b/one.xml': network('x'),
      'b/two.xml': network('y'),
    };
    for (const [name, text] of Object.entries(files)) scratch.write(name, text);
    const say = (it: object) => scratch.write('virtnet.json', JSON.stringify(it));
    say({
      exclude: ['old/'],
      hosts: ['b'],
      rules: { 'unknown-attribute': 'hint' },
      ifcfg: { backend: 'network-scripts' },
    });
    await start(watching, { rules: { 'unknown-attribute': 'off' }, ifcfg: { knownKeys: ['SITE'], backend: 'both' } });
    for (const [name, text] of Object.entries(files)) client.open(uriOf(name), text);
    const { out } = await runCommandLine(['check', '--format', 'json', folder]);
    const said = JSON.parse(out) as { path: string; diagnostics: { code: string; severity: number }[] }[];
    const listed = new Map(
      said.map((it) => [it.path, it.diagnostics.map(({ code, severity }) => `${code} ${severity}`)]),
    );
    for (const name of Object.keys(files))
      assert.deepEqual(await codes(name), listed.get(resolve(folder, name)) ?? [], name);
    assert.deepEqual(listed.get(resolve(folder, 'a/bad.xml')), ['unknown-attribute 4']);
    assert.ok([...listed.values()].flat().length >= 4, String([...listed]));
  });

  it('judges anew when it comes, changes and goes, and asks the editor to ask', async () => {
    scratch.write('bad.xml', bad);
    await start();
    client.open(uriOf('bad.xml'), bad);
    assert.deepEqual(await codes('bad.xml'), ['unknown-attribute 1']);
    const happens = (type: number) =>
      client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('virtnet.json'), type }] });
    const asked = () => client.asked.filter((it) => it.method === 'workspace/diagnostic/refresh').length;
    let before = asked();
    scratch.write('virtnet.json', '{"rules": {"unknown-attribute": "warning"}}');
    happens(1);
    await until(() => asked() > before);
    assert.deepEqual(await codes('bad.xml'), ['unknown-attribute 2']);
    before = asked();
    scratch.write('virtnet.json', '{"exclude": ["bad.xml"]}');
    happens(2);
    await until(() => asked() > before);
    assert.deepEqual(await codes('bad.xml'), []);
    before = asked();
    rmSync(join(folder, 'virtnet.json'));
    happens(3);
    await until(() => asked() > before);
    assert.deepEqual(await codes('bad.xml'), ['unknown-attribute 1']);
  });

  it('that cannot watch follows it once something is saved', async () => {
    await start({ textDocument: { diagnostic: {} } });
    client.open(uriOf('bad.xml'), bad);
    assert.deepEqual(await codes('bad.xml'), ['unknown-attribute 1']);
    scratch.write('virtnet.json', '{"rules": {"unknown-attribute": "hint"}}');
    client.tell('textDocument/didSave', { textDocument: { uri: uriOf('bad.xml') } });
    await until(async () => String(await codes('bad.xml')) === 'unknown-attribute 4');
  });

  it('shows what is wrong in it on its lines, until it is mended', async () => {
    scratch.write('sub/virtnet.json', '{\n  "hosts": 7\n}');
    scratch.write('sub/bad.xml', bad);
    await start();
    const uri = uriOf('sub/virtnet.json');
    await until(() => client.pushed(uri) !== undefined);
    assert.deepEqual(
      client
        .pushed(uri)!
        .map(({ range, severity, message }) => [(range as { start: object }).start, severity, message]),
      [[{ line: 1, character: 11 }, 1, 'hosts is 7, expected a list']],
    );
    scratch.write('sub/virtnet.json', '{"hosts": []}');
    client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
    await until(() => client.pushed(uri)?.length === 0);
  });
});
