// Conversion of ifcfg files: compared with the profiles that NetworkManager 1.42.4's own reader made of the same text.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { keyfileText } from '../server/src/convert/keyfile';
import { type Conversion, convertProfile } from '../server/src/convert/profile';
import type { File } from '../server/src/model/file';
import { version } from '../server/src/schema/types';
import { kinds } from '../server/src/syntax/tree';
import { filesOf } from './support/checking';
import { readFile } from '../server/src/workspace';

interface Case {
  readonly name: string;
  readonly main: string;
  readonly files: Readonly<Record<string, string>>;
  readonly outcome: string;
  readonly encoding?: 'latin-1';
  readonly keyfile?: string;
}

const { cases } = JSON.parse(readFileSync('test/recorded/networkmanager-ifcfg.json', 'utf8')) as { cases: Case[] };
const recorded = version('1.42.4');

const textOf = ({ encoding }: Case, text: string): string =>
  encoding === 'latin-1' ? Buffer.from(text, 'latin1').toString('utf8') : text;

function filesOfCase(it: Case): File[] {
  const files: File[] = [];
  for (const [name, text] of Object.entries(it.files)) {
    const read = textOf(it, text);
    if (name === 'network') files.push(readFile('file:///etc/sysconfig/network', 'sysconfig', read));
    else files.push(...filesOf({ [name]: read }));
  }
  return files;
}

function convert(it: Case): Conversion {
  const files = filesOfCase(it);
  return convertProfile(
    files.find((one) => one.basename === it.main)!,
    files,
    recorded,
  );
}

/** Sections without those that are empty; the uuid is not compared, as that of NetworkManager comes from the path. */
function sectionsOf(text: string): Record<string, Record<string, string>> {
  const result: Record<string, Record<string, string>> = {};
  let section = '';
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const head = /^\[(.*)\]$/.exec(line);
    if (head) section = head[1]!;
    else if (!line.startsWith('uuid='))
      (result[section] ??= {})[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
  }
  return result;
}

/** Cases in which we differ, each with the reason. */
const different: Readonly<Record<string, string>> = {};

describe('conversion to a keyfile', () => {
  const loaded = cases.filter((it) => it.outcome === 'loaded');

  for (const each of loaded) {
    if (each.name in different) continue;
    it(`makes of ${each.name} what NetworkManager makes of it`, () => {
      const conversion = convert(each);
      assert.deepEqual(sectionsOf(keyfileText(conversion)), sectionsOf(each.keyfile!));
      assert.deepEqual(conversion.refusals, []);
    });
  }

  it('agrees with NetworkManager on all recorded profiles but those listed', () => {
    const equal = loaded.filter((each) =>
      isDeepStrictEqual(sectionsOf(keyfileText(convert(each))), sectionsOf(each.keyfile!)),
    );
    const listed = Object.keys(different);
    assert.equal(equal.length, loaded.length - listed.length, `${equal.length} of ${loaded.length} are equal`);
  });

  it('makes no profile of what NetworkManager refuses', () => {
    const refused = cases.filter((each) => each.outcome !== 'loaded');
    const made = refused.filter((each) => convert(each).refusals.length === 0).map((each) => each.name);
    assert.deepEqual(made, []);
  });

  it('accounts for every line exactly once', () => {
    for (const each of cases) {
      const files = filesOfCase(each);
      const { entries } = convert(each);
      const told = entries.map((entry) => `${entry.file}:${entry.span.start}`);
      assert.deepEqual(new Set(told).size, told.length, each.name);
      const expected = files.filter((file) => belongs(file, each.main)).flatMap(linesOf);
      assert.deepEqual(told.toSorted(), expected.toSorted(), each.name);
      for (const entry of entries)
        if (entry.outcome !== 'kept') assert.ok(entry.why, `${each.name}: ${entry.name} has no reason`);
    }
  });
});

/** Files whose lines one conversion accounts for. */
function belongs(file: File, main: string): boolean {
  const suffix = main.slice('ifcfg-'.length);
  return (
    file.basename === main ||
    ['keys', 'route', 'route6', 'rule', 'rule6'].some((it) => file.basename === `${it}-${suffix}`) ||
    (file.basename.startsWith(`${main}:`) && !file.basename.endsWith('.bak'))
  );
}

function linesOf({ basename, tree }: File): string[] {
  const root = tree.root!;
  return [
    ...root.attributes.map((it) => it.span.start),
    ...root.children.map((it) => it.span.start),
    ...[...tree.leaves()].filter((it) => it.kind === kinds.line).map((it) => it.span.start),
  ].map((it) => `${basename}:${it}`);
}
