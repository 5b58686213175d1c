// The pages in test/data/facts: what each file says of the network, with the text in which it says so.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Address, type Subnet, subnetText, addressText } from '../../../server/src/address';
import type { File } from '../../../server/src/model/file';
import { filesOf } from '../../support/checking';
import { readPage } from '../../support/pages';

const folder = join('test', 'data', 'facts');
const kinds = [
  'networks',
  'devices',
  'references',
  'subnets',
  'ranges',
  'reservations',
  'routes',
  'policyRules',
  'profiles',
] as const;

describe('what a file says', () => {
  for (const page of readdirSync(folder))
    describe(`of ${page.replace(/\.md$/, '')}`, () => {
      const { sections } = readPage(join(folder, page));
      it('has sections', () => assert.notEqual(sections.length, 0));
      for (const { title, files } of sections)
        it(title, () => {
          const expected = files.find((it) => it.name === 'facts')!;
          const texts = files.filter((it) => it !== expected).map((it) => [it.name, it.text]);
          const all = filesOf(Object.fromEntries(texts) as Record<string, string>);
          assert.equal(all.map(factsOf).join('\n'), expected.text);
        });
    });
});

/** One line for each fact: its kind, then what it holds; `nothing` without any. */
function factsOf(file: File): string {
  const { facts } = file;
  const lines = kinds.flatMap((kind) => facts[kind].map((it) => `${kind}: ${shown(file, it)}\n`));
  return (facts.skippedBy === undefined ? '' : `skipped by ${facts.skippedBy}\n`) + (lines.join('') || 'nothing\n');
}

/** Places as the text that stands there, addresses and subnets as people write them; nothing for what is not said. */
function shown(file: File, value: unknown): string {
  if (value === null || typeof value !== 'object')
    return typeof value === 'string' ? JSON.stringify(value) : String(value);
  if (Array.isArray(value)) return `[${value.map((it) => shown(file, it)).join('; ')}]`;
  return plain(file, value) ?? told(file, value);
}

function plain(file: File, value: object): string | undefined {
  if ('uri' in value && 'span' in value) {
    assert.equal(value.uri, file.uri);
    return shown(file, value.span);
  }
  if ('start' in value && 'end' in value)
    return `‹${file.text.slice(value.start as number, value.end as number).replaceAll('\n', '⏎')}›`;
  if ('words' in value && Array.isArray(value.words)) return addressText(value as Address);
  return 'prefix' in value ? subnetText(value as Subnet) : undefined;
}

const told = (file: File, value: object): string =>
  entriesOf(value)
    .filter(([, it]) => it !== undefined && it !== false)
    .map(([key, it]) => `${key}=${inner(file, it)}`)
    .join(' ');

/** What stands in a fact; of a whole subnet only its addresses. */
function inner(file: File, value: unknown): string {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return shown(file, value);
  if ('subnet' in value && 'owner' in value) return shown(file, value.subnet);
  return plain(file, value) ?? `{${told(file, value)}}`;
}

/** Own properties, or what a class tells by getters. */
function entriesOf(value: object): [string, unknown][] {
  const own = Object.entries(value);
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (own.length > 0 || prototype === null || prototype === Object.prototype) return own;
  const getters = Object.entries(Object.getOwnPropertyDescriptors(prototype));
  return getters.filter(([, it]) => it.get).map(([key, it]) => [key, it.get!.call(value) as unknown]);
}
