// Medians, rounds and the table.

export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Rounds in which each of some measurements is taken in turn; gives the median of each. */
export async function interleaved(rounds, measurements) {
  const times = Object.fromEntries(Object.keys(measurements).map((it) => [it, []]));
  for (let i = 0; i < rounds; i++)
    for (const [name, measure] of Object.entries(measurements)) times[name].push(await measure());
  return Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]));
}

/** Median time of so many calls, in milliseconds. */
export function timed(count, call) {
  const times = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    call(i);
    times.push(performance.now() - start);
  }
  return median(times);
}

/** One row: what was measured, what it is compared with, and how many times that it may be. */
export const row = (goal, what, ours, anchor, most, against, unit = 'ms') => ({
  ...{ goal, what, ours, anchor, most, against, unit },
  ratio: anchor === undefined ? undefined : ours / anchor,
});

const number = (it) => (it === undefined ? '-' : it >= 100 ? it.toFixed(0) : it >= 1 ? it.toFixed(2) : it.toFixed(3));
const verdict = ({ ratio, most }) =>
  ratio === undefined ? '' : ratio <= most ? 'reached' : ratio <= most * 1.25 ? 'near' : 'missed';

export function tableOf(rows) {
  const cells = rows.map((it) => [
    it.goal,
    it.what,
    `${number(it.ours)} ${it.unit}`,
    it.anchor === undefined ? `no ${it.against}` : `${number(it.anchor)} ${it.unit}`,
    it.against,
    number(it.ratio),
    number(it.most),
    verdict(it),
  ]);
  const all = [['goal', 'what', 'ours', 'anchor', 'against', 'ratio', 'at most', ''], ...cells];
  const widths = all[0].map((_, i) => Math.max(...all.map((it) => it[i].length)));
  return all
    .map((it) =>
      it
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The same for a page; with the date, and the machine it was measured on. */
export function pageOf(rows, date, machine) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [
    `${date}, ${machine}:`,
    '',
    line(['goal', 'what', 'virtnet', 'beside', 'ratio', 'at most', '']),
    line(['---', '---', '---:', '---:', '---:', '---:', '---']),
    ...rows.map((it) =>
      line([
        it.goal,
        it.what,
        `${number(it.ours)} ${it.unit}`,
        it.anchor === undefined ? `no ${it.against}` : `${it.against} ${number(it.anchor)} ${it.unit}`,
        number(it.ratio),
        number(it.most),
        verdict(it),
      ]),
    ),
  ].join('\n');
}
