// What may be put in the place of an expression or a statement so that a test has something to notice. A table by kind of
// node: each entry gives the texts that may stand there instead.
import ts from 'typescript';
import { changedPatterns } from './patterns.mjs';

const { SyntaxKind: Kind } = ts;

/** Operator → what is tried instead. */
const operators = {
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '**': ['*'],
  '<<': ['>>'],
  '>>': ['<<'],
  '>>>': ['<<'],
  '&': ['|'],
  '|': ['&'],
  '^': ['&'],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '==': ['!='],
  '!=': ['=='],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
  '*=': ['/='],
  '/=': ['*='],
  '%=': ['*='],
  '<<=': ['>>='],
  '>>=': ['<<='],
  '>>>=': ['<<='],
  '&=': ['|='],
  '|=': ['&='],
  '^=': ['&='],
  '??=': ['='],
  '||=': ['&&='],
  '&&=': ['||='],
};

/** Either side of these may be what counts. */
const oneSided = ['&&', '||', '??'];

/** Method → what is called instead of it. */
const renamed = {
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  indexOf: 'lastIndexOf',
  lastIndexOf: 'indexOf',
  find: 'findLast',
  findLast: 'find',
  findIndex: 'findLastIndex',
  findLastIndex: 'findIndex',
  push: 'unshift',
  unshift: 'push',
  padStart: 'padEnd',
  padEnd: 'padStart',
  toLowerCase: 'toUpperCase',
  toUpperCase: 'toLowerCase',
  trimStart: 'trimEnd',
  trimEnd: 'trimStart',
};

/** Methods that may be left out of a chain. */
const left = new Set(
  (
    'filter map sort toSorted slice trim trimStart trimEnd toLowerCase toUpperCase reverse toReversed concat replace ' +
    'replaceAll normalize padStart padEnd'
  ).split(' '),
);

/** What may stand in the place of a node: texts for its whole span. Empty for nodes that are no place. */
export function replacementsOf(node) {
  const text = node.getText();
  const found = [...(isCondition(node) ? conditionsOf(node, text) : []), ...(byKind[node.kind]?.(node, text) ?? [])];
  if (isResult(node) && node.kind !== Kind.Block && text !== 'undefined') found.push('undefined');
  return [...new Set(found)].filter((it) => it !== text);
}

const byKind = {
  [Kind.BinaryExpression]: binary,
  [Kind.PrefixUnaryExpression]: ({ operator, operand }) =>
    operator === Kind.PlusPlusToken
      ? [`--${operand.getText()}`]
      : operator === Kind.MinusMinusToken
        ? [`++${operand.getText()}`]
        : [operand.getText()],
  [Kind.PostfixUnaryExpression]: ({ operator, operand }) => [
    operand.getText() + (operator === Kind.PlusPlusToken ? '--' : '++'),
  ],
  [Kind.TrueKeyword]: () => ['false'],
  [Kind.FalseKeyword]: () => ['true'],
  [Kind.StringLiteral]: ({ text }) => [text === '' ? "'changed'" : "''"],
  [Kind.NoSubstitutionTemplateLiteral]: ({ text }) => [text === '' ? "'changed'" : "''"],
  [Kind.TemplateExpression]: () => ["''"],
  [Kind.NumericLiteral]: (node, text) => [String(Number(node.text) + 1), ...(text === '0' ? [] : ['0'])],
  [Kind.BigIntLiteral]: (_, text) => [`${BigInt(text.slice(0, -1)) + 1n}n`, ...(text === '0n' ? [] : ['0n'])],
  [Kind.ArrayLiteralExpression]: ({ elements }) => [elements.length > 0 ? '[]' : "['changed']"],
  [Kind.ObjectLiteralExpression]: ({ properties }) => (properties.length > 0 ? ['{}'] : []),
  [Kind.RegularExpressionLiteral]: (_, text) => changedPatterns(text),
  [Kind.CallExpression]: call,
  [Kind.PropertyAccessExpression]: unguarded,
  [Kind.ElementAccessExpression]: unguarded,
  [Kind.Block]: ({ statements }) =>
    statements.length > 1 || (statements.length === 1 && !isRemovable(statements[0])) ? ['{}'] : [],
  [Kind.ExpressionStatement]: () => [';'],
  [Kind.ThrowStatement]: () => [';'],
  [Kind.BreakStatement]: () => [';'],
  [Kind.ContinueStatement]: () => [';'],
  [Kind.ReturnStatement]: ({ expression }) => (expression ? [] : [';']),
};

function binary({ left, operatorToken, right }, text) {
  const operator = operatorToken.getText();
  const [a, b] = [left.getText(), right.getText()];
  const start = left.getStart();
  const before = text.slice(0, operatorToken.getStart() - start);
  const after = text.slice(operatorToken.getEnd() - start);
  if (operator === '+' && [left, right].some(isText)) return [a, b];
  if (operator === 'in' || operator === 'instanceof') return [`!(${text})`];
  return [
    ...(operators[operator] ?? []).map((it) => before + it + after),
    ...(oneSided.includes(operator) ? [a, b] : []),
  ];
}

const isText = (node) =>
  ts.isStringLiteralLike(node) ||
  ts.isTemplateExpression(node) ||
  (ts.isBinaryExpression(node) &&
    node.operatorToken.kind === Kind.PlusToken &&
    (isText(node.left) || isText(node.right)));

/** `a.filter(f)` → `a`, `a.some(f)` → `a.every(f)`, `a?.(b)` → `a(b)`. */
function call(node, text) {
  const { expression } = node;
  const found = unguarded(node, text);
  if (!ts.isPropertyAccessExpression(expression)) return found;
  const { name } = expression;
  if (left.has(name.text)) found.push(expression.expression.getText());
  if (Object.hasOwn(renamed, name.text))
    found.push(
      text.slice(0, name.getStart() - node.getStart()) +
        renamed[name.text] +
        text.slice(name.getEnd() - node.getStart()),
    );
  return found;
}

/** Without its `?.`: what is not there is an error then. */
function unguarded(node, text) {
  const token = node.questionDotToken;
  if (!token) return [];
  const at = token.getStart() - node.getStart();
  return [text.slice(0, at) + (ts.isPropertyAccessExpression(node) ? '.' : '') + text.slice(at + 2)];
}

/** What a branch is taken for. */
function isCondition(node) {
  const { parent } = node;
  return (
    (ts.isIfStatement(parent) && parent.expression === node) ||
    (ts.isConditionalExpression(parent) && parent.condition === node) ||
    ((ts.isWhileStatement(parent) || ts.isDoStatement(parent)) && parent.expression === node) ||
    (ts.isForStatement(parent) && parent.condition === node)
  );
}

function conditionsOf(node, text) {
  // A loop that never ends would be noticed by any test.
  if (!ts.isIfStatement(node.parent) && !ts.isConditionalExpression(node.parent)) return ['false'];
  return ['true', 'false', ...(node.kind === Kind.PrefixUnaryExpression ? [] : [`!(${text})`])];
}

/** What a function gives: nothing may be given instead. */
const isResult = (node) =>
  (ts.isReturnStatement(node.parent) && node.parent.expression === node) ||
  (ts.isArrowFunction(node.parent) && node.parent.body === node);

/** Is it, alone in its block, a place of its own already? */
const isRemovable = (statement) => (byKind[statement.kind]?.(statement) ?? []).includes(';');
