// The pages in test/data/conversions: what becomes of each line of the files of a profile, what stands in the keyfile without a line
// for it, why NetworkManager would make none, and what nmstate says of all profiles together.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Value } from '../../../server/src/convert/profile-builder';
import { nmstateOf } from '../../../server/src/convert/nmstate';
import { type Conversion, convertProfile, isProfile } from '../../../server/src/convert/profile';
import type { Entry } from '../../../server/src/convert/report';
import { version } from '../../../server/src/schema/types';
import { filesOf } from '../../support/checking';
import { readPage, type Section } from '../../support/pages';

const folder = join('test', 'data', 'conversions');

/** Parts of a section that are no files, but what is expected. */
const expectations = ['account', 'nmstate', 'nmstate account'];

describe('a conversion', () => {
  for (const page of readdirSync(folder))
    describe(page.replace(/\.md$/, ''), () => {
      const { sections } = readPage(join(folder, page));
      it('has sections', () => assert.notEqual(sections.length, 0));
      for (const section of sections)
        it(section.title, () => {
          const conversions = conversionsOf(section);
          const made = nmstateOf(conversions);
          const actual = {
            account: conversions.map(accountOf).join('\n'),
            nmstate: made.text,
            'nmstate account': [
              ...made.entries.map((it) => lineOf(it)),
              ...made.left.map((it) => `left: ${it.file}: ${it.why}\n`),
            ].join(''),
          };
          const told = section.files.filter((it) => expectations.includes(it.name));
          assert.notEqual(told.length, 0);
          for (const { name, text } of told) assert.equal(actual[name as keyof typeof actual], text);
        });
    });
});

function conversionsOf({ files, options }: Section): Conversion[] {
  const texts = files.filter((it) => !expectations.includes(it.name)).map((it) => [it.name, it.text]);
  const all = filesOf(Object.fromEntries(texts) as Record<string, string>);
  const reader = options.networkmanager === undefined ? undefined : version(options.networkmanager);
  return all
    .filter((it) => isProfile(it, all))
    .map((it) => convertProfile(it, all, { version: reader, [options.ask ?? 'nothing']: true }));
}

/** One line for each line of the files, then what has no line of its own, then the refusals. */
function accountOf({ sections, entries, refusals }: Conversion): string {
  const written = new Map(
    [...sections].flatMap(([section, keys]) => [...keys].map(([key, value]) => [`${section}.${key}`, value] as const)),
  );
  const told = new Set(entries.flatMap((it) => it.to));
  return [
    ...entries.map((it) => lineOf(it, written)),
    ...[...written].filter(([path]) => !told.has(path)).map((it) => `made: ${placeOf(it)}\n`),
    ...refusals.map((it) => `refused: ${it}\n`),
  ].join('');
}

function lineOf({ file, name, outcome, to, why }: Entry, written?: ReadonlyMap<string, Value>): string {
  const places = to.map((path) => placeOf([path, written?.get(path)]));
  return `${outcome}: ${file.startsWith('ifcfg-') && !file.includes(':') ? '' : `${file}: `}${name}${places.length > 0 ? ` → ${places.join(', ')}` : ''}${why === undefined ? '' : `: ${why}`}\n`;
}

/** A place with what stands there; alone when its default is not written. */
const placeOf = ([path, value]: readonly [string, Value | undefined]): string =>
  value === undefined ? path : `${path}=${typeof value === 'string' ? value : `[${value.join('|')}]`}`;
