// What is in the .vsix that users install, and how large it is.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const bytes = readFileSync(process.env.VIRTNET_VSIX!);

/** Names in the directory at the end of a zip file. */
function namesIn(zip: Buffer): string[] {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
  const names: string[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const length = zip.readUInt16LE(at + 28);
    names.push(zip.toString('utf8', at + 46, at + 46 + length));
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return names;
}

describe('the package', () => {
  const names = namesIn(bytes);

  it('is at most 1 MB', () => assert.ok(bytes.length <= 1_000_000, `${bytes.length} bytes`));

  it('has the programs', () => {
    for (const it of ['extension', 'language-client', 'server', 'session', 'languageserver'])
      assert.ok(names.includes(`extension/dist/${it}.js`), it);
  });

  it('has a page for every folder of rules', () => {
    for (const it of ['network', 'ifcfg'])
      assert.ok(
        names.some((name) => name.startsWith(`extension/dist/rules/${it}/`)),
        it,
      );
  });

  it('has nothing but what runs and what is read', () => {
    const expected =
      /^(?:\[Content_Types\]\.xml|extension\.vsixmanifest|extension\/(?:package\.json|readme\.md|changelog\.md|LICENSE(?:\.txt|\.md)?|dist\/(?:extension|language-client|server|session|languageserver)\.js|dist\/rules\/(?:network|ifcfg)\/[\w-]+\.md|syntaxes\/[\w.-]+\.json|snippets\/[\w.-]+\.json))$/i;
    assert.deepEqual(
      names.filter((it) => !expected.test(it)),
      [],
    );
  });

  it('names nothing in the manifest that it lacks', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
    const { languages, grammars, snippets } = manifest.contributes;
    const paths = [
      manifest.main,
      ...languages.map((it: { configuration: string }) => it.configuration),
      ...[...grammars, ...snippets].map((it: { path: string }) => it.path),
    ];
    assert.deepEqual(
      paths.filter((it) => !names.includes(`extension/${it.slice(2)}`)),
      [],
    );
  });
});
