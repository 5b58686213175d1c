// Compares our reading of shell assignments with bash itself: seeded texts are sourced in an empty directory with no
// environment and no PATH, and the variables are printed with NUL between them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shellAssignments } from '../../server/src/syntax/shell';
import { parseIfcfg } from '../../server/src/syntax/ifcfg';

const bash = ['/bin/bash', '/usr/bin/bash'].find((it) => {
  try {
    execFileSync(it, ['-c', ':']);
    return true;
  } catch {
    return false;
  }
});

/** What bash says of the variables A and B after it sourced each text: undefined where it is not set. */
function sourced(texts: readonly string[]): { A: string | undefined; B: string | undefined }[] {
  const folder = mkdtempSync(join(tmpdir(), 'virtnet-bash-'));
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  try {
    texts.forEach((it, i) => writeFileSync(join(folder, `case-${i}`), it));
    // Each file in a sub-shell of its own, so that none sees the variables of another.
    const script = `for ((n = 0; n < ${texts.length}; n++)); do
      ( trap 'printf "%s\\0" "\${A-unset}" "\${B-unset}" >&3' EXIT; . "${folder}/case-$n" >/dev/null 2>&1 </dev/null )
    done 3>&1 2>/dev/null`;
    const output = execFileSync('/usr/bin/env', ['-i', 'PATH=', bash!, '--norc', '--noprofile', '-c', script], {
      cwd: empty,
      encoding: 'utf8',
      timeout: 60_000,
      maxBuffer: 64 * 1024 * 1024,
    });
    const fields = output.split('\0');
    const value = (it: string | undefined): string | undefined => (it === 'unset' ? undefined : it);
    return texts.map((_, i) => ({ A: value(fields[2 * i]), B: value(fields[2 * i + 1]) }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

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
  this.timeout(60_000);
  before(function () {
    if (!bash) this.skip();
  });

  it('assigns what shellAssignments says, wherever that has an answer', () => {
    const next = random(20240601);
    const texts = [...written];
    while (texts.length < 900) {
      let text = 'A=';
      for (let n = 1 + next(6); n > 0; n--) text += pieces[next(pieces.length)];
      texts.push(text);
    }
    const answers = sourced(texts);
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
    const answers = sourced(silent);
    silent.forEach((text, i) => {
      assert.equal(parseIfcfg(text, 'ifcfg').root!.value('A'), answers[i]!.A, JSON.stringify(text));
    });
    assert.ok(silent.length > 300, `only ${silent.length} texts without a problem`);
  });
});
