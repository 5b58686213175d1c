// G1 to G3: all diagnostics of one text, against jing with a warm schema.
import { readFileSync } from 'node:fs';
import { interleaved, row, timed } from './figures.mjs';
import { warmJing, work } from './anchors.mjs';

export async function inProcess({ core, inputs }, wanted) {
  const rows = [];
  const texts = { small: read(inputs.small), big: read(inputs.big), huge: read(inputs.huge) };
  const judge = (name, count) => timed(count, () => core.judge(texts[name]));
  const jing = wanted('G1') || wanted('G3') ? warmJing(work()) : undefined;
  if (wanted('G1')) {
    judge('big', 15);
    await jing?.time(inputs.big, 15);
    const { ours, anchor } = await interleaved(5, {
      ours: () => judge('big', 7),
      anchor: () => jing?.time(inputs.big, 7),
    });
    rows.push(row('G1', 'all diagnostics, 10,000 hosts', ours, anchor, 0.25, 'jing, warm'));
  }
  if (wanted('G2')) {
    judge('big', 10);
    judge('huge', 3);
    const { ours, anchor } = await interleaved(5, { ours: () => judge('huge', 3), anchor: () => judge('big', 5) });
    rows.push(row('G2', 'all diagnostics, 50,000 hosts', ours, anchor, 6, '10,000 hosts'));
  }
  if (wanted('G3')) {
    judge('small', 4000);
    await jing?.time(inputs.small, 4000);
    const { ours, anchor } = await interleaved(5, {
      ours: () => judge('small', 100),
      anchor: () => jing?.time(inputs.small, 100),
    });
    rows.push(row('G3', 'all diagnostics, 40 lines', ours, anchor, 0.3, 'jing, warm'));
  }
  jing?.close();
  return rows;
}

const read = (path) => readFileSync(path, 'utf8');
