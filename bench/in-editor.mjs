// G10: what the extension costs the editor, in the extension host of a real VS Code; and how big it is.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { packageExtension } from '../scripts/package.mjs';
import { whyNoEditor } from '../scripts/editor.mjs';
import { toldBy } from '../scripts/test-vscode.mjs';
import { work } from './anchors.mjs';
import { median, row } from './figures.mjs';

const rounds = 3;

export async function inEditor() {
  const size = statSync(packageExtension(work('virtnet.vsix'))).size / 1e6;
  const rows = [row('G10', 'package', size, 1, 1, 'a megabyte', 'MB')];
  const obstacle = process.env.VIRTNET_VSCODE ? undefined : whyNoEditor();
  if (obstacle) {
    console.log(`G10: no editor: ${obstacle}`);
    return rows;
  }
  if (spawnSync(process.execPath, ['scripts/build.mjs', 'tests'], { stdio: 'inherit' }).status !== 0)
    throw new Error('the suite cannot be compiled');
  const told = [];
  for (let i = 0; i < rounds; i++) told.push(...(await toldBy('bench/vscode')));
  if (told.length === 0) throw new Error('the suite in the editor told nothing');
  if (told.some((it) => it.activeAtStart)) throw new Error('the extension is active in a window without files of ours');
  const middle = (read) => median(told.map(read));
  return [
    ...rows,
    row(
      'G10',
      'activation: work of the thread of extensions',
      middle((it) => it.activation),
      limit,
      1,
      'goal',
    ),
    row(
      'G10',
      'then the first network, until its diagnostics',
      middle((it) => it.network),
      limit,
      1,
      'goal',
    ),
  ];
}

/** Milliseconds that the editor may be kept from other work. */
const limit = 50;
