// Reads XML as it is while someone types it: one pass, never throws, keeps the rest of the tree whole around each fault.
// What is well-formed is decided as libxml2 decides it, because libvirt reads with libxml2.
import { char } from '../char';
import { type TemplateReading, templateOf } from '../template/template';
import { type SyntaxProblem, Tree } from '../tree';
import { Builder } from './builder';
import { blank, characterClass as classes, foreignBlank, oddInText } from './characters';
import { checkText } from './checks';
import { readMarkup } from './markup';
import { readCloseTag } from './close-tags';
import { isTagLike, readOpenTag } from './open-tags';
import { bareOf, type Pasted, pastedAround } from './pasted';
import { doctypeEnd, lineEnd, nameEnd } from './scan';
import { xmlSpelling } from './spelling';

/**
 * The tree of an XML text, with everything that keeps it from being well-formed. Takes any text, in linear time. A
 * template is read as it says.
 */
export function parseXml(written: string, template?: TemplateReading): Tree {
  const pasted = pastedAround(written);
  const text = template?.text ?? pasted?.text ?? written;
  const builder = read(new Builder(text));
  return new Tree({
    text,
    written,
    template,
    spelling: xmlSpelling,
    ...builder.take(),
    nodeCount: builder.nodeCount,
    attributeCount: builder.attributeCount,
    problems: pasted ? [pastedProblem(pasted), ...builder.problems] : builder.problems,
  });
}

const pastedProblem = ({ what, span }: Pasted): SyntaxProblem => ({ kind: 'pasted', span, detail: what });

function read(builder: Builder): Builder {
  const { text } = builder;
  const { length } = text;
  builder.isContent = (value) => isContent(value, builder);
  // A byte order mark belongs to the encoding, not to the document.
  let at = text.charCodeAt(0) === char.byteOrderMark ? 1 : 0;
  while (at < length) at = text.charCodeAt(at) === char.lessThan ? readTag(builder, at) : readText(builder, at);
  builder.finish();
  return builder;
}

/** Whether the value of an entity is whole: no tag starts in it and ends elsewhere. */
function isContent(value: string, { entities }: Builder): boolean {
  const builder = read(new Builder(`<entity>${value}</entity>`, entities));
  builder.take();
  return builder.problems.length === 0;
}

/** How far `rootNameOf` looks, in characters. */
const rootWithin = 1 << 16;

/**
 * The name of the first element, found without parsing; undefined when there is none near the start. `isNamed`: the name of
 * the file says that it is a template.
 */
export function rootNameOf(text: string, isNamed = false): string | undefined {
  const start = text.length > rootWithin ? text.slice(0, rootWithin) : text;
  const head = templateOf(start, 'xml', isNamed)?.text ?? bareOf(start);
  for (let at = head.indexOf('<'); at >= 0; at = head.indexOf('<', at)) {
    const close = closerAt(head, at);
    if (close === undefined) {
      const end = nameEnd(head, at + 1);
      if (end > at + 1) return head.slice(at + 1, end);
      at++;
      continue;
    }
    const end = close === '>' ? doctypeEnd(head, at + 2) : head.indexOf(close, at + 2);
    at = end < 0 ? lineEnd(head, at) : end;
  }
  return undefined;
}

/** What ends the comment, instruction or declaration that starts at a `<`; undefined for anything else. */
function closerAt(text: string, at: number): string | undefined {
  if (text.charCodeAt(at + 1) === char.question) return '?>';
  if (text.charCodeAt(at + 1) !== char.exclamation) return undefined;
  return text.startsWith('<!--', at) ? '-->' : '>';
}

function readTag(builder: Builder, at: number): number {
  const next = builder.unit(at + 1);
  if (next === char.slash) return readCloseTag(builder, at);
  if (next === char.exclamation || next === char.question) return readMarkup(builder, at);
  return isTagLike(builder, at) ? readOpenTag(builder, at) : readLoneLessThan(builder, at);
}

/** A `<` that starts no tag: an element without a name that holds nothing, so that completion has a place. */
function readLoneLessThan(builder: Builder, at: number): number {
  const index = builder.add(1, at, at + 1);
  builder.finishOpenTag(index, at + 1, at + 1, at + 1, -2);
  builder.report('lone-less-than', at, at + 1);
  return at + 1;
}

/** Text up to the next `<`. Blanks get a node only where they are all that an element holds. */
function readText(builder: Builder, at: number): number {
  const { text } = builder;
  const { length } = text;
  let end = at;
  while (end < length && classes[text.charCodeAt(end)]! & blank) end++;
  const solid = end;
  let odd = 0;
  for (; end < length; end++) {
    const bits = classes[text.charCodeAt(end)]!;
    if (!(bits & oddInText)) continue;
    if (text.charCodeAt(end) === char.lessThan) break;
    odd = 1;
  }
  if (solid === end) {
    if (builder.isFirstInside() && text.charCodeAt(end + 1) === char.slash) builder.add(2, at, end);
    return end;
  }
  builder.add(2, at, end);
  if (builder.depth === 0) reportOutside(builder, solid, end);
  else if (odd) checkText(builder, solid, end);
  return end;
}

function reportOutside(builder: Builder, start: number, end: number): void {
  const { text } = builder;
  while (end > start && classes[text.charCodeAt(end - 1)]! & blank) end--;
  let at = start;
  while (at < end && classes[text.charCodeAt(at)]! & (blank | foreignBlank)) at++;
  builder.report(at === end ? 'foreign-blank' : 'text-outside-root', start, end);
}
