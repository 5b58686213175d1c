// What a .gitignore says, as the real git takes it: trees and patterns made at random, walked by both.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { Exclusion } from '../../server/src/files/exclusion';
import { inFolder } from '../../server/src/files/limits';
import { walkFolder } from '../../server/src/files/walk';

const names = ['a', 'b', 'ab', 'foo', 'bar', 'x y', 'a.xml', 'b.xml', '[z]', '#h', '!n', 'A', ' sp', 'tr '];
// Without those on which git and its manual differ (`a**/b`).
const pieces = [
  ...[
    'a',
    'b',
    '*',
    '**',
    '?',
    'foo',
    'ba*',
    '*.xml',
    '[ab]',
    '[!a]',
    '[a-c]*',
    'ab',
    'x y',
    '\\[z\\]',
    '\\#h',
    '\\!n',
  ],
  ...['A', 'bar', '[z]', 'x\\ y', '*a*', '#h', 'tr\\ ', '[[:alpha:]]', '{a,b}', '\\a', 'f?o', '[]]', '[!]a-]', '[^a]'],
];

describe('.gitignore, beside git', function () {
  this.timeout(120_000);
  let folder: string;
  before(function () {
    if (spawnSync('git', ['--version']).status === 0) return;
    console.log('      not run: git is not installed');
    this.skip();
  });
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'virtnet-git-')));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const git = (...args: string[]): string[] =>
    execFileSync('git', ['-c', 'core.excludesFile=', ...args], { cwd: folder, encoding: 'utf8' })
      .split('\0')
      .filter(Boolean);

  async function walked(root: string): Promise<string[]> {
    const paths: string[] = [];
    const wanted = { name: () => true, start: () => true };
    const top = Exclusion.of(root, { git: true, hidden: [] });
    for await (const it of walkFolder(top, { wanted, limits: inFolder }))
      if ('text' in it) paths.push(relative(folder, it.path));
    return paths.sort();
  }

  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    it(`passes by the same files in tree ${seed}`, async () => {
      const random = randomFrom(seed);
      make(folder, random);
      execFileSync('git', ['init', '--quiet', folder]);
      const kept = git('ls-files', '-z', '--others', '--exclude-standard').sort();
      assert.deepEqual(await walked(folder), kept, rulesIn(folder));
      // Each folder alone, with the rules of those above.
      for (const name of readdirSync(folder, { withFileTypes: true })) {
        if (!name.isDirectory() || name.name === '.git') continue;
        const expected = kept.filter((it) => it.startsWith(`${name.name}/`));
        // Of a folder that is ignored git shows nothing; here somebody has named it.
        if (expected.length > 0) assert.deepEqual(await walked(join(folder, name.name)), expected, rulesIn(folder));
      }
    });
});

type Random = (below: number) => number;

function randomFrom(seed: number): Random {
  let state = seed;
  return (below) => ((state = (state * 1_103_515_245 + 12_345) & 0x7fff_ffff) >> 8) % below;
}

function make(folder: string, random: Random, depth = 0): void {
  for (const name of names) {
    if (random(3) === 0) continue;
    const path = join(folder, name);
    if (depth < 3 && random(5) < 2) {
      mkdirSync(path);
      make(path, random, depth + 1);
    } else writeFileSync(path, 'x');
  }
  const lines = Array.from({ length: 1 + random(4) }, () => lineFrom(random));
  if (depth === 0 || random(3) === 0) writeFileSync(join(folder, '.gitignore'), lines.join('\n') + '\n');
}

function lineFrom(random: Random): string {
  const of = Array.from({ length: 1 + random(3) }, () => pieces[random(pieces.length)]!);
  const body = `${['', '/', '**/', ''][random(4)]!}${of.join('/')}${random(4) === 0 ? '/' : ''}`;
  return `${random(5) === 0 ? '!' : ''}${body}${['', '', '', '', ' ', '\r'][random(6)]!}`;
}

const rulesIn = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((it) => basename(it) === '.gitignore')
    .map((it) => `${it}: ${JSON.stringify(readFileSync(join(folder, it), 'utf8'))}`)
    .join('\n');
