// Builds with esbuild. `bundle`: dist/ as it is shipped. `modules`: every source and test as a module of its own in out/.
// `tests`: both, as tests run programs as users do. `watch`: both, and again after each change.
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { readdir, readFile, rm, watch, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { noticesOf, packagesIn } from './notices.mjs';
import { schemaOf } from './schema.mjs';

const what = process.argv[2];
const manifest = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
const common = {
  ...{ platform: 'node', target: 'node20', format: 'cjs', logLevel: 'warning' },
  define: { VIRTNET_VERSION: JSON.stringify(manifest.version) },
};

/** All files below a folder with the given ending. */
async function filesBelow(folder, ending) {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return found
    .filter((it) => it.isFile() && it.name.endsWith(ending))
    .map((it) => join(it.parentPath ?? it.path, it.name));
}

/**
 * What is loaded late is a file of its own: the session of the server, after it has answered `initialize`; the client in the
 * editor, once there is a document of ours; the command line, once its compiled code is looked for; its verb that asks a
 * host; and what reads YAML. So is the library of the server, so that there is one of it.
 */
const apart = {
  name: 'apart',
  setup(it) {
    it.onResolve(
      { filter: /^\.\/(session|language-client|cli\/command-line|host-verbs|yaml-package)$/ },
      ({ path }) => ({
        path: `./${basename(path)}.js`,
        external: true,
      }),
    );
    it.onResolve({ filter: /^vscode-languageserver(-textdocument|\/node)?$/ }, ({ importer }) =>
      // The library of the client has a small part of it, too; it needs not load the rest.
      importer.endsWith('languageserver.mjs') || importer.includes('node_modules')
        ? undefined
        : { path: './languageserver.js', external: true },
    );
  },
};

/** The programs that are shipped. */
export const programs = {
  extension: 'client/src/extension.ts',
  'language-client': 'client/src/language-client.ts',
  server: 'server/src/main.ts',
  cli: 'server/src/cli.ts',
};

/** What they load late. */
const late = {
  session: 'server/src/lsp/session.ts',
  languageserver: 'scripts/languageserver.mjs',
  'command-line': 'server/src/cli/command-line.ts',
  'host-verbs': 'server/src/cli/host-verbs.ts',
  'yaml-package': 'server/src/syntax/yaml/yaml-package.ts',
};

/** Bundles programs as they are shipped, with what they load and the licences of it; gives the packages in them. */
export async function bundle(outdir, entryPoints) {
  const { metafile } = await build({
    ...common,
    entryPoints: { ...entryPoints, ...late },
    outdir,
    bundle: true,
    minify: true,
    external: ['vscode'],
    // Its other build asks for its files in a way that no bundler follows.
    alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
    metafile: true,
    plugins: [apart],
  });
  const packages = packagesIn(metafile);
  await writeFile(join(outdir, 'ThirdPartyNotices.txt'), noticesOf(packages));
  return packages;
}

/** A text as it stands where none of our files are, as on the page of an extension: without pictures, of links the words. */
const withoutFiles = (markdown) =>
  markdown.replace(/^!\[[^\]]*\]\((?!https:)[^)]*\)\n\n?/gm, '').replace(/\[([^\]]*)\]\((?!https:|#)[^)]*\)/g, '$1');

async function buildModules() {
  const entryPoints = (
    await Promise.all(['client/src', 'server/src', 'test', 'bench'].map((it) => filesBelow(it, '.ts')))
  ).flat();
  const changed = entryPoints.filter((it) => isChanged(it));
  if (changed.length > 0)
    await build({ ...common, sourcemap: true, entryPoints: changed, outdir: 'out', outbase: '.', bundle: false });
  // A source that is gone must not go on being tested.
  const made = new Set(entryPoints.map(moduleOf));
  for (const it of await filesBelow('out', '.js')) if (!made.has(it)) await rm(it);
}

/** Where a source stands as a module. */
const moduleOf = (source) => join('out', source.replace(/\.ts$/, '.js'));

/** Whether a source is not built as it is now. A module is made of its source alone, and of what this script says. */
function isChanged(source) {
  const built = statSync(moduleOf(source), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  // Moved into the place of another, a file keeps the time at which it was written.
  return [source, 'scripts/build.mjs', 'package.json'].some((it) => statSync(it).ctimeMs >= built);
}

async function buildBundle() {
  await rm('dist', { recursive: true, force: true });
  await bundle('dist', programs);
  await writeFile(join('dist', 'README.md'), withoutFiles(await readFile('README.md', 'utf8')));
  const listed = execFileSync(process.execPath, [join('dist', 'cli.js'), 'list-rules', '--format', 'json']);
  await writeFile(join('dist', 'virtnet.schema.json'), JSON.stringify(schemaOf(manifest, JSON.parse(listed))));
  await writeFile(join('dist', 'rule-pages.json'), JSON.stringify(await pagesOfRules()));
}

/** The pages of all rules by language and name, whatever section they stand in. */
async function pagesOfRules() {
  const pages = await filesBelow('server/src/rules', '.md');
  const named = pages.map((it) => [`${it.split('/')[3]}/${basename(it)}`, it]).sort();
  return Object.fromEntries(await Promise.all(named.map(async ([name, it]) => [name, await readFile(it, 'utf8')])));
}

const buildAll = () => Promise.all([buildModules(), buildBundle()]);

/** Never ends. A build takes about a second, so all is made anew, and files that come are built as well. */
async function buildOnChange() {
  let changed = true;
  let building = false;
  const again = async () => {
    changed = true;
    if (building) return;
    building = true;
    while (changed) {
      changed = false;
      console.log('building');
      // esbuild has printed what is wrong.
      await buildAll().catch(() => undefined);
      console.log('built');
    }
    building = false;
  };
  await Promise.all([
    again(),
    ...['client', 'server', 'test', 'bench'].map(async (folder) => {
      for await (const { filename } of watch(folder, { recursive: true }))
        if (/\.(?:ts|md)$/.test(filename ?? '')) void again();
    }),
  ]);
}

if (what === 'tests') await buildAll();
else if (what === 'modules') await buildModules();
else if (what === 'bundle') await buildBundle();
else if (what === 'watch') await buildOnChange();
