// Values of a file that somebody has yet to fill in: words where a value should be.
import { memoize } from '../memoize';
import { attributeRow } from '../schema/index';
import { tables } from '../schema/ifcfg';
import { isCapitals, isFillWord } from '../syntax/template/fill-words';
import { isOther } from './other/kinds';
import { isUnknown } from '../syntax/template/template';
import type { Attribute, Element } from '../syntax/tree';
import type { Span } from '../text';
import { type File, type IfcfgKind, isXml } from './file';
import { surveyOf, type WrongValue } from './network/schema-report';

/** A word in place of a value. */
export interface Unfilled {
  readonly word: string;
  readonly span: Span;
  readonly element: Element;
  readonly attribute: Attribute | undefined;
  /** What the schema says of it, in a network. */
  readonly wrong: WrongValue | undefined;
}

/** The words that stand in place of values, in the order of the text. */
export const unfilledIn = memoize((file: File): readonly Unfilled[] => {
  const { kind } = file;
  if (kind === 'keyfile' || kind === 'bridge.conf' || isOther(kind)) return [];
  const found = isXml(kind) ? surveyOf(file.tree).wrongValues.flatMap(ofXml) : ofIfcfg(file, kind);
  return found.sort((a, b) => a.span.start - b.span.start);
});

function ofXml(wrong: WrongValue): Unfilled[] {
  const { element, attribute, row, elementRow, complaint } = wrong;
  const kind = attribute ? row?.value : elementRow.text;
  const word = (attribute ? attribute.value : element.content).trim();
  const isRefused = (complaint.severity ?? row?.severity ?? 'error') === 'error';
  if (!isRefused || isUnknown(word) || !standsForValue(word, kind?.choices)) return [];
  const span = attribute ? attribute.valueSpan : element.contentTextSpan;
  return [{ word, span, element, attribute, wrong }];
}

/** Where other words may stand, one in capitals is another one, or one of them in the wrong case. */
const standsForValue = (word: string, choices: readonly { readonly value: string }[] = []): boolean =>
  isFillWord(word) || (isCapitals(word) && !choices.some((it) => /^[a-z]/i.test(it.value)));

function ofIfcfg({ tree }: File, kind: IfcfgKind): Unfilled[] {
  const { root } = tree;
  if (!root) return [];
  const table = tables[kind];
  return root.attributes.flatMap((attribute) => {
    const word = attribute.raw.trim();
    if (isUnknown(word) || !mayStand(word)) return [];
    const row = attributeRow(table, attribute.name);
    // What NetworkManager takes whatever it is, it does not refuse for a word.
    if (row?.readers?.includes('N') && row.wrong === undefined) return [];
    const value = row?.value;
    const isRefused = value?.complaint?.(word) !== undefined && value.complaint('a.b') !== undefined;
    if (!isRefused || !standsForValue(word, value.choices)) return [];
    return [{ word, span: attribute.valueSpan, element: root, attribute, wrong: undefined }];
  });
}

const mayStand = (word: string): boolean => isCapitals(word) || isFillWord(word);
