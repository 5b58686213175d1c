// The notices of packages in the bundle: whose code is passed on, and where packing has to fail. What is in the .vsix is
// looked at in test/ui/package.test.ts.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Notices {
  packagesIn(metafile: object): string[];
  noticesOf(folders: readonly string[]): string;
}
interface Building {
  readonly programs: Readonly<Record<string, string>>;
  bundle(folder: string, programs: Readonly<Record<string, string>>): Promise<string[]>;
}

const script = (name: string): string => pathToFileURL(resolve('scripts', name)).href;

describe('the notices', () => {
  let folder: string;
  let notices: Notices;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'virtnet-notices-'));
    notices = (await import(script('notices.mjs'))) as Notices;
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function install(name: string, manifest: object, files: Readonly<Record<string, string>> = {}): string {
    const path = join(folder, 'node_modules', name);
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'package.json'), JSON.stringify({ name, version: '1.2.3', ...manifest }));
    for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
    return path;
  }

  it('stand beside the programs, and name all that these are made of', async () => {
    const { bundle, programs } = (await import(script('build.mjs'))) as Building;
    const out = join(folder, 'dist');
    await bundle(out, programs);
    const text = readFileSync(join(out, 'ThirdPartyNotices.txt'), 'utf8');
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    const table = /## Dependencies\n([\s\S]*?)\n##/.exec(readFileSync('ARCHITECTURE.md', 'utf8'))![1]!;
    const shipped = Object.keys(devDependencies).filter((it) => new RegExp(`^\\|.*\\b${it}\\b.*\\|`, 'm').test(table));
    assert.ok(shipped.length >= 6);
    for (const it of shipped) assert.ok(text.includes(`${it} ${devDependencies[it]}\n`), `${it} is not named`);
    // Packages of packages.
    for (const it of ['vscode-jsonrpc', 'minimatch', 'semver']) assert.ok(text.includes(it), it);
  });

  it('are about code that is in the bundle, not about what esbuild only looked at', () => {
    const input = (bytesInOutput: number) => ({ bytesInOutput });
    const inputs = {
      'server/src/main.ts': input(10),
      'node_modules/a/lib/index.js': input(10),
      'node_modules/a/lib/more.js': input(10),
      'node_modules/b/index.js': input(0),
      '../elsewhere/node_modules/@c/d/index.js': input(1),
      'node_modules/a/node_modules/@c/d/deep/index.js': input(1),
    };
    assert.deepEqual(notices.packagesIn({ outputs: { 'x.js': { inputs }, 'y.js': { inputs } } }), [
      'node_modules/a',
      '../elsewhere/node_modules/@c/d',
      'node_modules/a/node_modules/@c/d',
    ]);
  });

  it('have every text that a package brings, in order of names', () => {
    const z = install('zebra', { license: 'ISC' }, { 'License.txt': 'zebra may be used\n' });
    const a = install(
      'ant',
      { license: 'MIT' },
      { LICENSE: 'ant may be used', 'ThirdPartyNotices.txt': 'and its parts' },
    );
    const text = notices.noticesOf([z, a]);
    const order = ['ant 1.2.3', 'ant may be used', 'and its parts', 'zebra 1.2.3', 'zebra may be used'];
    const places = order.map((it) => text.indexOf(it));
    assert.ok(places[0]! >= 0);
    assert.deepEqual(
      places,
      places.toSorted((one, other) => one - other),
    );
  });

  it('are refused where a package has no text, or a licence that nobody has looked at', () => {
    const fine = install('fine', { license: 'MIT' }, { LICENSE: 'fine' });
    const bare = install('bare', { license: 'MIT' }, { 'licensed.js': 'code', 'README.md': 'MIT' });
    const empty = install('empty', { license: 'MIT' }, { LICENSE: '\n' });
    const strict = install('strict', { license: 'GPL-3.0-only' }, { LICENSE: 'text' });
    const silent = install('silent', {}, { LICENSE: 'text' });
    assert.throws(() => notices.noticesOf([fine, bare]), /bare 1\.2\.3 has no text of its licence/);
    assert.throws(() => notices.noticesOf([empty]), /empty 1\.2\.3 has no text/);
    assert.throws(() => notices.noticesOf([strict, fine]), /strict 1\.2\.3 is under GPL-3\.0-only/);
    assert.throws(() => notices.noticesOf([silent]), /silent 1\.2\.3 is under no licence/);
    assert.doesNotThrow(() => notices.noticesOf([fine]));
  });
});
