// G8 and G9: 5,000 files at once, and one of them while it is typed in.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hasJing, hasXmllint, schema, timeOf } from './anchors.mjs';
import { interleaved, row, timed } from './figures.mjs';
import { routed } from './inputs.mjs';

/** Goals of G8 are how much faster we are; as shares of the other's time like all rows. */
export async function checking({ inputs, cli }) {
  const paths = readdirSync(inputs.folder).map((it) => join(inputs.folder, it));
  const reading =
    "const fs=require('fs');for(const it of fs.readdirSync(process.argv[1]))fs.readFileSync(process.argv[1]+'/'+it,'utf8')";
  const times = await interleaved(3, {
    ours: () => timeOf(process.execPath, [cli, 'check', inputs.folder], [0, 1]),
    reading: () => timeOf(process.execPath, ['-e', reading, inputs.folder]),
    ...(hasXmllint() && { xmllint: () => timeOf('xmllint', ['--noout', '--relaxng', schema, ...paths]) }),
    ...(hasJing() && { jing: () => timeOf('jing', [schema, ...paths]) }),
  });
  return [
    row('G8', 'check of 5,000 files', times.ours, times.xmllint, 1 / 8, 'one xmllint'),
    row('G8', 'check of 5,000 files', times.ours, times.jing, 1 / 4, 'one jing'),
    row('G8', 'check of 5,000 files', times.ours, times.reading, 4, 'reading alone'),
  ];
}

/** A frame of 60 in a second. */
const frame = 16;

export async function inWorkspace({ core }) {
  const workspace = new core.Workspace();
  const uriOf = (i) => `file:///bench/net${i}.xml`;
  for (let i = 0; i < 5000; i++) workspace.setOnDisk(uriOf(i), routed(i));
  const text = routed(2500);
  const key = (i) =>
    core.judgeIn(workspace, uriOf(2500), i % 2 === 0 ? text.replace("prefix='24'", "prefix='23'") : text);
  timed(10, key);
  const { ours } = await interleaved(5, { ours: () => timed(9, key) });
  const subnets = workspace
    .files()
    .flatMap((it) => it.facts.subnets)
    .slice(0, 10_000);
  const files = workspace.files().slice(0, 1000);
  const sweep = () => timed(1, () => core.overlapsByIndex(subnets, new core.Network(files)));
  const pairs = () => timed(1, () => core.overlapsByPairs(subnets));
  sweep();
  const overlaps = await interleaved(5, { ours: sweep, anchor: pairs });
  return [
    row('G9', 'a key among 5,000 files, 50,000 subnets', ours, frame, 1, 'a frame'),
    row('G9', 'overlaps of 10,000 subnets', overlaps.ours, overlaps.anchor, 0.02, 'pairwise'),
  ];
}
