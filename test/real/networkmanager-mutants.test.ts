// Mutants of NetworkManager's own test files with what its own reader (1.42.4) made of each: what it refuses is an error,
// and an error in what it loads is on a line without which the profile would be the same.
import assert from 'node:assert/strict';
import { convertProfile } from '../../server/src/convert/profile';
import { filesOf, problemsByName } from '../support/checking';
import { testFiles } from '../support/networkmanager';
import { skipWithoutSource } from '../support/skipping';
import { recordedLines } from '../support/recorded-lines';

/** A file in which `put` stands for `drop` lines at a line. */
interface Mutant {
  readonly from: string;
  readonly at: number;
  readonly drop: number;
  readonly put: readonly string[];
  /** Why it is refused. */
  readonly refused?: string;
  /** Of a loaded one: the lines, from 1 on, without which the profile is the same, or of which a warning says that they count for nothing. */
  readonly idle?: readonly number[];
}

const mutants = recordedLines<Mutant>('networkmanager-mutants');

/** Refused, and no error of ours: what stands in the text, and why. */
const meant = new Map([['$X', 'a template, whose values are not there yet']]);

/** Errors in what is loaded that are about the kernel, which refuses it afterwards. */
const ofKernel = new Set(['port-self', 'bridge-in-bridge', 'bridge-in-bond']);

describe("Mutants of NetworkManager's own test files", function () {
  before(function () {
    skipWithoutSource(this, 'network-manager');
  });

  it('have an error where its reader refuses them, and only there', () => {
    const originals = testFiles();
    const missed: string[] = [];
    const wrong: string[] = [];
    const converted: string[] = [];
    let refused = 0;
    for (const it of mutants) {
      const lines = originals[it.from]!.split('\n');
      lines.splice(it.at, it.drop, ...it.put);
      const text = lines.join('\n');
      const problems = problemsByName({ 'ifcfg-x': text }, { isolated: true }).get('ifcfg-x')!;
      const errors = problems.filter((one) => one.severity === 'error');
      const [file] = filesOf({ 'ifcfg-x': text });
      const { refusals } = convertProfile(file!, [file!]);
      const shown = `${it.from}:${it.at + 1} ${it.put.join(' ⏎ ')}`;
      if (it.refused !== undefined) {
        refused++;
        if (refusals.length === 0) converted.push(`${shown}: ${it.refused}`);
        if (errors.length === 0 && !isMeant(text)) missed.push(`${shown}: ${it.refused}`);
        continue;
      }
      for (const { span, code, message } of errors) {
        const first = lineAt(text, span.start);
        const isIdle = [first, lineAt(text, span.end)].some((one) => it.idle!.includes(one));
        if (!isIdle && !ofKernel.has(code)) wrong.push(`${shown}: ${code}: ${message}`);
      }
    }
    console.log(`      ${mutants.length} mutants, ${refused} refused`);
    assert.deepEqual(missed, []);
    assert.deepEqual(converted, []);
    assert.deepEqual(wrong, []);
    assert.ok(refused > 1000 && mutants.length - refused > 2000);
  });
});

const isMeant = (text: string): boolean => [...meant.keys()].some((it) => text.includes(it));

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
