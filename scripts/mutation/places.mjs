// The places of a source where something else may stand, and the source with those changes in it, of which a number that
// is looked up while it runs chooses one (see `switch.mjs`).
import ts from 'typescript';
import { replacementsOf } from './mutators.mjs';

/** All places of a source, in reading order: `{ file, line, column, was, replacements, isStatic, … }`. */
export function placesOf(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = [];
  const visit = (node) => {
    if (isOnlyType(node)) return;
    const replacements = isNoValue(node) ? [] : replacementsOf(node);
    if (replacements.length > 0) {
      const at = source.getLineAndCharacterOfPosition(node.getStart());
      found.push({
        ...{ file, line: at.line + 1, column: at.character + 1, start: node.getStart(), end: node.getEnd() },
        ...{
          was: node.getText(),
          replacements,
          kind: kindOf(node),
          in: nameAround(node),
          around: aroundOf(node),
          isStatic: isStatic(node),
        },
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Words of types, of imports and of names mean nothing at run time. */
const isOnlyType = (node) =>
  (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isImportDeclaration(node) ||
  ts.isExportDeclaration(node) ||
  ts.isEnumDeclaration(node);

/** Names, targets of assignments, and what is loaded. */
function isNoValue(node) {
  const { parent } = node;
  if (!parent) return true;
  if (parent.name === node || parent.propertyName === node) return true;
  if (isTarget(node)) return true;
  if (ts.isCallExpression(parent) && /^(?:require|import)$/.test(parent.expression.getText())) return true;
  return ts.isTaggedTemplateExpression(parent) || (ts.isStringLiteral(node) && ts.isExpressionStatement(parent));
}

function isTarget(node) {
  const { parent } = node;
  return (
    (ts.isBinaryExpression(parent) && parent.left === node && isAssignment(parent.operatorToken.kind)) ||
    ((ts.isForOfStatement(parent) || ts.isForInStatement(parent)) && parent.initializer === node) ||
    ts.isDeleteExpression(parent) ||
    ts.isPostfixUnaryExpression(parent)
  );
}

const isAssignment = (kind) => kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;

const kindOf = (node) => (ts.isBlock(node) ? 'block' : ts.isStatement(node) ? 'statement' : 'expression');

/**
 * The span that is put aside as one when the node changes: what a chain with `?.` leaves out is its whole rest, and a
 * method must not lose what it is called on.
 */
function aroundOf(node) {
  let it = node;
  for (;;) {
    const { parent } = it;
    const isHead = parent?.expression === it;
    const isCallee = isHead && isAccess(it) && ts.isCallExpression(parent);
    if (!isCallee && !(isHead && parent.flags & ts.NodeFlags.OptionalChain)) break;
    it = parent;
  }
  return { start: it.getStart(), end: it.getEnd() };
}

const isAccess = (node) => ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);

/** Does it run once, when the file is loaded? */
function isStatic(node) {
  for (let it = node.parent; it; it = it.parent) {
    if (ts.isFunctionLike(it)) return false;
    if (ts.isPropertyDeclaration(it) && !it.modifiers?.some((one) => one.kind === ts.SyntaxKind.StaticKeyword))
      return false;
  }
  return true;
}

/** The names of what it stands in, from the outermost on. */
function nameAround(node) {
  const names = [];
  for (let it = node.parent; it; it = it.parent)
    if (it.name && (ts.isFunctionLike(it) || ts.isClassLike(it) || ts.isVariableDeclaration(it)) && isName(it.name))
      names.unshift(it.name.text);
  return names.join('.');
}

const isName = (node) => ts.isIdentifier(node) || ts.isPrivateIdentifier(node);

/** Where the bodies of the functions of a source begin. */
function bodiesOf(file, text) {
  const found = [];
  const visit = (node) => {
    if (ts.isFunctionLike(node) && !ts.isConstructorDeclaration(node) && node.body && ts.isBlock(node.body))
      found.push(node.body.getStart() + 1);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return found;
}

/**
 * The source with all mutants in it, `{ id, place, now }` each. What is chosen at run time is the one of `active`. Each
 * function tells as well, by the id `probe`, that it was called.
 */
export function withMutants(file, text, mutants, probe) {
  const spans = bodiesOf(file, text).map((it) => ({ start: it, end: it, kind: 'probe' }));
  const byKey = new Map();
  for (const { id, place, now } of mutants) {
    const { kind } = place;
    const { start, end } = kind === 'expression' ? place.around : place;
    const key = `${start}-${end}-${kind}`;
    if (!byKey.has(key)) byKey.set(key, { start, end, kind, choices: [] });
    const changed = text.slice(start, place.start) + now + text.slice(place.end, end);
    byKey.get(key).choices.push({ id, changed });
  }
  // The outer ones first; of two with one span the expression lies in the statement.
  const rank = { statement: 0, block: 1, expression: 2 };
  const sorted = [...spans, ...byKey.values()].sort(
    (a, b) => a.start - b.start || b.end - a.end || rank[a.kind] - rank[b.kind],
  );
  let next = 0;
  const write = (from, to) => {
    let [written, at] = ['', from];
    while (next < sorted.length && sorted[next].start >= from && sorted[next].end <= to) {
      const span = sorted[next++];
      const inside = write(span.start, span.end);
      written += text.slice(at, span.start) + (span.kind === 'probe' ? ` mutated(${probe});` : chosen(span, inside));
      at = span.end;
    }
    return written + text.slice(at, to);
  };
  return write(0, text.length);
}

function chosen({ kind, choices }, original) {
  if (kind === 'expression')
    return `(${choices.map(({ id, changed }) => `mutated(${id}) ? (${changed}) : `).join('')}(${original}))`;
  const tests = choices.map(({ id }) => `!mutated(${id})`).join(' && ');
  return `{ if (${tests}) ${original} }`;
}
