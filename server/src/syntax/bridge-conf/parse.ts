// Reads the list of bridges that qemu's helper lets everybody use, line by line as it does: a word, the first blank, and all the
// rest is one name. Source: qemu-bridge-helper.c of qemu 10, parse_acl_file.
import { intsOf } from '../../int-pool';
import { attributeSize, flags, kinds, node, nodeSize, type Spelling, type SyntaxProblem, Tree } from '../tree';

const spelling: Spelling = {
  language: 'bridge.conf',
  decode: (raw) => raw,
  map: (raw) => Array.from({ length: raw.length + 1 }, (_, i) => i),
};

/** What a program has yet to fill in: of such a line nothing is known. */
export const hasMarks = (line: string): boolean => /\{[{%#]|<%|\$\{/.test(line);

/** What is no blank to C; a byte order mark is none. */
const letter = /[^ \t\r\v\f]/;

function lengthWithoutBlanks(line: string): number {
  let end = line.length;
  while (end > 0 && !letter.test(line.charAt(end - 1))) end--;
  return end;
}

/** The tree of a list: one element `bridge.conf`, whose attributes are the lines. Never throws; linear. */
export function parseBridgeConf(text: string): Tree {
  const nodes = [kinds.element, 0, text.length, 0, 0, 0, -1, -1, 0, 0];
  const attributes: number[] = [];
  const problems: SyntaxProblem[] = [];
  const leaf = (kind: number, start: number, end: number) =>
    nodes.push(
      kind,
      start,
      end,
      start,
      start,
      end,
      -1,
      0,
      attributes.length / attributeSize,
      nodes.length / nodeSize + 1,
    );
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    const start = index + line.search(letter);
    const end = index + lengthWithoutBlanks(line);
    if (end <= index) continue;
    if (text[start] === '#' || hasMarks(line)) {
      leaf(kinds.comment, start, end);
      continue;
    }
    // The first blank of the line, else the first tab, also one that nothing follows.
    const rest = text.slice(start, index + line.length);
    const gap = rest.includes(' ') ? rest.indexOf(' ') : rest.indexOf('\t');
    if (gap < 0) {
      leaf(kinds.line, start, end);
      problems.push({ kind: 'no-argument', span: { start, end } });
      continue;
    }
    const word = start + gap;
    const value = word < end ? word + text.slice(word, end).search(letter) : word + 1;
    attributes.push(start, word, value, Math.max(value, end), flags.noQuote);
  }
  nodes[node.next] = nodes.length / nodeSize;
  // Those of the leaves belong to nobody else: all lines are of the root.
  for (let i = nodeSize; i < nodes.length; i += nodeSize)
    nodes[i + node.firstAttribute] = attributes.length / attributeSize;
  return new Tree({
    ...{ text, written: text, template: undefined, spelling, problems, names: ['bridge.conf'] },
    ...{ nodes: intsOf(nodes), nodeCount: nodes.length / nodeSize },
    ...{ attributes: intsOf(attributes), attributeCount: attributes.length / attributeSize },
  });
}
