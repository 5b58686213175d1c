// Compares virtnet with the real libvirt on seeded mutants: `node out/test/conformance/run.js [COUNT] [SEED...] [--start]`.
// Prints recall, false errors, localisation and every disagreement.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../server/src/features/problems';
import { LineIndex } from '../../server/src/text';
import { problemsByName } from '../support/checking';
import { installed } from '../support/installed';
import { isOfSchema, ofSchema } from '../support/of-schema';
import { type Oracle, startOracle, type Verdict } from '../support/oracle';
import { libvirtTests } from '../support/sources';
import { type Mutant, mutate, random } from './mutate';

export interface Tally {
  asked: number;
  environment: number;
  refused: number;
  /** Refused and carrying an error, or a warning where only the schema refuses. */
  noticed: number;
  accepted: number;
  /** Accepted and carrying an error. */
  falseErrors: number;
  /** Of the noticed: an error touches the mutated lines. */
  localised: number;
  readonly disagreements: string[];
}

const target = installed();

/** libvirt's own test inputs and our examples, as documents to start from. */
export function seeds(): string[] {
  return [
    join(libvirtTests, 'networkxml2xmlin'),
    join(libvirtTests, 'networkxml2confdata'),
    join('examples', 'networks'),
  ].flatMap((folder) =>
    readdirSync(folder)
      .filter((it) => it.endsWith('.xml'))
      .sort()
      .map((it) => readFileSync(join(folder, it), 'utf8')),
  );
}

export async function compare(count: number, seed: number, { startEvery = 0 } = {}): Promise<Tally> {
  const oracle = await startOracle();
  const next = random(seed);
  const tally: Tally = {
    asked: 0,
    environment: 0,
    refused: 0,
    noticed: 0,
    accepted: 0,
    falseErrors: 0,
    localised: 0,
    disagreements: [],
  };
  try {
    const sources = await acceptedOf(oracle, seeds());
    while (tally.asked < count) {
      const mutant = mutate(sources[Math.floor(next() * sources.length)]!, next);
      if (!mutant) continue;
      tally.asked++;
      const start = startEvery > 0 && tally.asked % startEvery === 0;
      let verdict = await oracle.ask(mutant.text, { start });
      const errors = problemsIn(mutant).filter((it) => it.severity === 'error');
      // Some faults only show when the network starts: what carries an error of ours is started, too.
      if (!verdict.refused && errors.length > 0 && !start) verdict = await oracle.ask(mutant.text, { start: true });
      countIn(tally, mutant, errors, verdict);
    }
  } finally {
    await oracle.stop();
  }
  return tally;
}

/** Only documents that libvirt takes on this host: then what it says of a mutant is about the mutation. */
async function acceptedOf(oracle: Oracle, sources: readonly string[]): Promise<string[]> {
  const result = [];
  for (const it of sources) {
    const verdict = await oracle.ask(it, { start: true });
    if (!verdict.refused || verdict.environment) result.push(it);
  }
  return result;
}

const problemsIn = (mutant: Mutant): Problem[] =>
  problemsByName({ 'network.xml': mutant.text }, { target, isolated: true }).get('network.xml')!;

/** What answers for a refusal: an error, or what is said of values that the schema alone does not take. */
function noticesOf(mutant: Mutant, errors: readonly Problem[], said: string): readonly Problem[] {
  if (errors.length > 0 || !isOfSchema(said)) return errors;
  return problemsIn(mutant).filter((it) => it.severity === 'warning' && ofSchema.has(it.code));
}

function countIn(tally: Tally, mutant: Mutant, errors: readonly Problem[], verdict: Verdict): void {
  if (verdict.environment) {
    tally.environment++;
    return;
  }
  if (verdict.refused) {
    tally.refused++;
    const notices = noticesOf(mutant, errors, verdict.said);
    if (notices.length === 0)
      tally.disagreements.push(`missed (${mutant.what}): ${verdict.said.replaceAll('\n', ' ')}\n${mutant.text}`);
    else {
      tally.noticed++;
      if (isLocalised(mutant, notices)) tally.localised++;
      else
        tally.disagreements.push(
          `elsewhere (${mutant.what}): ${said(notices)}; lines ${mutant.lines.join('-')}\n${mutant.text}`,
        );
    }
  } else {
    tally.accepted++;
    if (errors.length > 0) {
      tally.falseErrors++;
      tally.disagreements.push(`false error (${mutant.what}): ${said(errors)}\n${mutant.text}`);
    }
  }
}

const said = (errors: readonly Problem[]): string => errors.map((it) => `${it.code}: ${it.message}`).join('; ');

function isLocalised(mutant: Mutant, errors: readonly Problem[]): boolean {
  const lines = new LineIndex(mutant.text);
  const [from, to] = mutant.lines;
  const near = (start: number, end: number) =>
    (lines.lineOf(start) <= to && from <= lines.lineOf(end)) || lines.lineOf(start) === mutant.parentLine;
  return errors.some(
    (it) => near(it.span.start, it.span.end) || it.related?.some(({ at }) => near(at.span.start, at.span.end)),
  );
}

export function report(tally: Tally): string {
  const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`);
  return [
    `${String(tally.asked)} mutants, ${String(tally.environment)} left out because the refusal is about this host`,
    `recall ${percent(tally.noticed, tally.refused)} (${String(tally.noticed)} of ${String(tally.refused)} refused)`,
    `false errors ${String(tally.falseErrors)} of ${String(tally.accepted)} accepted`,
    `localisation ${percent(tally.localised, tally.noticed)}`,
  ].join('\n');
}

if (require.main === module) {
  const numbers = process.argv
    .slice(2)
    .filter((it) => /^\d+$/.test(it))
    .map(Number);
  const [count = 1000, ...seedList] = numbers;
  const quiet = process.argv.includes('--quiet');
  void (async () => {
    for (const seed of seedList.length > 0 ? seedList : [Date.now() % 1_000_000]) {
      const tally = await compare(count, seed, { startEvery: process.argv.includes('--start') ? 10 : 0 });
      if (!quiet) for (const it of tally.disagreements) console.log(`--- ${it}\n`);
      console.log(`seed ${String(seed)}\n${report(tally)}\n`);
    }
  })();
}
