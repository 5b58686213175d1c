// What can grow in the examples of the rules: each stands where its rule looks, so that every loop of a rule is met.
import type { Target } from '../../server/src/model/target';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ifcfgKindOf } from '../../server/src/model/file';
import { parseXml } from '../../server/src/syntax/xml/parse';
import type { Element } from '../../server/src/syntax/tree';
import { applyEdits, type Edit } from '../../server/src/text';
import { isLive, targetOf } from '../support/checking';
import { type PageFile, readRulePage, type Section } from '../support/pages';
import type { Growing } from './growing';
import { digits } from './values';

/** An example that grows, and who is to read it. */
export interface GrowingExample extends Growing {
  readonly target: Target;
}

const folder = join('server', 'src', 'rules');

/** The reported examples of all pages, each file in one way: as other elements of its kind, or other lines. */
export const examplesOf = (): readonly GrowingExample[] => examplesIn((way) => way.endsWith(', varied'));

/** The same in all ways, for a longer search. */
export const allExamplesOf = (): readonly GrowingExample[] => examplesIn(() => true);

const examplesIn = (isWanted: (way: string) => boolean): readonly GrowingExample[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((it) => it.endsWith('.md'))
    .sort()
    .flatMap((path) => {
      const { title, sections } = readRulePage(join(folder, path));
      return sections.filter((it) => it.title.startsWith('Reported')).flatMap((it) => ofSection(title, it, isWanted));
    });

const ofSection = (title: string, section: Section, isWanted: (way: string) => boolean): GrowingExample[] =>
  section.files
    .filter((it) => !isLive(it.name))
    .flatMap((file) => {
      const others = section.files.filter((it) => it !== file).map((it) => [it.name, it.text]);
      const ways = ifcfgKindOf(`/${file.name}`) ? lineWays : elementWays;
      return Object.entries(ways)
        .filter(([way]) => isWanted(way))
        .map(([way, grow]) => ({
          what: `${title}, ${section.title}, ${file.name}: ${way}`,
          file: file.name,
          beside: Object.fromEntries(others) as Record<string, string>,
          target: targetOf(section.options),
          pieces: (count) => grow(file, count),
        }));
    });

type Grow = (file: PageFile, count: number) => ReturnType<Growing['pieces']>;

const times = (count: number, item: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => item(i)).join('');

/** The text with other numbers, which differ from copy to copy, keep their length, and stay numbers of an address. */
const varied = (text: string, i: number): string =>
  text.replace(/(?<!\d)\d{2,3}(?!\d)/g, (it) => {
    const least = 10 ** (it.length - 1);
    const range = it.length === 2 ? 90 : 100;
    return String(least + ((Number(it) - least + i) % range));
  });

/** Each element that holds no others, and each in the root, so many times where it stands. */
const elementWays: Readonly<Record<string, Grow>> = {
  'innermost elements, the same': ({ text }, count) => copied(text, innermostOf(text), (it) => times(count, () => it)),
  'innermost elements, varied': ({ text }, count) =>
    copied(text, innermostOf(text), (it) => times(count, (i) => varied(it, i))),
  'elements of the root, the same': ({ text }, count) =>
    copied(text, parseXml(text).root?.children ?? [], (it) => times(count, () => it)),
  'elements of the root, varied': ({ text }, count) =>
    copied(text, parseXml(text).root?.children ?? [], (it) => times(count, (i) => varied(it, i))),
  values: ({ text }, count) => {
    const attributes = [...parseXml(text).elements()].flatMap((it) => it.attributes);
    return whole(
      text,
      attributes.map((it) => ({ span: it.valueSpan, text: times(count, () => `${it.raw} `) })),
    );
  },
};

const innermostOf = (text: string): Element[] => {
  const tree = parseXml(text);
  return [...tree.elements()].filter((it) => it.children.length === 0 && it !== tree.root);
};

const copied = (text: string, elements: readonly Element[], copies: (text: string) => string) =>
  whole(
    text,
    elements.map(({ span }) => ({ span, text: copies(text.slice(span.start, span.end)) })),
  );

const whole = (text: string, edits: readonly Edit[]): ReturnType<Growing['pieces']> => [
  '',
  applyEdits(text, edits),
  '',
];

const lineOf = (text: string) => text.split(/(?<=\n)/);

/** All lines over and over, the numbered ones with other numbers, and each value as a list of itself. */
const lineWays: Readonly<Record<string, Grow>> = {
  'lines, the same': ({ text }, count) => [text, times(count, () => text), ''],
  'lines, varied': ({ text }, count) => [text, times(count, (i) => varied(text, i)), ''],
  'lines one by one': ({ text }, count) => [
    '',
    lineOf(text)
      .map((it) => times(count, () => it))
      .join(''),
    '',
  ],
  'keys with numbers': ({ text }, count) => [
    text,
    times(count, (i) => text.replace(/^([A-Z_]+)\d*=/gm, (_, key: string) => `${key}${i}=`)),
    '',
  ],
  'unlike keys': ({ text }, count) => [
    text,
    times(count, (i) => text.replace(/^([A-Z_]+)(\d*)=/gm, (_, key: string) => `${key}_${digits(i)}=`)),
    '',
  ],
  'values with blanks': ({ text }, count) => ['', longer(text, count, ' '), ''],
  'values with commas': ({ text }, count) => ['', longer(text, count, ','), ''],
  'words of lines': ({ text }, count) => [
    '',
    lineOf(text)
      .map((it) => times(count, () => it.replace('\n', ' ')) + '\n')
      .join(''),
    '',
  ],
};

/** Each value over and over, in quotes; keys that decide what the file is stay. */
const longer = (text: string, count: number, joint: string): string =>
  text.replace(
    /^((?!(?:TYPE|DEVICE|DEVICETYPE|BOOTPROTO|VLAN|BRIDGE|MASTER)=)\w+)=(["']?)(.*)\2$/gm,
    (_, key: string, __, value: string) => `${key}="${times(count, () => value + joint)}"`,
  );
