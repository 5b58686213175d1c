// Holds every fix to its promises on generated mistakes: `node out/test/fuzz/fixes.js [network|ifcfg] [COUNT] [SEED]`.
import type { CheckOptions } from '../../server/src/features/problems';
import { version } from '../../server/src/schema/types';
import { isOfSchema, ofSchema } from '../support/of-schema';
import { mutate, random } from '../conformance/mutate';
import { seeds } from '../conformance/run';
import { newest, type Texts } from '../support/checking';
import { type Oracle, startOracle } from '../support/oracle';
import { ifcfgSeeds, mutateIfcfg } from './mutate-ifcfg';
import { type Applied, brokenFixAll, brokenFixes, type Broken, reportOf } from './promises';
import { recordedLines } from '../support/recorded-lines';

export interface Outcome {
  texts: number;
  fixes: number;
  /** Results without an error of ours that libvirt was asked about. */
  asked: number;
  readonly broken: Broken[];
}

const judging: Partial<CheckOptions> = { target: { ...newest, libvirt: version('9.0.0') } };

/** Fixes in mutants of networks; what comes out without an error is shown to libvirt. */
export async function fixNetworks(count: number, seed: number, oracle?: Oracle): Promise<Outcome> {
  const next = random(seed);
  const outcome: Outcome = { texts: 0, fixes: 0, asked: 0, broken: [] };
  const sources = [...seeds(), ...recordedMistakes()];
  const known = new Set<string>();
  while (outcome.texts < count) {
    const source = sources[Math.floor(next() * sources.length)]!;
    const once = mutate(source, next)?.text ?? source;
    // Mistakes seldom come alone.
    const text = next() < 0.3 ? (mutate(once, next)?.text ?? once) : once;
    const applied = tryOut({ 'network.xml': text }, outcome);
    for (const { after, problem, fix, problems } of applied) {
      const result = after['network.xml']!;
      if (!oracle || known.has(result) || problems.some((it) => it.severity === 'error')) continue;
      known.add(result);
      outcome.asked++;
      const verdict = await oracle.ask(result);
      if (!verdict.refused || verdict.environment) continue;
      // What only the schema does not take is a warning.
      if (isOfSchema(verdict.said) && problems.some((it) => it.severity === 'warning' && ofSchema.has(it.code)))
        continue;
      outcome.broken.push({
        kind: `libvirt refuses what comes of: ${problem.code}`,
        said: `"${fix.title}" for ${problem.message}\n  ${verdict.said}`,
        before: { 'network.xml': text },
        after,
      });
    }
  }
  return outcome;
}

/** Fixes in mutants of ifcfg files, each judged with the files beside it. */
export function fixIfcfg(count: number, seed: number): Outcome {
  const next = random(seed);
  const outcome: Outcome = { texts: 0, fixes: 0, asked: 0, broken: [] };
  const sources = ifcfgSeeds();
  while (outcome.texts < count) {
    const once = mutateIfcfg(sources[Math.floor(next() * sources.length)]!, next);
    tryOut(next() < 0.3 ? mutateIfcfg(once, next) : once, outcome);
  }
  return outcome;
}

function tryOut(texts: Texts, outcome: Outcome): Applied[] {
  const applied: Applied[] = [];
  outcome.texts++;
  outcome.broken.push(...brokenFixes(texts, judging, (it) => applied.push(it)), ...brokenFixAll(texts, judging));
  outcome.fixes += applied.length;
  return applied;
}

/** Documents with one known mistake each. */
const recordedMistakes = (): string[] =>
  recordedLines<{ bad: string }>('libvirt-network-fixtures').map(({ bad }) => bad);

export const summary = ({ texts, fixes, asked, broken }: Outcome): string =>
  `${String(texts)} texts, ${String(fixes)} fixes, ${String(broken.length)} broken, libvirt asked ${String(asked)} times`;

if (require.main === module) {
  const [what = 'network', count = '1000', seed = '1'] = process.argv.slice(2);
  void (async () => {
    const oracle = what === 'oracle' ? await startOracle() : undefined;
    const outcome =
      what === 'ifcfg' ? fixIfcfg(Number(count), Number(seed)) : await fixNetworks(Number(count), Number(seed), oracle);
    await oracle?.stop();
    console.log(`${reportOf(outcome.broken)}\n\n${summary(outcome)}`);
  })();
}
