// `npm run mutation -- ROOM --sample N --seed S`: changes one place of a room at a time, runs the tests that reach it, and
// prints how many changes a test notices, and those that none does. See CONTRIBUTING.md.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Judge } from './mutation/judge.mjs';
import { placesOf } from './mutation/places.mjs';

const usage = `npm run mutation -- ROOM|FILE|FOLDER... [--sample N] [--seed S] [--only FILE:LINE[:COLUMN]] [--list]
                        [--least PERCENT] [--workers N] [--patience MS] [--with real]
                        [--verbose]`;

const { values: options, positionals: rooms } = readArguments();
const seed = Number(options.seed ?? Date.now() % 1_000_000);
const random = randomFrom(seed);
const files = rooms.flatMap(filesOf);
const places = files.flatMap((it) => placesOf(it, readFileSync(it, 'utf8')));
const mutants = options.only ? mutantsAt(options.only) : sampled(Number(options.sample ?? 150));
const { equivalent, judged } = sorted(mutants);

if (options.list) {
  for (const it of mutants) console.log(`${lineOf(it)}${equivalent.includes(it) ? ' (equivalent)' : ''}`);
  console.log(`${mutants.length} of ${places.length} places`);
} else {
  await judgeAll();
  report();
}

function readArguments() {
  try {
    const string = { type: 'string' };
    const boolean = { type: 'boolean' };
    const read = parseArgs({
      allowPositionals: true,
      options: {
        ...{ sample: string, seed: string, only: string, least: string, workers: string, patience: string },
        ...{ list: boolean, verbose: boolean, with: { type: 'string', multiple: true } },
      },
    });
    if (read.values.only && read.positionals.length === 0) read.positionals.push(read.values.only.split(':')[0]);
    if (read.positionals.length === 0) throw new Error('which room?');
    return read;
  } catch (error) {
    console.error(`${error.message}\n${usage}`);
    return process.exit(2);
  }
}

/** Sources of a room, a folder or a file. `core` is what lies beside the rooms. */
function filesOf(room) {
  const server = join('server', 'src');
  const loose = ['main.ts', 'cli.ts'];
  const paths =
    room === 'core'
      ? readdirSync(server)
          .filter((it) => it.endsWith('.ts') && !loose.includes(it))
          .map((it) => join(server, it))
      : room === 'client'
        ? [join('client', 'src')]
        : [join(server, room), join(server, `${room}.ts`), ...(room === 'lsp' ? [join(server, 'main.ts')] : []), room];
  const found = paths.filter((it) => existsSync(it)).flatMap(sourcesBelow);
  if (found.length === 0) {
    console.error(`there is no room, file or folder ${room}`);
    process.exit(2);
  }
  return found.toSorted();
}

function sourcesBelow(path) {
  if (!statSync(path).isDirectory()) return [path];
  const below = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return below.filter((it) => it.endsWith('.ts')).map((it) => join(path, it));
}

/** One mutant each of places that are drawn at random, all equally likely. */
function sampled(count) {
  const drawn = [...places];
  for (let i = 0; i < Math.min(count, drawn.length); i++) {
    const other = i + Math.floor(random() * (drawn.length - i));
    [drawn[i], drawn[other]] = [drawn[other], drawn[i]];
  }
  return drawn
    .slice(0, count)
    .map((place) => ({ place, now: place.replacements[Math.floor(random() * place.replacements.length)] }))
    .toSorted((a, b) => places.indexOf(a.place) - places.indexOf(b.place))
    .map((it, i) => ({ id: i + 1, ...it }));
}

/** All mutants of a line, or of the places that begin at a column of it. */
function mutantsAt(where) {
  const [file, line, column] = where.split(':');
  return places
    .filter((it) => it.file === join(file) && (line === undefined || it.line === Number(line)))
    .filter((it) => column === undefined || it.column === Number(column))
    .flatMap((place) => place.replacements.map((now) => ({ place, now })))
    .map((it, i) => ({ id: i + 1, ...it }));
}

/** Apart: mutants that somebody found to change nothing, by file, name of what they stand in, and text. */
function sorted(all) {
  const list = join('scripts', 'mutation', 'equivalent.json');
  const known = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  const isKnown = ({ place, now }) =>
    known.some((it) => it.file === place.file && it.in === place.in && keyOf(place.was, now) === keyOf(it.was, it.now));
  const exists = (it) =>
    places.some(
      (one) =>
        one.file === it.file &&
        one.in === it.in &&
        one.replacements.some((now) => keyOf(one.was, now) === keyOf(it.was, it.now)),
    );
  for (const it of known)
    if (files.includes(it.file) && !exists(it))
      console.error(`equivalent.json: nothing is ${it.was} → ${it.now} in ${it.file}, ${it.in}`);
  return { equivalent: all.filter(isKnown), judged: all.filter((it) => !isKnown(it)) };
}

function keyOf(was, now) {
  return `${oneLine(was)} → ${oneLine(now)}`;
}

async function judgeAll() {
  const without = ['growth', 'real', 'vscode', 'ui'].filter((it) => !options.with?.includes(it));
  const judges = Array.from(
    { length: Number(options.workers ?? 1) },
    () => new Judge(judged, { without, patience: Number(options.patience ?? 8000) }),
  );
  try {
    const prepared = await Promise.all(judges.map((it) => it.prepare()));
    const [{ count, failing }] = prepared;
    console.error(`${count} tests`);
    for (const it of failing) console.error(`fails without a mutant, not run: ${it}`);
    const queue = [...judged];
    await Promise.all(
      judges.map(async (judge) => {
        for (let it = queue.shift(); it; it = queue.shift()) {
          Object.assign(it, await judge.judge(it));
          process.stderr.write(it.noticed ? '.' : 'o');
        }
      }),
    );
    process.stderr.write('\n');
  } finally {
    for (const it of judges) it.end();
  }
}

function report() {
  const survivors = judged.filter((it) => !it.noticed);
  if (options.verbose) for (const it of judged) if (it.noticed) console.log(`${lineOf(it)}\n    noticed: ${it.by}`);
  for (const it of survivors) {
    console.log(lineOf(it));
    const [first, second, ...more] = it.reachedBy;
    const tests = [first, second].filter(Boolean).join('; ') + (more.length > 0 ? `; and ${more.length} more` : '');
    console.log(`    ${it.reachedBy.length === 0 ? 'no test reaches it' : `not noticed by ${tests}`}`);
  }
  const score = judged.length === 0 ? 100 : (100 * (judged.length - survivors.length)) / judged.length;
  const apart = equivalent.length > 0 ? `, ${equivalent.length} equivalent left out` : '';
  console.log(
    `${rooms.join(' ')}: ${score.toFixed(1)} % noticed (${judged.length - survivors.length} of ${judged.length}${apart}; ` +
      `${places.length} places, seed ${seed})`,
  );
  process.exit(score < Number(options.least ?? 0) ? 1 : 0);
}

function lineOf({ place: { file, line, column, in: name, was }, now }) {
  return `${file}:${line}:${column}${name ? ` in ${name}` : ''}: ${oneLine(was)} → ${oneLine(now)}`;
}

function oneLine(text) {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 110)} … ${line.slice(-45)}` : line;
}

/** Mulberry32: numbers from 0 to 1 that the seed decides. */
function randomFrom(start) {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let it = Math.imul(state ^ (state >>> 15), state | 1);
    it ^= it + Math.imul(it ^ (it >>> 7), it | 61);
    return ((it ^ (it >>> 14)) >>> 0) / 2 ** 32;
  };
}
