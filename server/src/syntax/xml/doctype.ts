// The document type declaration: its grammar, where it may stand, and which entities it declares. Nothing is expanded.
import { char } from '../char';
import { kinds } from '../tree';
import type { Builder } from './builder';
import { characterClass as classes, nameStart } from './characters';
import { checkComment } from './checks';
import { checkTarget } from './declaration';
import { attributeListFault, elementFault, entityFault, notationFault, Scanner } from './declarations';
import { lineEndOr } from './scan';

/** Reads the document type at an offset; gives the offset after it. */
export function readDoctype(builder: Builder, start: number): number {
  const { text } = builder;
  if (builder.root >= 0 || builder.hasDoctype || builder.depth > 0) return readMisplaced(builder, start);
  builder.hasDoctype = true;
  const scan = new Scanner(text, start + 9);
  const index = builder.add(kinds.doctype, start, start);
  readHead(builder, scan, start);
  if (scan.take('[')) readSubset(builder, scan);
  scan.blanks();
  if (!scan.take('>')) {
    const end = lineEndOr(text, 62, scan.at, text.length);
    builder.report('bad-doctype', scan.at, Math.max(end, scan.at), "'>'");
    scan.at = text.charCodeAt(end) === char.greaterThan ? end + 1 : end;
  }
  builder.finishOpenTag(index, start, start, scan.at, -1);
  return scan.at;
}

function readMisplaced(builder: Builder, start: number): number {
  const { text } = builder;
  let end = lineEndOr(text, 62, start, text.length);
  if (text.charCodeAt(end) === char.greaterThan) end++;
  builder.add(kinds.doctype, start, end);
  builder.report('misplaced-doctype', start, end);
  return end;
}

function readHead(builder: Builder, scan: Scanner, start: number): void {
  scan.blanks();
  if (!scan.name()) builder.report('bad-doctype', start, scan.at, 'the name of the root element');
  scan.blanks();
  const from = scan.at;
  if (!scan.isAt('SYSTEM') && !scan.isAt('PUBLIC')) return;
  if (!scan.externalId()) builder.report('bad-doctype', from, scan.at, 'a quoted location');
  if (!builder.standalone) builder.entities.mayBeMore = true;
  scan.blanks();
}

function readSubset(builder: Builder, scan: Scanner): void {
  const { text } = builder;
  for (;;) {
    scan.blanks();
    const from = scan.at;
    if (scan.take(']')) return;
    const fault = scan.take('%') ? parameterFault(builder, scan) : declarationFault(builder, scan);
    if (fault === undefined) continue;
    const isLost = from >= text.length || startsElement(text, from);
    builder.report('bad-doctype', from, isLost ? from : Math.min(text.length, Math.max(scan.at, from + 1)), fault);
    if (isLost) return;
    scan.at = lineEndOr(text, 62, scan.at, text.length);
    if (text.charCodeAt(scan.at) === char.greaterThan) scan.at++;
  }
}

const startsElement = (text: string, at: number): boolean =>
  text.charCodeAt(at) === char.lessThan &&
  (text.charCodeAt(at + 1) === char.slash || (classes[text.charCodeAt(at + 1)]! & nameStart) !== 0);

/** What was expected where a reference to a parameter entity is at fault. */
function parameterFault(builder: Builder, scan: Scanner): string | undefined {
  const from = scan.at;
  if (!scan.name() || !scan.take(';')) return 'a name and a semicolon';
  const isDeclared = builder.entities.parameters.has(scan.text.slice(from, scan.at - 1));
  // What the entity holds is not read, so it may declare anything.
  if (!isDeclared && !builder.entities.mayBeMore) return 'a declared parameter entity';
  if (!builder.standalone) builder.entities.mayBeMore = true;
  return undefined;
}

function declarationFault(builder: Builder, scan: Scanner): string | undefined {
  const from = scan.at;
  if (scan.isAt('<!--')) {
    if (!scan.past('-->', 4)) return "'-->'";
    checkComment(builder, from + 4, scan.at - 3);
    return undefined;
  }
  if (scan.isAt('<?')) {
    if (!scan.past('?>', 2)) return "'?>'";
    checkTarget(builder, from, scan.at - 2);
    return undefined;
  }
  if (scan.take('<!ENTITY')) return entityFault(builder, scan);
  if (scan.take('<!ELEMENT')) return elementFault(scan);
  if (scan.take('<!ATTLIST')) return attributeListFault(scan);
  if (scan.take('<!NOTATION')) return notationFault(scan);
  return "a declaration or ']'";
}
