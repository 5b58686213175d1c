// What is in the .vsix that users install, and how large it is.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inflateRawSync } from 'node:zlib';

const bytes = readFileSync(process.env.VIRTNET_VSIX!);

/** What the directory at the end of a zip file names, and where it starts. */
function entriesIn(zip: Buffer): Map<string, number> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
  const entries = new Map<string, number>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const length = zip.readUInt16LE(at + 28);
    entries.set(zip.toString('utf8', at + 46, at + 46 + length), at);
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

/** The text of one of them. */
function textIn(zip: Buffer, entry: number): string {
  const size = zip.readUInt32LE(entry + 20);
  const at = zip.readUInt32LE(entry + 42);
  const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  const packed = zip.subarray(start, start + size);
  return (zip.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8');
}

interface Building {
  readonly programs: Readonly<Record<string, string>>;
  bundle(folder: string, programs: Readonly<Record<string, string>>): Promise<string[]>;
}

describe('the package', () => {
  const entries = entriesIn(bytes);
  const names = [...entries.keys()];

  // The extension and the package for npm are of one list of files, and both hold the command.
  // Of it 0.14 MB are the pictures of the walkthrough, of 256 colours each.
  it('is at most 2 MB', () => assert.ok(bytes.length <= 2_000_000, `${bytes.length} bytes`));

  it('has the programs', () => {
    for (const it of ['extension', 'language-client', 'server', 'session', 'languageserver', 'cli'])
      assert.ok(names.includes(`extension/dist/${it}.js`), it);
  });

  it('has the page of every rule', () => {
    const pages = JSON.parse(textIn(bytes, entries.get('extension/dist/rule-pages.json')!)) as Record<string, string>;
    for (const it of ['network', 'guest', 'ifcfg', 'keyfile', 'bridge-conf'])
      assert.ok(
        Object.keys(pages).some((name) => name.startsWith(`${it}/`)),
        it,
      );
    assert.ok(Object.values(pages).every((it) => it.startsWith('# ')));
  });

  it('has nothing but what runs and what is read', () => {
    const expected =
      /^(?:\[Content_Types\]\.xml|extension\.vsixmanifest|extension\/(?:package\.json|readme\.md|changelog\.md|LICENSE(?:\.txt|\.md)?|dist\/(?:extension|language-client|server|session|languageserver|cli|command-line|host-verbs|yaml-package)\.js|dist\/ThirdPartyNotices\.txt|dist\/(?:rule-pages|virtnet\.schema)\.json|editors\/(?:nvim|emacs|helix|kate|zed)\/[\w./-]+|syntaxes\/[\w.-]+\.json|snippets\/[\w.-]+\.json|(?:media|docs\/images)\/[\w-]+\.(?:svg|png)))$/i;
    assert.deepEqual(
      names.filter((it) => !expected.test(it)),
      [],
    );
  });

  it('names every package whose code it holds, with the licence in the words of its author', async () => {
    const { bundle, programs } = (await import(pathToFileURL(resolve('scripts/build.mjs')).href)) as Building;
    const packages = await bundle(join('.cache', 'test-ui', 'dist'), programs);
    const notices = textIn(bytes, entries.get('extension/dist/ThirdPartyNotices.txt')!);
    for (const folder of packages) {
      const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      assert.ok(notices.includes(`${name} ${version}\n`), name);
      for (const file of readdirSync(folder).filter((it) => /^licen[cs]e/i.test(it)))
        assert.ok(notices.includes(readFileSync(join(folder, file), 'utf8').trim()), `${name}: ${file}`);
    }
    assert.ok(packages.length > 10);
  });

  it('names nothing in the manifest that it lacks', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
    const { languages, grammars, snippets, jsonValidation, walkthroughs, viewsContainers, views } =
      manifest.contributes;
    const paths = [
      manifest.main,
      ...languages.flatMap((it: { configuration?: string }) => it.configuration ?? []),
      ...languages.flatMap((it: { icon?: Record<string, string> }) => Object.values(it.icon ?? {})),
      ...jsonValidation.map((it: { url: string }) => it.url),
      ...walkthroughs.flatMap(({ steps }: { steps: { media: { image: string } }[] }) =>
        steps.map((it) => `./${it.media.image}`),
      ),
      ...[...grammars, ...snippets].map((it: { path: string }) => it.path),
      ...[...viewsContainers.activitybar, ...views.virtnet].map((it: { icon: string }) => `./${it.icon}`),
    ];
    assert.deepEqual(
      paths.filter((it) => !names.includes(`extension/${it.slice(2)}`)),
      [],
    );
  });
});
