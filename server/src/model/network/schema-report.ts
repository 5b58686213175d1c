// What the pass over a network document found, by the codes that the rows of the table name.
import type { Element } from '../../syntax/tree';
import type { File } from '../file';
import { none } from '../reading';
import { type Repeated, type StrayText, surveyOf, type UnknownElement } from './survey';

/** Elements that stand again, by the code that their rows name. */
export const repeatedWith =
  (code: string): ((file: File) => readonly Repeated[]) =>
  ({ tree }) => {
    const { repeated } = surveyOf(tree);
    if (repeated.length === 0) return none;
    return repeated.filter(({ child }) => (child.duplicateCode ?? 'duplicate-singleton') === code);
  };

/** Text between elements, by the code that the row of its parent names. */
export const strayTextsWith =
  (code: string): ((file: File) => readonly StrayText[]) =>
  ({ tree }) => {
    const { strayTexts } = surveyOf(tree);
    return strayTexts.length === 0 ? none : strayTexts.filter(({ row }) => (row.textCode ?? 'stray-text') === code);
  };

/** Unknown elements that have a code of their own, by their parent and their name. */
const ownCodes: Readonly<Record<string, string>> = {
  'portgroup/port': 'portgroup-port-child',
  'forward/port': 'nat-child-misplaced',
};

/** Unknown elements by their code. */
export const unknownElementsWith =
  (code: string): ((file: File) => readonly UnknownElement[]) =>
  ({ tree }) => {
    const { unknownElements } = surveyOf(tree);
    if (unknownElements.length === 0) return none;
    return unknownElements.filter(({ element }) => codeOfUnknown(element) === code);
  };

/** What looks like options for dnsmasq is judged by the rules about their namespace. */
function codeOfUnknown({ localName, name, parent, tree }: Element): string | undefined {
  if (localName === 'options' && parent === tree.root) return undefined;
  if (localName === 'option' && parent?.localName === 'options' && parent.parent === tree.root) return undefined;
  return ownCodes[`${parent?.name ?? ''}/${name}`] ?? 'unknown-element';
}
