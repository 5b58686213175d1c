// Values of a file that somebody has yet to fill in: words where a value should be.
import { memoize } from '../memoize';
import { attributeRow } from '../schema/index';
import { tables } from '../schema/ifcfg';
import { nearest } from '../schema/nearest';
import { isCapitals, isFillWord } from '../syntax/template/fill-words';
import { isOther } from './other/kinds';
import { isUnknown } from '../syntax/template/template';
import { textElements } from '../syntax/template/text-elements';
import { type Attribute, type Element, flags, type SyntaxProblem, type Tree } from '../syntax/tree';
import { countUpTo, type Span } from '../text';
import { type File, type IfcfgKind, isXml } from './file';
import { surveyOf, type WrongValue } from './network/survey';

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
  if (kind === 'bridge.conf' || isOther(kind)) return [];
  const found = isXml(kind) ? ofXml(file) : kind === 'keyfile' ? ofKeyfile(file) : ofIfcfg(file, kind);
  return found.sort((a, b) => a.span.start - b.span.start);
});

type Choices = readonly { readonly value: string }[];

function ofXml({ tree }: File): Unfilled[] {
  const { wrongValues } = surveyOf(tree);
  // What libvirt takes is a name that somebody gave, unless others are still to be filled in.
  const sure = wrongValues.filter((it) => !it.complaint.schemaOnly).flatMap((it) => unfilledOf(it, standsForValue));
  // Who wrote MACADDR for an address wrote NICDRIVER for a model.
  const bracketed = bracketedIn(tree);
  const isUnfinished = sure.length > 0 || bracketed.length > 0 || tree.template !== undefined;
  const found = isUnfinished ? wrongValues.flatMap((it) => unfilledOf(it, mayStandForValue)) : sure;
  return [...new Map([...bracketed, ...found].map((it) => [it.span.start, it])).values()];
}

/** Words in brackets that break the XML: values, and texts that look like elements which nobody knows. */
function bracketedIn(tree: Tree): Unfilled[] {
  return tree.problems.flatMap((problem): Unfilled[] => {
    const { kind, span } = problem;
    if (!mayBeBracket.has(kind) || !isInBrackets(tree.text, problem)) return [];
    const element = tree.elementAt(span.start);
    if (!element) return [];
    if (kind === 'missing-close-tag') return bracketedText(element);
    const { attributes } = element;
    const attribute = attributes[countUpTo(attributes, span.start, (it) => it.valueSpan.start) - 1];
    return attribute && isBracketed(attribute.raw) ? [unfilledWord(attribute)] : [];
  });
}

const mayBeBracket: ReadonlySet<string> = new Set(['less-than-in-value', 'missing-close-tag', 'unquoted-value']);

const valueInBrackets = /<[^<>]{1,60}>(?:\/\d{1,3})?(?:[\s"'>]|\/>)/y;
const textInBrackets = /<[^<>]{1,60}>\s{0,100}<\//y;

/** Whether a word in brackets may stand where a problem is; to look for its element takes longer. */
function isInBrackets(text: string, { kind, span }: SyntaxProblem): boolean {
  const isText = kind === 'missing-close-tag';
  const pattern = isText ? textInBrackets : valueInBrackets;
  pattern.lastIndex = isText ? span.start - 1 : span.start;
  return pattern.test(text);
}

/** The tag without an end that is all there is where a text belongs: `<name><your network></name>`. */
function bracketedText({ parent, tree }: Element): Unfilled[] {
  if (!parent || !textElements.has(parent.name)) return [];
  const { start, end } = parent.contentSpan;
  if (end - start > longest) return [];
  const span = parent.contentTextSpan;
  const word = tree.text.slice(span.start, span.end);
  return isBracketed(word) ? [{ word, span, element: parent, attribute: undefined, wrong: undefined }] : [];
}

/** No word in brackets, with the blanks around it, is longer. */
const longest = 200;

function unfilledOf(wrong: WrongValue, stands: (word: string, choices?: Choices) => boolean): Unfilled[] {
  const { element, attribute, row, elementRow, complaint } = wrong;
  const kind = attribute ? row?.value : elementRow.text;
  const word = (attribute ? attribute.value : element.content).trim();
  const isRefused = (complaint.severity ?? row?.severity ?? 'error') === 'error';
  if (!isRefused || isUnknown(word) || !stands(word, kind?.choices)) return [];
  const span = attribute ? attribute.valueSpan : element.contentTextSpan;
  return [{ word, span, element, attribute, wrong }];
}

/** Where other words may stand, one in capitals is another one, or one of them in the wrong case. */
const standsForValue = (word: string, choices: Choices = []): boolean =>
  isFillWord(word) || (isCapitals(word) && !choices.some((it) => /^[a-z]/i.test(it.value)));

/** Where other words may stand, one in capitals that is like none of them. */
const mayStandForValue = (word: string, choices: Choices = []): boolean =>
  standsForValue(word, choices) || (isCapitals(word) && nearest(word, valuesOf(choices)).length === 0);

const valuesOf = (choices: Choices): string[] => choices.map((it) => it.value);

function ofIfcfg({ tree }: File, kind: IfcfgKind): Unfilled[] {
  const { root } = tree;
  if (!root) return [];
  const table = tables[kind];
  const ofWords = root.children.flatMap((line) => line.attributes.filter(isUnfilledWord).map(unfilledWord));
  const ofKeys = root.attributes.flatMap((attribute) => {
    const word = attribute.raw.trim();
    if (isUnknown(word) || !mayStand(word)) return [];
    // Without quotes it is none for the reader of any key.
    if (attribute.flags & flags.bad && isBracketed(word)) return [unfilledWord(attribute)];
    const row = attributeRow(table, attribute.name);
    // What NetworkManager takes whatever it is, it does not refuse for a word.
    if (row?.readers?.includes('N') && row.wrong === undefined) return [];
    const value = row?.value;
    const isRefused = value?.complaint?.(word) !== undefined && value.complaint('a.b') !== undefined;
    if (!isRefused || !standsForValue(word, value.choices)) return [];
    return [unfilledWord(attribute)];
  });
  return [...ofKeys, ...ofWords];
}

const unfilledWord = (attribute: Attribute): Unfilled => ({
  word: attribute.raw.trim(),
  span: attribute.valueSpan,
  element: attribute.element,
  attribute,
  wrong: undefined,
});

/** Whether a word of a line of routes or rules stands for one: any in brackets, and others where an address may stand. */
const isUnfilledWord = ({ name, raw }: Attribute): boolean =>
  !isUnknown(raw) && (isBracketed(raw) || (/^(?:to|from|via|src)$/.test(name) && mayStand(raw)));

/** Keys of keyfiles that are refused, or lose the part, where a word stands for a value. */
const strictKeys: Readonly<Record<string, RegExp>> = {
  connection: /^uuid$/,
  ...{ ethernet: /^(?:cloned-)?mac-address$|^mtu$/, wifi: /^(?:cloned-)?mac-address$|^mtu$/ },
  ...{ ipv4: /^(?:address(?:es)?\d*|gateway|dns|routes?\d*)$/, ipv6: /^(?:address(?:es)?\d*|gateway|dns|routes?\d*)$/ },
  vlan: /^id$/,
};

function ofKeyfile({ tree }: File): Unfilled[] {
  const keys = tree.root?.children.flatMap((group) =>
    group.attributes.filter((it) => strictKeys[group.name]?.test(it.name) && !isUnknown(it.raw)),
  );
  return (keys ?? []).flatMap((attribute) => {
    const word = [/[;,]/, /[;,\s]/].flatMap((it) => attribute.value.split(it)).find(mayStand) ?? '';
    return word === '' ? [] : [{ ...unfilledWord(attribute), word }];
  });
}

/** Whether a word stands in brackets, as in a manual. */
export const isBracketed = (word: string): boolean => /^<[^<>]+>(?:\/\d+)?$/.test(word);

const mayStand = (word: string): boolean => isCapitals(word) || isFillWord(word);
