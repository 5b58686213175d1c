// Compares our reading of ifcfg files with bash itself: seeded texts, NetworkManager's own test files and mutants of them are
// sourced, and the variables compared.
import assert from 'node:assert/strict';
import { parseIfcfg } from '../../server/src/syntax/ifcfg/parse';
import { ifcfgSeeds, mutateIfcfg } from '../fuzz/mutate-ifcfg';
import { found } from '../fuzz/texts';
import { hasBash, sourced } from '../support/bash';
import type { Texts } from '../support/checking';
import { testFiles } from '../support/networkmanager';
import { skipWithoutSource } from '../support/skipping';

/** Texts that assign A and B, after bash sourced them. */
const sourcedAB = (texts: readonly string[]) =>
  sourced(texts.map((text) => ({ text, names: ['A', 'B'] }))).map((it) => ({ A: it.get('A'), B: it.get('B') }));

/** A small generator with a seed (mulberry32), so that a failure can be seen again. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

// No letters that could name a file or a command: what bash runs by mistake must be nothing.
const pieces = [
  'q', 'qz', '0', 'q=q', '=', '"', '"', "'", "'", '\\', '\\\\', '\\"', "\\'", '\\~', '\\$', '$', "$'", '$"', '~', ':',
  '#', ' #', ' ', '\t', ';', ';;', '\n', '\\\n', '\r', '*', '?', '!', '{q,z}', '%', '^', ',', '@', '\\n', '\\x41',
  '\\101', '\\t', '\\q', '“', 'é', ' B=', '\nB=', '; B=', ' B=z', '[', ']', '+', '-', '/', '.',
]; // prettier-ignore

const written = [
  'A=a', 'A="a"', "A='a'", 'A=', 'A=a # note', 'A=a#note', 'A=#note', 'A=a;', 'A=a ; # n', 'A=a; B=b', 'A=a B=b',
  'A="a \\\nb"', 'A="open', 'A=$"a"', 'A=“a”', 'A=a"b c"\'d\'', "A=$'a\\tb'", 'A=a\r\nB=b\r\n', 'A=1\nA=2', 'A=1\nA+=2',
  '\tA=1\n  B=2', 'A="it\\\'s"', 'A="\\~"', 'A=a\\ b', 'A="cost 5$"', 'A=5$', '# A=1\nB=2', 'A="two\nlines"',
]; // prettier-ignore

describe('bash', function () {
  before(function () {
    if (!hasBash) this.skip();
  });

  it('agrees with the reading of NetworkManager on every text without a syntax problem', () => {
    const next = random(7);
    const texts = written.filter((it) => !it.includes('\n') && !it.includes('\r'));
    while (texts.length < 1500 && texts.length < 100_000) {
      let text = 'A=';
      for (let n = 1 + next(5); n > 0; n--) text += pieces[next(pieces.length)];
      if (!text.includes('\n') && !text.includes('\r')) texts.push(text);
    }
    const silent = texts.filter((it) => parseIfcfg(it, 'ifcfg').problems.length === 0);
    const answers = sourcedAB(silent);
    silent.forEach((text, i) => {
      assert.equal(parseIfcfg(text, 'ifcfg').root!.value('A'), answers[i]!.A, JSON.stringify(text));
    });
    assert.ok(silent.length > 300, `only ${silent.length} texts without a problem`);
  });

  describe('of whole files', () => {
    it('reads the recorded inputs, our examples and mutants of them as we do', () =>
      compareWholeFiles([...ifcfgSeeds(), ...found.ifcfg.map((it) => ({ 'ifcfg-eth0': it }))], 11));

    it("reads NetworkManager's own test files and mutants of them as we do", function () {
      skipWithoutSource(this, 'network-manager');
      compareWholeFiles(
        Object.entries(testFiles()).map(([name, text]) => ({ [name]: text })),
        12,
      );
    });
  });
});

/** Files as they are and with a change each: wherever we see nothing wrong, bash says the same. */
function compareWholeFiles(seeds: readonly Texts[], seed: number): void {
  const next = random(seed);
  const chance = () => next(1 << 30) / (1 << 30);
  const texts = new Set(seeds.flatMap((it) => Object.values(it)));
  const whole = texts.size;
  while (texts.size < whole + 2500)
    for (const text of Object.values(mutateIfcfg(seeds[next(seeds.length)]!, chance))) texts.add(text);
  const claims = [...texts].flatMap((text) => {
    const { root, problems } = parseIfcfg(text, 'ifcfg');
    const names = [...new Set(root!.attributes.map((it) => it.name))];
    return problems.length === 0 && names.length > 0 ? [{ text, names, root: root! }] : [];
  });
  const answers = sourced(claims);
  claims.forEach(({ text, names, root }, i) => {
    for (const name of names)
      assert.equal(root.value(name), answers[i]!.get(name), `${name} in ${JSON.stringify(text)}`);
  });
  console.log(
    `      ${whole} files and ${texts.size - whole} mutants: ${claims.length} without a problem as bash says`,
  );
  assert.ok(claims.length > whole / 3);
}
