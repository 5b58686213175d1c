// Compares our reading of shell assignments with bash itself: seeded texts, NetworkManager's own test
// files and mutants of them are sourced, and the variables compared.
import assert from 'node:assert/strict';
import { shellAssignments } from '../support/shell';
import { parseIfcfg } from '../../server/src/syntax/ifcfg';
import { ifcfgSeeds, mutateIfcfg } from '../fuzz/mutate-ifcfg';
import { found } from '../fuzz/texts';
import { hasBash, sourced } from '../support/bash';
import type { Texts } from '../support/checking';
import { testFiles, whyNoSource } from '../support/networkmanager';

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

  it('assigns what shellAssignments says, wherever that has an answer', () => {
    const next = random(20240601);
    const texts = [...written];
    while (texts.length < 900) {
      let text = 'A=';
      for (let n = 1 + next(6); n > 0; n--) text += pieces[next(pieces.length)];
      texts.push(text);
    }
    const answers = sourcedAB(texts);
    let compared = 0;
    texts.forEach((text, i) => {
      const values = shellAssignments(text);
      if (!values) return;
      compared++;
      assert.deepEqual({ A: values.get('A'), B: values.get('B') }, answers[i], JSON.stringify(text));
    });
    assert.ok(compared > 300, `only ${compared} of ${texts.length} texts have an answer`);
  });

  it('agrees with the reading of NetworkManager on every text without a syntax problem', () => {
    const next = random(7);
    const texts: string[] = [];
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
      const why = whyNoSource();
      if (why !== undefined) {
        console.log(`      not run: ${why}`);
        this.skip();
      }
      compareWholeFiles(
        Object.entries(testFiles()).map(([name, text]) => ({ [name]: text })),
        12,
      );
    });
  });
});

/** Files as they are and with a change each: wherever we have an answer, or see nothing wrong, bash says the same. */
function compareWholeFiles(seeds: readonly Texts[], seed: number): void {
  const next = random(seed);
  const chance = () => next(1 << 30) / (1 << 30);
  const texts = new Set(seeds.flatMap((it) => Object.values(it)));
  const whole = texts.size;
  while (texts.size < whole + 2500)
    for (const text of Object.values(mutateIfcfg(seeds[next(seeds.length)]!, chance))) texts.add(text);
  const claims = [...texts].flatMap((text) => {
    const shell = shellAssignments(text);
    const { root, problems } = parseIfcfg(text, 'ifcfg');
    const silent = problems.length === 0 && root!.attributes.length > 0 ? root! : undefined;
    const names = [...new Set([...(shell?.keys() ?? []), ...(silent?.attributes.map((it) => it.name) ?? [])])];
    return names.length > 0 ? [{ text, names, shell, silent }] : [];
  });
  const answers = sourced(claims);
  const counts = { shell: 0, silent: 0 };
  claims.forEach(({ text, names, shell, silent }, i) => {
    if (shell) counts.shell++;
    if (silent) counts.silent++;
    for (const name of names) {
      const answer = answers[i]!.get(name);
      if (shell) assert.equal(shell.get(name), answer, `shellAssignments: ${name} in ${JSON.stringify(text)}`);
      if (silent) assert.equal(silent.value(name), answer, `parseIfcfg: ${name} in ${JSON.stringify(text)}`);
    }
  });
  console.log(
    `      ${whole} files and ${texts.size - whole} mutants: ${counts.shell} as shellAssignments says, ` +
      `${counts.silent} without a problem as parseIfcfg says`,
  );
  assert.ok(counts.shell > whole / 3);
}
