// How long the one graph takes over a host of many profiles and guests, `node bench/graph.mjs [PROFILES] [GUESTS]`: facts of all
// files, a bridge renamed, what carries a guest, a search by name, and a check of all. Half as many first: twice the work is
// to take twice the time.
import { createRequire } from 'node:module';
import { hostFiles } from './host-files.mjs';

const require = createRequire(import.meta.url);
const { Workspace } = require('../out/server/src/workspace.js');
const { renamedEverywhere } = require('../out/server/src/features/rename/index.js');
const { carriersOf, layerOf } = require('../out/server/src/features/navigation/stack.js');
const { foundIn } = require('../out/server/src/features/navigation/everything.js');
const { problemsOf } = require('../out/server/src/features/problems.js');
const { libvirtOf } = require('../out/server/src/model/target.js');

const [profiles = 2000, guests = 500] = process.argv.slice(2).map(Number);
const target = { ...libvirtOf(undefined), backend: 'NetworkManager', release: undefined };
const etc = 'file:///srv/host/etc/';

function host(profiles, guests) {
  const workspace = new Workspace();
  for (const [path, text] of hostFiles(profiles, guests)) workspace.setOnDisk(etc + path, text);
  return workspace;
}

function measured(profiles, guests) {
  const times = {};
  const time = (what, act) => {
    const start = performance.now();
    const result = act();
    times[what] = performance.now() - start;
    return result;
  };
  const workspace = time('read', () => host(profiles, guests));
  const file = workspace.file(`${etc}libvirt/qemu/networks/n0.xml`);
  const facts = time('facts', () => workspace.factsAround(file));
  const files = workspace.files();
  const made = time('rename', () =>
    renamedEverywhere({ file, files, workspace: facts }, file.text.indexOf("br0'") + 1, 'brx'),
  );
  if (!made.ok) throw new Error(made.why);
  time('search', () => foundIn(facts, 'g1'));
  time('search again', () => foundIn(facts, 'g12'));
  time('stack', () => {
    for (let it = layerOf('guest', 'g0', facts); it;) it = carriersOf(it, facts)[0]?.layer;
  });
  time('check', () => {
    for (const it of files) {
      problemsOf(it, facts, { target });
      it.dropTree();
    }
  });
  return times;
}

measured(200, 50);
const sizes = [
  [profiles / 2, guests / 2],
  [profiles, guests],
];
const rows = sizes.map(([p, g]) => measured(Math.round(p), Math.round(g)));
console.log(
  `| milliseconds | ${sizes.map(([p, g]) => `${p} profiles, ${g} guests`).join(' | ')} |\n| --- | ---: | ---: |`,
);
for (const what of Object.keys(rows[0]))
  console.log(`| ${what} | ${rows.map((it) => it[what].toFixed(1)).join(' | ')} |`);
