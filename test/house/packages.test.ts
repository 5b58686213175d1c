// What is published, tried where nothing else is: the package for npm in an empty folder, and what goes into the extension.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Scratch } from '../support/command-line';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly icon: string;
  readonly files: readonly string[];
  readonly dependencies?: object;
}
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

describe('the package for npm', () => {
  const scratch = new Scratch();
  after(() => scratch.remove());
  let installed: string;

  before(function () {
    this.timeout(600_000);
    const npm = (args: string[], cwd: string) =>
      execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    // The bundle is there already, see the hook prepack.
    npm(['pack', '--ignore-scripts', '--pack-destination', scratch.path], process.cwd());
    const folder = join(scratch.path, 'empty');
    mkdirSync(folder);
    npm(['install', '--offline', '--no-audit', '--no-fund', '--prefix', folder, tarball()], folder);
    installed = join(folder, 'node_modules');
  });
  const tarball = () => join(scratch.path, `${manifest.name}-${manifest.version}.tgz`);

  it('needs no other package', () => {
    assert.equal(manifest.dependencies, undefined);
    assert.deepEqual(
      readdirSync(installed).filter((it) => !it.startsWith('.')),
      [manifest.name],
    );
  });

  it('holds programs, pages and notices, no sources and no tests', () => {
    const top = readdirSync(join(installed, manifest.name)).sort();
    assert.deepEqual(top, [
      ...[
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'dist',
        'docs',
        'editors',
        'media',
        'package.json',
        'snippets',
        'syntaxes',
      ],
    ]);
    const programs = readdirSync(join(installed, manifest.name, 'dist'));
    assert.ok(
      programs.includes('cli.js') && programs.includes('ThirdPartyNotices.txt') && programs.includes('rule-pages.json'),
    );
    assert.deepEqual(
      programs.filter((it) => /\.(?:ts|map)$/.test(it)),
      [],
    );
  });

  // One character of another alphabet makes the engine keep a whole program in twice the memory.
  it('has programs of one byte a character', () => {
    const folder = join(installed, manifest.name, 'dist');
    const wide = readdirSync(folder)
      .filter((it) => it.endsWith('.js'))
      .flatMap((it) => /.{0,60}[^\0-\xff]/.exec(readFileSync(join(folder, it), 'utf8')) ?? []);
    assert.deepEqual(wide, []);
  });

  it('loads no rules for the verbs that are about a host', () => {
    const holdsRules = (program: string): boolean =>
      readFileSync(join(installed, manifest.name, 'dist', program), 'utf8').includes('dhcp-range-overlap');
    assert.deepEqual(['command-line.js', 'host-verbs.js'].map(holdsRules), [true, false]);
  });

  it('has a command that checks, explains and tells its version', () => {
    const bin = join(installed, '.bin', 'virtnet');
    const path = scratch.write('bad.xml', "<network>\n  <name>bad</name>\n  <bridge nmae='virbr9'/>\n</network>\n");
    const run = (...args: string[]) => spawnSync(bin, args, { cwd: scratch.path, encoding: 'utf8' });
    const checked = run('check', path);
    assert.match(checked.stdout, /bad\.xml:3:11: error\[unknown-attribute\]/);
    assert.equal(checked.status, 1);
    assert.match(run('explain', 'unknown-attribute').stdout, /^# unknown-attribute\n[\s\S]*## Reported/);
    assert.equal(run('--version').stdout, `${manifest.version}\n`);
  });
});

describe('the extension', () => {
  it('is packed with all that its manifest names', function () {
    this.timeout(600_000);
    const listed = spawnSync(process.execPath, ['node_modules/@vscode/vsce/vsce', 'ls', '--no-dependencies'], {
      encoding: 'utf8',
      env: { ...process.env, npm_config_ignore_scripts: 'true' },
    });
    assert.equal(listed.status, 0, listed.stderr);
    const files = listed.stdout.trim().split('\n');
    for (const it of [manifest.icon, 'dist/extension.js', 'dist/server.js', 'dist/session.js', 'README.md', 'LICENSE'])
      assert.ok(files.includes(it), `${it} is not packed`);
    assert.deepEqual(
      files.filter(
        (it) =>
          !/^(?:dist|editors|media|snippets|syntaxes|docs\/images)\/|^(?:package\.json|README\.md|CHANGELOG\.md|LICENSE)$/.test(
            it,
          ),
      ),
      [],
    );
  });

  it('has a page without what it has not: pictures and documents of the repository', () => {
    const text = readFileSync('dist/README.md', 'utf8');
    assert.deepEqual(text.match(/\]\((?!https:|#)[^)]*\)/g), null);
    assert.ok(text.includes('docs/command-line.md') && text.length > readFileSync('README.md', 'utf8').length * 0.8);
  });

  it('has an icon that a gallery takes: PNG, 128 pixels or more', () => {
    const png = readFileSync(manifest.icon);
    assert.equal(png.subarray(1, 4).toString(), 'PNG');
    assert.ok(png.readUInt32BE(16) >= 128 && png.readUInt32BE(16) === png.readUInt32BE(20));
  });
});

describe('the change log', () => {
  it('links to no file of ours, which vsce refuses where it knows no address', () => {
    assert.deepEqual(readFileSync('CHANGELOG.md', 'utf8').match(/\]\((?!https:)[^)]*\)/g), null);
  });

  it('has a heading for each release, the newest first, and what is not released above', () => {
    const headings = readFileSync('CHANGELOG.md', 'utf8').match(/^## .*$/gm)!;
    for (const it of headings)
      assert.match(it, /^## (?:\[?Unreleased\]?|\[?\d+\.\d+\.\d+\]?(?: - \d{4}-\d\d-\d\d)?)$/i);
    assert.ok(existsSync('SECURITY.md') && headings.some((it) => it.includes(manifest.version)));
  });
});
