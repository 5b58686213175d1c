// Repairs of text that is not well-formed: one entry per kind of syntax problem that has a natural one.
import { memoize } from '../memoize';
import { indentationAt, newlineOf, withLine } from '../syntax/lines';
import { lastBefore } from '../syntax/xml/place';
import { lastStarted } from '../syntax/cursor';
import { type Attribute, type Element, flags, kinds, node, type SyntaxProblem, type Tree } from '../syntax/tree';
import { pastedAround } from '../syntax/xml/pasted';
import { insteadOf, plainlyQuoted } from '../syntax/xml/fault-words';
import { removeAttribute } from '../syntax/xml/write';
import type { Edit, Span } from '../text';
import { fix, type Fix, replace } from './fix';

/** The repairs of a syntax problem, the likeliest first. */
export function fixesOf(problem: SyntaxProblem, tree: Tree): Fix[] {
  const { span } = problem;
  return repairs[problem.kind]?.({ problem, tree, span, there: tree.text.slice(span.start, span.end) }) ?? [];
}

interface Fault {
  readonly problem: SyntaxProblem;
  readonly tree: Tree;
  readonly span: Span;
  /** The text of the span. */
  readonly there: string;
}

type Repair = (fault: Fault) => Fix[];

const insertion = (at: number, text: string): Edit => ({ span: { start: at, end: at }, text });
const insert = (title: string, at: number, text: string): Fix[] => [fix(title, [insertion(at, text)], true)];
const write = (text: string, span: Span): Fix[] => [replace(`Write ${text}`, span, text, true)];
const remove = (title: string, span: Span): Fix[] => [replace(title, span, '', true)];

const repairs: Readonly<Record<string, Repair>> = {
  pasted: ({ tree }) => [fix('Keep the XML alone', pastedAround(tree.written)?.edits ?? [], true)],
  'lone-less-than': repairLessThan,
  'blank-after-less-than': ({ span }) => remove('Remove the blank', span),
  'missing-equals': ({ span }) => insert('Insert =', span.end, '='),
  'missing-value': (it) => onAttribute(it, removeIncomplete),
  'unterminated-value': ({ span, there }) => insert('Close the quote', span.end, there[0]!),
  'typographic-quote': ({ span, there }) => [replace('Write plain quotes', span, plainlyQuoted(there), true)],
  'missing-open-quote': ({ span, there }) => [replace('Open the quote', span, plainlyQuoted(`'${there}`), true)],
  'unquoted-value': ({ span, there }) => [replace('Put the value in quotes', span, `'${there}'`, true)],
  'less-than-in-value': ({ span }) => write('&lt;', span),
  'stray-ampersand': ({ span }) => write('&amp;', span),
  'missing-semicolon': ({ span }) => insert('Insert the semicolon', span.end, ';'),
  'undefined-entity': ({ span, problem }) => write(insteadOf(problem.detail ?? ''), span),
  'bad-character-reference': ({ span, there }) => [replace(`Remove ${there}`, span, '')],
  'cdata-end-in-text': ({ span }) => write(']]&gt;', span),
  'forbidden-character': ({ span }) => remove('Remove the character', span),
  'foreign-blank': ({ span, there }) => [replace('Write plain blanks', span, there.replace(/[^ \t\r\n]/g, ' '), true)],
  'text-outside-root': ({ span, tree }) => (tree.root ? [replace('Remove the text', span, '')] : []),
  'missing-close-tag': repairMissingClose,
  'wrong-close-tag': ({ span, problem: { detail = '' } }) => write(detail, span),
  'stray-close-tag': ({ span, there, tree }) => [replace(`Remove ${there}`, withLine(tree, span), '', true)],
  'crossed-tags': repairCrossed,
  'text-in-close-tag': ({ span, tree }) => remove('Remove the text', withBlanksBefore(tree.text, span)),
  'unfinished-close-tag': ({ span, tree, problem: { detail = '' } }) =>
    detail === '' ? [replace('Remove the close tag', withLine(tree, span), '')] : write(`</${detail}>`, span),
  'unfinished-tag': repairUnfinishedTag,
  'unexpected-character': repairJunk,
  'missing-blank': ({ span }) => insert('Insert a blank', span.start, ' '),
  'duplicate-attribute': repairDuplicate,
  'blank-in-tag-end': ({ span }) => write('/>', span),
  'double-hyphen-in-comment': repairHyphens,
  'unfinished-comment': repairComment,
  'unfinished-section': ({ span }) => insert('End the section', span.end, ']]>'),
  'unfinished-instruction': repairInstruction,
  'unknown-markup': ({ span, there, tree }) => [replace(`Remove ${there}`, withLine(tree, span), '')],
  'misplaced-declaration': repairMisplacedDeclaration,
  'bad-declaration': repairDeclaration,
  'misplaced-doctype': ({ span, tree }) => remove('Remove the document type', withLine(tree, span)),
};

/** In a text it is the character; between tags it is the start of something that was given up. */
function repairLessThan({ span, tree }: Fault): Fix[] {
  const parent = elementOf(tree, span)?.parent;
  const isText = parent !== undefined && isNameless(parent);
  const rest = isText ? [] : [replace('Remove <', withLine(tree, span), '')];
  return parent && (isText || !/\s/.test(tree.text.charAt(span.end))) ? [...write('&lt;', span), ...rest] : rest;
}

/** Whether all that looks like a child is a lone character. */
const isNameless = memoize((parent: Element): boolean => parent.children.every((it) => it.name === ''));

function onAttribute({ span, tree }: Fault, then: (attribute: Attribute) => Fix[]): Fix[] {
  const found = lastStarted(elementOf(tree, span)?.attributes ?? [], span.start);
  return found?.nameSpan.start === span.start ? then(found) : [];
}

/** Removes a name without value; the blanks before it stay when something follows at once. */
function removeIncomplete(attribute: Attribute): Fix[] {
  const { text } = attribute.element.tree;
  const isApart = /[\s/>]/.test(text[attribute.span.end] ?? '>');
  const edits = isApart ? removeAttribute(attribute) : [{ span: attribute.span, text: '' }];
  return [fix(`Remove ${attribute.name}`, edits)];
}

/** The element whose open tag holds a span. */
function elementOf(tree: Tree, { start, end }: Span): Element | undefined {
  const index = lastBefore(tree, Math.max(start + 1, end));
  return index < 0 || tree.field(index, node.kind) !== kinds.element ? undefined : tree.element(index);
}

/** Where the blanks before an offset start. Many elements may be cut off at one place. */
function blanksBefore(tree: Tree, offset: number): number {
  const known = blanksBeforeIn(tree).get(offset);
  if (known !== undefined) return known;
  const { start } = withBlanksBefore(tree.text, { start: offset, end: offset });
  blanksBeforeIn(tree).set(offset, start);
  return start;
}

const blanksBeforeIn: (tree: Tree) => Map<number, number> = memoize(() => new Map());

function withBlanksBefore(text: string, { start, end }: Span): Span {
  while (start > 0 && /\s/.test(text[start - 1]!)) start--;
  return { start, end };
}

function repairMissingClose({ span, tree }: Fault): Fix[] {
  const element = elementOf(tree, span);
  if (!element) return [];
  const { text } = tree;
  const close = closing(element);
  if (close.span.start > element.openSpan.end) return [fix(`Insert </${element.name}>`, [close], true)];
  const bracket = element.openSpan.end - 1;
  const selfClosed = replace('Write />', { start: bracket, end: bracket + 1 }, '/>', true);
  return text[bracket - 1] === '/'
    ? [fix(`Insert </${element.name}>`, [close], true)]
    : [selfClosed, fix(`Insert </${element.name}>`, [close])];
}

/** The close tag that an element lacks: behind what it holds, on a line of its own when its children have theirs. */
function closing(element: Element): Edit {
  const { tree } = element;
  const { text } = tree;
  const start = element.openSpan.end;
  const end = Math.max(start, blanksBefore(tree, element.span.end));
  let at = start;
  while (at < end && text[at] !== '\n' && /\s/.test(text[at]!)) at++;
  const isApart = at < end && text[at] === '\n';
  return insertion(
    end,
    `${isApart ? newlineOf(tree) + indentationAt(tree, element.span.start) : ''}</${element.name}>`,
  );
}

function repairCrossed({ span, tree, problem: { other } }: Fault): Fix[] {
  const element = elementOf(tree, span);
  if (!element || !other) return [];
  return [fix(`Move </${element.name}>`, [closing(element), { span: withLine(tree, other), text: '' }], true)];
}

/** Ends the tag, and the value that is open in it. */
function repairUnfinishedTag({ span, tree }: Fault): Fix[] {
  const element = elementOf(tree, span);
  if (!element) return [];
  const last = element.attributes.at(-1);
  const end = element.closeSpan ? '>' : tree.text[span.end - 1] === '/' ? '>' : '/>';
  return [
    fix(
      'Finish the tag',
      [{ span: { start: span.end, end: span.end }, text: (last ? ending(last, span.end) : '') + end }],
      true,
    ),
  ];
}

/** What the last attribute of a tag lacks. */
function ending(attribute: Attribute, tagEnd: number): string {
  const { text } = attribute.element.tree;
  if (attribute.flags & flags.noEquals) return "=''";
  if (attribute.flags & flags.noQuote) return attribute.raw === '' ? "''" : '';
  if (!(attribute.flags & flags.unterminated) || tagEnd < attribute.valueSpan.start) return '';
  return text[attribute.valueSpan.start - 1]!;
}

function repairJunk({ span, tree }: Fault): Fix[] {
  const { text } = tree;
  const isBetween = /\S/.test(text[span.start - 1] ?? ' ') && /[^\s/>]/.test(text[span.end] ?? ' ');
  return [replace(`Remove ${text.slice(span.start, span.end)}`, span, isBetween ? ' ' : '', true)];
}

function repairDuplicate(fault: Fault): Fix[] {
  return onAttribute(fault, (attribute) => {
    const isSame = attribute.element.value(attribute.name) === attribute.value;
    return [fix(`Remove the second ${attribute.name}`, removeAttribute(attribute), isSame)];
  });
}

/** Long runs are ruled lines, which equals signs can draw too. */
function repairHyphens({ span, there, tree }: Fault): Fix[] {
  if (tree.text.startsWith('-->', span.end)) return [replace(`Remove ${there}`, span, '', true)];
  const isAtEnd = tree.text.startsWith('->', span.end - 1) || tree.text.startsWith('->', span.end);
  if (isAtEnd && there === '--') return [replace('Insert a blank', span, '- -', true)];
  const plain = there.length > 2 ? '='.repeat(there.length) : '-';
  return [replace(`Write ${plain.slice(0, 20)}`, span, plain, true)];
}

/** Ends it where two hyphens show that the end was meant to be, else behind its text. */
function repairComment({ span, there, tree }: Fault): Fix[] {
  const hyphens = there.indexOf('--', 4);
  if (hyphens >= 0) return insert('End the comment', span.start + hyphens + 2, '>');
  return insert('End the comment', Math.max(span.start, blanksBefore(tree, span.end)), ' -->');
}

function repairInstruction({ span, there }: Fault): Fix[] {
  const isDeclaration = span.start === 0 && /^<\?xml\s+version\s*=\s*(["'])1\.\d\1[^<>]*>?$/.test(there);
  const isOther = !/^<\?xml(?![\w:.-])/i.test(there) && /^<\?[a-z_:]/i.test(there);
  if (!isDeclaration && !isOther) return [replace(`Remove ${there}`, span, '')];
  if (there.endsWith('>')) return insert('Insert ?', span.end - 1, '?');
  return insert('End the instruction', span.end, there.endsWith('?') ? '>' : '?>');
}

function repairMisplacedDeclaration({ span, there, tree }: Fault): Fix[] {
  if (firstOf(tree) >= span.start) return remove('Remove the blanks before it', { start: 0, end: span.start });
  const line = withLine(tree, span);
  if (/^\ufeff?<\?xml\s/.test(tree.text)) return remove('Remove the declaration', line);
  return [fix('Move it to the start', [insertion(0, `${there}\n`), { span: line, text: '' }], true)];
}

/** Where the first character stands that is no blank. */
const firstOf = memoize(({ text }: Tree): number => text.search(/\S|$/));

function repairDeclaration({ tree }: Fault): Fix[] {
  const { text } = tree;
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const end = text.indexOf('?>') + 2;
  return [replace('Write a plain declaration', { start, end }, "<?xml version='1.0' encoding='UTF-8'?>", true)];
}
