// Reading folders into a workspace: what becomes of limits, of what was there before, and what is told once.
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Exclusion } from '../../server/src/files/exclusion';
import { inFolder, type Limits } from '../../server/src/files/limits';
import { type FolderReading, Loader, readBeside } from '../../server/src/load';
import { Workspace } from '../../server/src/workspace';

const network = (name: string): string => `<network><name>${name}</name></network>`;

describe('reading folders into a workspace', () => {
  let folder: string;
  let workspace: Workspace;
  let told: string[];
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'virtnet load ')));
    workspace = new Workspace();
    told = [];
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const at = (name: string): string => join(folder, name);
  function write(name: string, text = network(name)): string {
    mkdirSync(dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
    return at(name);
  }
  const shown = (path: string): string => relative(folder, path);
  const loader = (limits: Partial<Limits> = {}): Loader =>
    new Loader(
      workspace,
      { ...inFolder, ...limits },
      {
        passedBy: (path, why) => told.push(`${shown(path)}: ${why}`),
        more: (count) => told.push(`${count} more`),
        full: (path, why) => told.push(`${shown(path)} and on: ${why}`),
      },
    );
  const top = (): Exclusion => Exclusion.of(folder, { git: true, hidden: [] });
  const read = async (it: Loader): Promise<string[]> => (await it.readFolder(top())).map(({ path }) => shown(path));
  const readAnew = (it: Loader, reading?: FolderReading): Promise<void> => it.readAnew([top()], reading);
  const onDisk = (): string[] =>
    workspace
      .filesOnDiskBelow(pathToFileURL(folder).href)
      .map((it) => decodeURIComponent(it.uri.slice(pathToFileURL(folder).href.length + 1)))
      .sort();

  it('takes networks and ifcfg files, and leaves other XML alone', async () => {
    write('a.xml');
    write('b.xml', '<domain/>');
    write('c.xml', '');
    write('sub/ifcfg-eth0', 'DEVICE=eth0\n');
    write('late.xml', `<!-- ${'x'.repeat(70_000)} -->${network('late')}`);
    assert.deepEqual(await read(loader()), ['a.xml', 'sub/ifcfg-eth0']);
    assert.deepEqual(onDisk(), ['a.xml', 'sub/ifcfg-eth0']);
    assert.deepEqual(told, []);
  });

  it('forgets what is not there any more, in the folder that was read', async () => {
    for (const it of ['a.xml', 'b/c.xml', 'b/d.xml', 'bc/e.xml']) write(it);
    const it = loader();
    await read(it);
    rmSync(at('a.xml'));
    rmSync(at('b/c.xml'));
    write('b/d.xml', '<domain/>');
    write('b/new.xml');
    await readAnew(it, { from: at('b') });
    assert.deepEqual(onDisk(), ['a.xml', 'b/new.xml', 'bc/e.xml']);
    write('.gitignore', 'bc/\n');
    await read(it);
    assert.deepEqual(onDisk(), ['a.xml', 'b/new.xml', 'bc/e.xml']);
    await readAnew(it);
    assert.deepEqual(onDisk(), ['b/new.xml']);
  });

  it('forgets nothing for a moment that one folder hides and another holds', async () => {
    for (const it of ['a.xml', 'inner/b.xml', 'inner/c.xml']) write(it);
    write('.gitignore', 'inner/\n');
    const inner = Exclusion.of(at('inner'), { git: true, hidden: [] });
    const it = loader();
    await it.readFolder(top());
    await it.readFolder(inner);
    rmSync(at('inner/c.xml'));
    const forgotten: string[] = [];
    const remove = workspace.removeFromDisk.bind(workspace);
    workspace.removeFromDisk = (...uris) => {
      forgotten.push(...uris.map((uri) => uri.slice(uri.lastIndexOf('/') + 1)));
      remove(...uris);
    };
    await it.readAnew([top(), inner]);
    assert.deepEqual(onDisk(), ['a.xml', 'inner/b.xml']);
    assert.deepEqual(forgotten, ['c.xml']);
  });

  it('forgets nothing when it is stopped on its way', async () => {
    for (const it of ['a.xml', 'b.xml']) write(it);
    await read(loader());
    const stop = new AbortController();
    stop.abort();
    await readAnew(loader(), { signal: stop.signal });
    assert.deepEqual(onDisk(), ['a.xml', 'b.xml']);
  });

  it('takes so many files and no more, the same ones each time, and says once where it ends', async () => {
    for (const it of ['b/1.xml', 'b/2.xml', 'a.xml', 'c/3.xml', 'c.xml']) write(it);
    write('b.xml', '<domain/>');
    const it = loader({ files: 3 });
    assert.deepEqual(await read(it), ['a.xml', 'c.xml', 'b/1.xml']);
    assert.deepEqual(await read(it), ['a.xml', 'c.xml', 'b/1.xml']);
    await readAnew(it);
    assert.deepEqual(onDisk(), ['a.xml', 'b/1.xml', 'c.xml']);
    assert.deepEqual(told, ['b/2.xml and on: there are more than 3 files']);
    rmSync(at('a.xml'));
    // What is gone has no need of room.
    await readAnew(it);
    assert.deepEqual(onDisk(), ['b/1.xml', 'b/2.xml', 'c.xml']);
    it.readFile(write('c/3.xml'), top());
    assert.deepEqual(onDisk(), ['b/1.xml', 'b/2.xml', 'c.xml']);
    workspace.removeFromDisk(pathToFileURL(at('b')).href);
    it.readFile(at('c/3.xml'), top());
    assert.deepEqual(onDisk(), ['c.xml', 'c/3.xml']);
    assert.equal(told.length, 1);
  });

  it('takes so many characters and no more', async () => {
    const text = network('n');
    for (const it of ['1.xml', '2.xml', '3.xml']) write(it, text);
    const it = loader({ characters: 2 * text.length });
    assert.deepEqual(await read(it), ['1.xml', '2.xml']);
    assert.deepEqual(told, [`3.xml and on: there are more than ${2 * text.length} characters`]);
    // A file may grow into the room that another left, and is forgotten when it finds none.
    workspace.removeFromDisk(pathToFileURL(at('1.xml')).href);
    const grown = text + ' '.repeat(text.length);
    it.readFile(write('2.xml', grown), top());
    assert.equal(workspace.file(pathToFileURL(at('2.xml')).href)?.text, grown);
    it.readFile(write('2.xml', `${grown} `), top());
    assert.deepEqual(onDisk(), []);
    // The same when the whole folder is read.
    await readAnew(it);
    assert.deepEqual(onDisk(), ['1.xml']);
    write('2.xml', text);
    await readAnew(it);
    assert.deepEqual(onDisk(), ['1.xml', '2.xml']);
    write('1.xml', grown);
    await readAnew(it);
    assert.deepEqual(onDisk(), ['1.xml']);
    write('1.xml', `${grown} `);
    await readAnew(it);
    assert.deepEqual(onDisk(), []);
  });

  it('knows the modes of keyfiles, also of one that is open, and when they change', async function () {
    if (process.platform === 'win32') return this.skip();
    const name = 'etc/NetworkManager/system-connections/a.nmconnection';
    const text = '[connection]\nid=a\n';
    const uri = pathToFileURL(write(name, text)).href;
    const mode = (): number | undefined => workspace.file(uri)?.access?.mode;
    chmodSync(at(name), 0o644);
    const it = loader();
    await read(it);
    assert.equal(mode(), 0o644);
    assert.equal(workspace.file(uri)!.access!.owner, statSync(at(name)).uid);
    workspace.open(uri, `${text}type=ethernet\n`);
    assert.equal(mode(), 0o644);
    chmodSync(at(name), 0o600);
    it.readFile(at(name), top());
    assert.equal(mode(), 0o600);
    assert.equal(workspace.file(uri)!.text, `${text}type=ethernet\n`);
    workspace.close(uri);
    assert.equal(mode(), 0o600);
    chmodSync(at(name), 0o640);
    await readAnew(it);
    assert.equal(mode(), 0o640);
  });

  it('counts what it holds, whatever comes and goes', async () => {
    const size = (): unknown => workspace.sizeOnDisk;
    write('a.xml', network('a'));
    write('b.xml', network('bb'));
    await read(loader());
    assert.deepEqual(size(), { files: 2, characters: network('a').length + network('bb').length });
    workspace.setOnDisk(pathToFileURL(at('a.xml')).href, network('aaa'));
    assert.deepEqual(size(), { files: 2, characters: network('aaa').length + network('bb').length });
    workspace.setOnDisk(pathToFileURL(at('b.xml')).href, '<domain/>');
    workspace.setOnDisk(pathToFileURL(at('c.xml')).href, '<domain/>');
    workspace.open(pathToFileURL(at('d.xml')).href, network('d'));
    assert.deepEqual(size(), { files: 1, characters: network('aaa').length });
    workspace.removeFromDisk(pathToFileURL(folder).href);
    assert.deepEqual(size(), { files: 0, characters: 0 });
  });

  it('says of each file once why it is passed by, and of many only how many', async () => {
    for (let i = 10; i < 40; i++) symlinkSync('nothing', at(`${i}.xml`));
    const it = loader();
    await read(it);
    assert.equal(told.length, 21);
    assert.equal(told[0], '10.xml: is a link to nothing');
    assert.equal(told[20], '10 more');
    await read(it);
    assert.deepEqual(
      told.slice(21),
      Array.from({ length: 10 }, (_, i) => `${i + 30}.xml: is a link to nothing`),
    );
    await read(it);
    assert.equal(told.length, 31);
  });

  it('reads one file as if it were the folder', () => {
    write('.gitignore', 'made/\n');
    const it = loader({ file: 100 });
    for (const name of ['a.xml', 'made/b.xml', 'c.txt']) it.readFile(write(name), top());
    it.readFile(write('d.xml', '<domain/>'), top());
    it.readFile(write('big.xml', network('x'.repeat(100))), top());
    it.readFile(at('nothing.xml'), top());
    assert.deepEqual(onDisk(), ['a.xml']);
    assert.deepEqual(told, ['big.xml: has 132 bytes, more than 100']);
    it.readFile(write('a.xml', network('x'.repeat(100))), top());
    assert.deepEqual(onDisk(), []);
    it.readFile(write('a.xml'), top());
    rmSync(at('a.xml'));
    it.readFile(at('a.xml'), top());
    assert.deepEqual(onDisk(), []);
  });

  it('reads beside a file those ifcfg files that are not known', async () => {
    for (const it of ['ifcfg-eth0', 'route-eth0', 'known/ifcfg-eth1', 'n.xml', 'sub/ifcfg-eth2']) write(it, 'A=b\n');
    write('ifcfg-old', 'A=b\n');
    write('.gitignore', 'ifcfg-old\n');
    await readBeside(top(), workspace, (uri) => uri.endsWith('route-eth0'));
    assert.deepEqual(onDisk(), ['ifcfg-eth0']);
  });
});
