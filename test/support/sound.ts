// What holds for the tree of any text, in both languages.
import assert from 'node:assert/strict';
import type { Element, Tree } from '../../server/src/syntax/tree';

export function assertSoundTree(tree: Tree): void {
  const { text } = tree;
  const inside = ({ start, end }: { start: number; end: number }) => 0 <= start && start <= end && end <= text.length;
  for (const it of tree.problems) assert.ok(inside(it.span) && (!it.other || inside(it.other)), it.kind);
  let last = 0;
  for (const it of tree.elements()) {
    assert.ok(inside(it.span) && inside(it.nameSpan) && inside(it.openSpan) && inside(it.contentSpan), it.name);
    assert.ok(last <= it.span.start, 'elements in the order of the text');
    last = it.span.start;
    for (const attribute of it.attributes) {
      const { span, nameSpan, valueSpan, quotedSpan } = attribute;
      assert.ok([span, nameSpan, valueSpan, quotedSpan].every(inside), attribute.name);
      const whole = tree.language === 'xml' ? it.openSpan : it.span;
      assert.ok(whole.start <= span.start && span.end <= whole.end, attribute.name);
    }
    // A line of an ifcfg file may be the first of the file and start with it.
    assert.ok(it.children.every((child) => child.parent === it && it.span.start <= child.span.start));
  }
  for (const it of tree.leaves()) assert.ok(inside(it.span));
  let seen = 0;
  const count = (parent: Element | undefined): void => {
    for (const it of parent ? parent.children : tree.roots) {
      seen++;
      count(it);
    }
  };
  count(undefined);
  const all = [...tree.elements()].length;
  assert.equal(seen, all, 'each element is the child of one');
  assert.equal(all + [...tree.leaves()].length, tree.data.nodeCount, 'each node is an element or a leaf');
}
