// Every beginning of real files, asked everything: `node out/test/fuzz/beginnings.js FOLDER...`. The files are the test
// inputs of libvirt and NetworkManager, which are fetched and not ours.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { mayBeOurs } from '../../server/src/model/file';
import { askEverything } from './everything';

const limit = 64 * 1024;
const files = process.argv
  .slice(2)
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((it) => join(folder, it)))
  .filter((it) => statSync(it).isFile() && mayBeOurs(basename(it), it) && statSync(it).size <= limit);

let beginnings = 0;
let harmed = 0;
let slowest = 0;
for (const path of files) {
  const text = readFileSync(path, 'utf8');
  for (let end = 0; end <= text.length; end++) {
    beginnings++;
    const started = performance.now();
    try {
      askEverything(basename(path), text.slice(0, end), [end], ['fix all']);
    } catch (fault) {
      if (harmed++ < 5) console.log(`${path} up to ${String(end)}: ${(fault as Error).stack ?? String(fault)}`);
    }
    slowest = Math.max(slowest, performance.now() - started);
  }
}
console.log(
  `${String(beginnings)} beginnings of ${String(files.length)} files, ${String(harmed)} harmed; the slowest took ${slowest.toFixed(0)} ms`,
);
process.exitCode = harmed > 0 ? 1 : 0;
