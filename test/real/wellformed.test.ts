// What virtnet calls well-formed is what libxml2 calls well-formed: both judge the same seeded damage.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseXml } from '../../server/src/syntax/xml/parse';
import { found } from '../fuzz/texts';
import { damaged, samples, seeded } from '../support/damage';
import { damagedElements } from '../support/damaged-elements';
import { damagedTags } from '../support/damaged-tags';
import { documents } from '../support/documents';

/** For each text whether `xmllint --noout` takes it. Namespace errors do not count: libxml2 and libvirt go on. */
export function judgedByXmllint(texts: readonly string[]): boolean[] {
  const folder = mkdtempSync(join(tmpdir(), 'virtnet-wellformed-'));
  try {
    texts.forEach((it, index) => writeFileSync(join(folder, `${index}.xml`), it));
    const names = texts.map((_, index) => `${index}.xml`);
    const { stderr } = spawnSync('xmllint', ['--noout', '--nonet', ...names], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const refused = new Set<string>();
    for (const match of stderr.matchAll(/^(\d+)\.xml:\d+: (?:parser|internal|encoding) error : /gm))
      refused.add(match[1]!);
    return texts.map((_, index) => !refused.has(String(index)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;

/** Not those whose entities may be declared elsewhere: xmllint complains of them, and goes on. */
const written = [...Object.entries(documents), ...Object.entries({ ...damagedTags, ...damagedElements })]
  .filter(([title]) => title !== 'declarations that are kept elsewhere')
  .flatMap(([, cases]) => cases.map(([text]) => text));

describe('being well-formed', () => {
  it('is judged as libxml2 judges it, on documents that were written to try it', function () {
    if (!hasXmllint) return this.skip();
    const accepted = judgedByXmllint(written);
    const wrong = written.filter((text, index) => accepted[index] !== (parseXml(text).problems.length === 0));
    assert.deepEqual(wrong, []);
  });

  it('is judged as libxml2 judges it, on 400 damaged networks', function () {
    if (!hasXmllint) {
      console.log('      not run: xmllint is not installed');
      return this.skip();
    }
    const random = seeded(20261121);
    // A file cannot hold half a character, nor a NUL for xmllint.
    const guided = found.xml.filter((it) => !it.includes('\0') && !/\p{Surrogate}/u.test(it));
    const texts = [...samples, ...guided, ...Array.from({ length: 400 }, () => damaged(random))];
    const accepted = judgedByXmllint(texts);
    const wrong = texts
      .map((text, index) => ({ text, accepted: accepted[index], problems: parseXml(text).problems }))
      .filter((it) => it.accepted !== (it.problems.length === 0));
    assert.deepEqual(wrong, []);
    assert.ok(
      accepted.filter((it) => it).length > 40 && accepted.filter((it) => !it).length > 200,
      'damage of both kinds',
    );
  });
});
