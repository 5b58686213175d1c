// `npm run growth`: how the time for a file grows with each thing that a file can hold, as a table: at a quarter, half and
// all of 1 MB, and by how much each doubling multiplies it. `npm run growth -- WORD --bytes 200000` takes the kinds with a
// word in their names and another size. What is counted instead of timed is in `test/growth`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

const require = createRequire(import.meta.url);
const { measured } = require('../out/test/growth/kinds.js');
const { grown } = require('../out/test/growth/growing.js');
const { asked, usual } = require('../out/test/growth/questions.js');

const { values: options, positionals: words } = parseArgs({
  options: { bytes: { type: 'string', default: '1000000' } },
  allowPositionals: true,
});

/** What a doubling may multiply the time by. Linear is 2; the rest is memory that is fetched from farther away. */
const most = 2.5;
/** Shorter times, in ms, tell nothing of how they grow. */
const least = 20;
/** Times are taken again where one is too long: another program may have been at work. */
const tries = 4;

const kinds = Object.entries(measured).flatMap(([group, all]) =>
  all()
    .map((it) => ({ ...it, what: `${group}: ${it.what}` }))
    .filter(({ what }) => words.every((it) => what.includes(it))),
);
const rows = kinds.map((kind, i) => {
  process.stderr.write(`\r${i + 1} of ${kinds.length}`);
  return measure(kind);
});
process.stderr.write('\n');
rows.sort((a, b) => b.ratio - a.ratio || b.times.at(-1) - a.times.at(-1));
const table = tableOf(rows);
mkdirSync('.cache', { recursive: true });
writeFileSync('.cache/growth.md', table);
console.log(table);
const tooFast = rows.filter((it) => it.ratio > most);
console.log(`${rows.length} kinds, ${tooFast.length} grow by more than ${most} for a doubling`);
process.exit(tooFast.length > 0 ? 1 : 0);

/** Its sizes in characters, the times for them in ms, and the larger of the two ratios; 0 where the times are too short. */
function measure(kind) {
  const [some, more] = [64, 128].map((it) => grown(kind, it)).map((it) => it.files[it.file].length);
  const perItem = (more - some) / 64;
  const count = Math.ceil(Number(options.bytes) / perItem / 4);
  const files = [count, 2 * count, 4 * count].map((it) => grown(kind, it));
  const times = files.map(timeOf);
  for (let again = 1; again < tries && ratioOf(times) > most; again++)
    files.forEach((it, i) => (times[i] = Math.min(times[i], timeOf(it))));
  return { what: kind.what, sizes: files.map((it) => it.files[it.file].length), times, ratio: ratioOf(times) };
}

/** All that is asked while a person reads and types at the end of what grew. */
function timeOf(it) {
  const start = performance.now();
  const about = asked({ ...it, offsets: [it.offsets[2]] });
  for (const answer of Object.values(usual)) answer(about);
  return performance.now() - start;
}

function ratioOf(times) {
  const ratios = times.slice(1).flatMap((it, i) => (it < least ? [] : [it / Math.max(times[i], least)]));
  return Math.max(0, ...ratios);
}

function tableOf(all) {
  const line = ({ what, sizes, times, ratio }) => {
    const cells = [
      what,
      String(sizes.at(-1)),
      ...times.map((it) => it.toFixed(0)),
      ratio === 0 ? '' : ratio.toFixed(2),
    ];
    return `| ${cells.map((it) => it.replaceAll('|', '\\|').replace(/\s/g, ' ')).join(' | ')} |`;
  };
  return [
    '| what grows | characters | a quarter, ms | half, ms | all, ms | most of a doubling |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...all.map(line),
  ].join('\n');
}
