// G4 to G7: the server as an editor meets it, against a server that does nothing.
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { timeOf } from './anchors.mjs';
import { startServer } from './client.mjs';
import { interleaved, median, row } from './figures.mjs';

const sizes = { small: '40 lines', big: '10,000 hosts', huge: '50,000 hosts' };

export async function overLsp({ core, inputs, server, noop }, wanted) {
  const rows = [];
  if (wanted('G6')) rows.push(await starting(server));
  for (const [size, most] of Object.entries({ small: [2, 3], big: [10, 6], huge: [undefined, 8] })) {
    if (wanted('G4') || wanted('G5')) rows.push(...(await typing(readFileSync(inputs[size], 'utf8'), size, most)));
  }
  if (wanted('G7')) rows.push(...(await memory()));
  return rows;

  async function typing(text, size, [mostKey, mostCompletion]) {
    const result = [];
    const ours = await startServer(server);
    const theirs = await startServer(noop);
    const uri = 'file:///bench/network.xml';
    const [mine, nothing] = [await ours.open(uri, text), await theirs.open(uri, text)];
    // Whoever opens a file reads before typing.
    await pause(2000);
    const rounds = size === 'huge' ? 3 : 5;
    const each = size === 'small' ? 20 : size === 'big' ? 8 : 4;
    const keys = async (document) => median(await times(each, (i) => document.type(i % 2 === 1)));
    const completions = async (document) => median(await times(each / 2, () => document.complete()));
    if (wanted('G4') && mostKey !== undefined) {
      await keys(mine).then(() => keys(nothing));
      const { ours: own, anchor } = await interleaved(rounds, { ours: () => keys(mine), anchor: () => keys(nothing) });
      result.push(row('G4', `a key to diagnostics, ${sizes[size]}`, own, anchor, mostKey, 'no-op server'));
    }
    if (wanted('G5')) {
      await completions(mine).then(() => completions(nothing));
      const { ours: own, anchor } = await interleaved(rounds, {
        ours: () => completions(mine),
        anchor: () => completions(nothing),
      });
      result.push(row('G5', `< and completion, ${sizes[size]}`, own, anchor, mostCompletion, 'no-op server'));
    }
    ours.close();
    theirs.close();
    return result;
  }

  async function memory() {
    const text = readFileSync(inputs.big, 'utf8');
    const after = { start: [], open: [] };
    for (let i = 0; i < 3; i++) {
      const pair = [];
      for (const path of [server, noop]) {
        const it = await startServer(path);
        await pause(500);
        const atStart = it.memory();
        await it.open('file:///bench/network.xml', text);
        await pause(300);
        pair.push([atStart, it.memory()]);
        it.close();
      }
      after.start.push(pair.map(([it]) => it));
      after.open.push(pair.map(([, it]) => it));
    }
    const medians = (pairs) => [0, 1].map((i) => median(pairs.map((it) => it[i])));
    return [
      row('G7', 'memory after initialize', ...medians(after.start), 1.3, 'no-op server', 'MB'),
      row('G7', 'memory with 10,000 hosts open', ...medians(after.open), 2, 'no-op server', 'MB'),
      row('G7', 'tree of 10,000 hosts', core.treeBytes(text) / 1e6, text.length / 1e6, 4, 'file', 'MB'),
    ];
  }
}

async function starting(server) {
  const { ours, anchor } = await interleaved(9, {
    async ours() {
      const it = await startServer(server);
      it.close();
      return it.initialized;
    },
    anchor: () => timeOf(process.execPath, ['-e', '0']),
  });
  return row('G6', 'start to initialize', ours, anchor, 1.8, 'node -e 0');
}

async function times(count, measure) {
  const result = [];
  for (let i = 0; i < count; i++) result.push(await measure(i));
  return result;
}
