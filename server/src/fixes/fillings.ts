// Values for the words that a person left in their place: a free subnet for addresses, nothing where libvirt makes one.
import { addressText } from '../address';
import { freeSubnet } from '../model/free-subnet';
import type { Unfilled } from '../model/unfilled';
import type { WorkspaceFacts } from '../model/workspace-facts';
import type { Element } from '../syntax/tree';
import { removeElement, setAttributeValue } from '../syntax/xml/write';
import type { Edit } from '../text';
import { fix, type Fix } from './fix';

/** Two numbers, a word, and a number for the host. */
const copiedAddress = /^(\d{1,3}\.\d{1,3})\.([A-Z]{1,5})\.(\d{1,3})$/i;

/** What is put for words of a network, in words and in edits. */
interface Filling {
  readonly words: string;
  readonly edits: readonly Edit[];
}

/** The fix that fills in what can be known: a free subnet; what libvirt makes by itself is left to it. */
export function fillings(words: readonly Unfilled[], workspace: WorkspaceFacts): Fix[] {
  const all = [...copied(words, workspace), ...inFreeSubnet(words, workspace), ...leftToLibvirt(words)];
  if (all.length === 0) return [];
  const title = all.map((it) => it.words).join(', ');
  return [
    fix(
      title.charAt(0).toUpperCase() + title.slice(1),
      all.flatMap((it) => it.edits),
    ),
  ];
}

/** For the first address with a letter in it: one free number for the letter everywhere in the file. */
function copied(words: readonly Unfilled[], workspace: WorkspaceFacts): Filling[] {
  const keyOf = ({ attribute, word }: Unfilled): string | undefined =>
    attribute && copiedAddress.exec(word)?.slice(1, 3).join('.');
  const key = words.map(keyOf).find((it) => it !== undefined);
  if (key === undefined) return [];
  const filled = `${key.slice(0, key.lastIndexOf('.'))}.${thirdOf(workspace)}`;
  const edits = words
    .filter((it) => keyOf(it) === key)
    .flatMap(({ attribute, word }) => setAttributeValue(attribute!, filled + word.slice(key.length)));
  return [{ words: `put ${filled} for ${key} in the whole file`, edits }];
}

/** The third number of a free subnet. */
function thirdOf(workspace: WorkspaceFacts): string {
  const free = freeSubnet(workspace);
  return free ? addressText(free.first).split('.')[2]! : '100';
}

/** What stands for an address or a mask of an `ip`, where its address is a word: the last number of each in a /24. */
const inSubnet: Readonly<Record<string, string>> = {
  'ip@address': '1',
  'range@start': '128',
  'range@end': '254',
};

/** For words that are the address of an `ip` and what hangs on it: a free subnet. */
function inFreeSubnet(words: readonly Unfilled[], workspace: WorkspaceFacts): Filling[] {
  const free = freeSubnet(workspace);
  const [first, ...others] = words.filter((it) => placeOf(it) === 'ip@address' && !copiedAddress.test(it.word));
  if (!free || !first || others.length > 0 || first.element.value('family') === 'ipv6') return [];
  const net = addressText(free.first).replace(/\.\d+$/, '');
  const edits = words
    .filter((it) => isWithin(it.element, first.element))
    .flatMap((it) => {
      const value = valueAt(placeOf(it), net);
      return value === undefined ? [] : setAttributeValue(it.attribute!, value);
    });
  return [{ words: `fill in the free subnet ${net}.0/24`, edits }];
}

const placeOf = ({ element, attribute }: Unfilled): string => `${element.name}@${attribute?.name ?? ''}`;

function valueAt(place: string, net: string): string | undefined {
  if (place === 'ip@netmask') return '255.255.255.0';
  if (place === 'ip@prefix') return '24';
  return Object.hasOwn(inSubnet, place) ? `${net}.${inSubnet[place]!}` : undefined;
}

function isWithin(element: Element, outer: Element): boolean {
  for (let it: Element | undefined = element; it; it = it.parent) if (it === outer) return true;
  return false;
}

/** UUID and MAC address, which libvirt makes where none is written. */
const leftToLibvirt = (words: readonly Unfilled[]): Filling[] =>
  words
    .map((it) => it.element)
    .filter((it) => (it.name === 'uuid' || it.name === 'mac') && it.parent?.name === 'network')
    .map((it) => ({ words: `leave <${it.name}> to libvirt`, edits: removeElement(it) }));
