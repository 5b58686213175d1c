// All that grows, in groups.
import { dnsmasqLines } from './of-dnsmasq';
import { networkElements, networkFaults, networkPlaces, networkValues, networkWholes } from './of-network';
import { type Around, type Grown, type Growing, growing } from './growing';
import { ifcfgLines, ifcfgOptions, ifcfgPacked, ifcfgPlaces } from './of-ifcfg';
import { textOfLines } from './of-lines';
import { markup } from './of-markup';
import { templates } from './of-templates';
import { allExamplesOf, examplesOf, type GrowingExample } from './of-pages';
import { differences, type Questions, questions, usual } from './questions';
import { fewRuns, lists, runs } from './shapes';

export interface Group {
  readonly kinds: () => readonly (Growing | GrowingExample)[];
  /** Items at the first of the sizes. */
  readonly count: number;
  readonly asks: Questions;
  /** Too long for `npm test`. */
  readonly byHand?: true;
  /** Where it is asked; at all places of what grew when this is left out. */
  readonly place?: (it: Grown) => Grown;
}

const few = { ...lists, ...fewRuns };

const atTheEnd = (it: Grown): Grown => ({ ...it, offsets: [it.offsets[2]!] });

const { read, facts, problems, symbols, inlays, convert, fixes } = questions;

/** What can be counted. */
export const groups: Readonly<Record<string, Group>> = {
  'values of network documents': { kinds: () => networkValues(few), count: 25, asks: usual, place: atTheEnd },
  'values of ifcfg files': { kinds: () => ifcfgPacked(few), count: 25, asks: usual, place: atTheEnd },
  'options in values': { kinds: () => ifcfgOptions, count: 25, asks: usual, place: atTheEnd },
  elements: { kinds: () => networkElements, count: 25, asks: questions },
  'elements with faults': { kinds: () => networkFaults, count: 25, asks: usual, place: atTheEnd },
  'whole documents': { kinds: () => networkWholes, count: 15, asks: usual, place: atTheEnd },
  'differences of networks': {
    kinds: () => [...networkElements, ...networkFaults, ...networkWholes, ...markup],
    count: 25,
    asks: differences,
  },
  'lines for dnsmasq': { kinds: () => dnsmasqLines, count: 25, asks: usual, place: atTheEnd },
  'lines and their words': {
    kinds: () => ifcfgLines,
    count: 25,
    asks: { read, facts, problems, symbols, inlays, convert },
  },
  markup: { kinds: () => markup, count: 25, asks: questions },
  'marks of templates': { kinds: () => templates, count: 25, asks: usual, place: atTheEnd },
  'text of lines': { kinds: () => textOfLines, count: 25, asks: questions },
  'examples of the rules': { kinds: examplesOf, count: 25, asks: { fixes } },
  'examples of the rules in all ways': { kinds: allExamplesOf, count: 25, asks: { fixes }, byHand: true },
};

/** What the values of a place are measured with: one long word, many words, and everything that separates or quotes. */
const listIn = (place: Around & { readonly what: string }): Growing[] =>
  Object.entries({ 'one word': () => 'x', words: lists.words!, 'all marks': runs['all marks']! }).map(([name, item]) =>
    growing(`${place.what}: ${name}`, place, item),
  );

/** What is measured by `npm run growth`: every place by itself. */
export const measured: Readonly<Record<string, () => readonly Growing[]>> = {
  'values of network documents': () => networkPlaces.flatMap(listIn),
  'values of ifcfg files': () => ifcfgPlaces.flatMap(listIn),
  'options in values': () => ifcfgOptions,
  elements: () => [...networkElements, ...networkFaults],
  'whole documents': () => networkWholes,
  'lines and their words': () => ifcfgLines,
  markup: () => markup,
  'text of lines': () => textOfLines,
};
