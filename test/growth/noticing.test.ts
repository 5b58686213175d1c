// The counting itself: what grows with the square of what is given is seen, by whatever it is done, and nothing else is.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { excessesOf } from './judge';

/** Bodies of functions that are given a text of so many words, and these words. */
const square: Readonly<Record<string, string>> = {
  'a loop in a loop': 'let n = 0; for (const a of words) for (const b of words) n += a === b; return n;',
  'half of a loop in a loop':
    'let n = 0; for (let i = 0; i < words.length; i++) for (let k = 0; k < i; k++) n++; return n;',
  'a search from the start for each': 'return words.map((it) => text.indexOf(it));',
  'a search for what is not there': 'return words.map(() => text.includes("%"));',
  'a list searched for each': 'return words.map((it) => words.indexOf(it));',
  'a test of the whole text for each': 'return words.map(() => /%/.test(text));',
  'the whole text split for each': 'return words.map(() => text.split(" ").length);',
  'the rest of the text for each': 'return words.map((_, i) => text.slice(i * 5));',
  'a first item taken from a list': 'const left = [...words]; while (left.length > 0) left.shift();',
  'a list copied for each': 'return words.reduce((all, it) => [...all, it], []);',
  'names of an object for each': 'const all = {}; for (const it of words) { all[it] = 1; Object.keys(all); }',
};

const linear: Readonly<Record<string, string>> = {
  'a loop': 'let n = 0; for (const it of words) n += it.length; return n;',
  'ten loops for each': 'let n = 0; for (const it of words) for (let i = 0; i < 10; i++) n++; return n;',
  'a set': 'const all = new Set(words); return words.filter((it) => all.has(it));',
  'a sort': 'return words.toSorted();',
  'searches that go on': 'let at = -1; do at = text.indexOf(" ", at + 1); while (at >= 0);',
  'at most fifty for each': 'const some = words.slice(0, 50); return words.map((it) => some.includes(it));',
  'a text joined': 'return words.join(",").split(",");',
};

describe('the counting of work', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'virtnet-work-'));
    mkdirSync(join(folder, 'out', 'server', 'src'), { recursive: true });
  });
  after(() => rmSync(folder, { recursive: true }));

  /** The places found in a function with this body. */
  function foundIn(body: string): string[] {
    const plant = join(folder, 'out', 'server', 'src', 'plant.js');
    writeFileSync(plant, `module.exports = (text, words) => { ${body} };`);
    const script = `
      const [, here, plant] = process.argv;
      const { workOf } = require(here + '/work.js');
      const { excessesOf } = require(here + '/judge.js');
      const act = require(plant);
      const worksAt = (count) => {
        const words = Array.from({ length: count }, (_, i) => String(1000 + i));
        const text = words.join(' ');
        return workOf(60, () => act(text, words));
      };
      const found = excessesOf([100, 200, 400, 800].map(worksAt), 100);
      process.stdout.write(JSON.stringify(found.map((it) => it.place)));`;
    const printed = execFileSync(process.execPath, ['-e', script, __dirname, plant], { encoding: 'utf8' });
    return JSON.parse(printed) as string[];
  }

  for (const [what, body] of Object.entries(square))
    it(`sees ${what}`, () => assert.notDeepEqual(foundIn(body), [], 'nothing was found'));
  for (const [what, body] of Object.entries(linear)) it(`lets ${what} be`, () => assert.deepEqual(foundIn(body), []));

  const judged = (counts: readonly number[]) =>
    excessesOf(
      counts.map((it) => ({ places: () => ['here'].values() as Generator<string>, at: () => it })),
      10,
    ).length > 0;

  it('judges by what each doubling adds', () => {
    assert.equal(judged([1000, 2000, 4000, 8000]), false);
    assert.equal(judged([100, 400, 1600, 6400]), true);
    // Whatever stood there before: a table that is read once.
    assert.equal(judged([100_100, 100_400, 101_600, 106_400]), true);
    // At one size only.
    assert.equal(judged([1000, 2000, 4000, 20_000]), false);
    assert.equal(judged([100, 400, 1600, 3200]), false);
    // Too little to tell.
    assert.equal(judged([1, 4, 16, 64]), false);
  });
});
