import assert from 'node:assert/strict';
import type { Element } from '../../../server/src/syntax/tree';
import * as write from '../../../server/src/syntax/xml/write';
import { parseXml } from '../../../server/src/syntax/xml/parse';
import { applyEdits, type Edit } from '../../../server/src/text';

/** The text after a change of the first element with that name. */
function changed(text: string, name: string, change: (element: Element) => Edit[]): string {
  const found = [...parseXml(text).elements()].find((it) => it.name === name);
  assert.ok(found, `no ${name}`);
  return applyEdits(text, change(found));
}

describe('writing XML', () => {
  const value = (text: string, wanted: string) =>
    changed(text, 'a', (it) => write.setAttributeValue(it.attributes[0]!, wanted));

  it('keeps the quotes of a value', () => {
    assert.equal(value("<a b='1'/>", '2'), "<a b='2'/>");
    assert.equal(value('<a b="1"/>', '2'), '<a b="2"/>');
  });
  it('escapes what a value may not hold', () => {
    assert.equal(value("<a b='1'/>", `<'"&>`), `<a b='&lt;&apos;"&amp;>'/>`);
    assert.equal(value('<a b="1"/>', `'"`), `<a b="'&quot;"/>`);
  });
  it('puts quotes where there are none', () => {
    assert.equal(value('<a b=1/>', '2'), "<a b='2'/>");
    assert.equal(value('<a b/>', '2'), "<a b='2'/>");
    assert.equal(value('<a b=/>', '2'), "<a b='2'/>");
  });
  it('closes a quote that is open', () => assert.equal(value('<a b="1/>', '2'), '<a b="2"/>'));

  it('adds an attribute behind the others, in their quotes', () => {
    assert.equal(
      changed('<a b="1" />', 'a', (it) => write.setAttribute(it, 'c', 'x')),
      '<a b="1" c="x" />',
    );
    assert.equal(
      changed('<r b="1"><a/></r>', 'a', (it) => write.setAttribute(it, 'c', 'x')),
      '<r b="1"><a c="x"/></r>',
    );
  });
  it('changes an attribute that is there', () =>
    assert.equal(
      changed("<a b='1'/>", 'a', (it) => write.setAttribute(it, 'b', '2')),
      "<a b='2'/>",
    ));
  it('removes an attribute with the blanks before it', () =>
    assert.equal(
      changed("<a b='1'\n   c='2'/>", 'a', (it) => write.removeAttribute(it.attributes[1]!)),
      "<a b='1'/>",
    ));

  it('removes an element with its line', () =>
    assert.equal(changed('<r>\n  <a/>\n  <b/>\n</r>\n', 'a', write.removeElement), '<r>\n  <b/>\n</r>\n'));
  it('removes an element that shares its line', () =>
    assert.equal(changed('<r><a/><b/></r>', 'a', write.removeElement), '<r><b/></r>'));
  it('removes an element of several lines', () =>
    assert.equal(
      changed('<r>\r\n  <a>\r\n  </a>\r\n  <b/>\r\n</r>', 'a', write.removeElement),
      '<r>\r\n  <b/>\r\n</r>',
    ));

  it('renames both tags', () => {
    assert.equal(
      changed('<a b="1">x</a >', 'a', (it) => write.renameElement(it, 'c')),
      '<c b="1">x</c >',
    );
    assert.equal(
      changed('<a/>', 'a', (it) => write.renameElement(it, 'c')),
      '<c/>',
    );
  });

  it('replaces text', () =>
    assert.equal(
      changed('<a> x </a>', 'a', (it) => write.setText(it, 'R&D')),
      '<a>R&amp;D</a>',
    ));
  it('opens a self-closed element for text', () =>
    assert.equal(
      changed("<a b='1' />", 'a', (it) => write.setText(it, 'x')),
      "<a b='1'>x</a>",
    ));
  it('opens an element that is closed by / and > apart', () =>
    assert.equal(
      changed("<a b='1' / >", 'a', (it) => write.setText(it, 'x')),
      "<a b='1'>x</a>",
    ));

  const child = (text: string, where: (parent: Element) => Parameters<typeof write.insertChild>[2] = () => ({})) =>
    changed(text, 'r', (it) => write.insertChild(it, '<c>\n  <d/>\n</c>', where(it)));

  it('inserts a last child with the indentation of its siblings', () =>
    assert.equal(child('<r>\n\t<a/>\n</r>'), '<r>\n\t<a/>\n\t<c>\n\t  <d/>\n\t</c>\n</r>'));
  it('inserts a child before another', () =>
    assert.equal(
      child('<r>\n  <a/>\n</r>', (it) => ({ before: it.children[0]! })),
      '<r>\n  <c>\n    <d/>\n  </c>\n  <a/>\n</r>',
    ));
  it('inserts a child after another', () =>
    assert.equal(
      child('<r>\n  <a/>\n  <b/>\n</r>', (it) => ({ after: it.children[0]! })),
      '<r>\n  <a/>\n  <c>\n    <d/>\n  </c>\n  <b/>\n</r>',
    ));
  it('inserts a child into a self-closed element', () =>
    assert.equal(
      changed('<q>\n  <r/>\n</q>', 'r', (it) => write.insertChild(it, '<c/>')),
      '<q>\n  <r>\n    <c/>\n  </r>\n</q>',
    ));
  it('inserts a child into an empty element', () =>
    assert.equal(
      changed('<q>\r\n  <r>\r\n  </r>\r\n</q>', 'r', (it) => write.insertChild(it, '<c/>')),
      '<q>\r\n  <r>\r\n    <c/>\r\n  </r>\r\n</q>',
    ));
  it('stays on one line in a document on one line', () => assert.equal(child('<r><a/></r>'), '<r><a/><c><d/></c></r>'));
  it('moves an element to another parent', () =>
    assert.equal(
      changed('<q>\n  <a/>\n  <r>\n    <b/>\n  </r>\n</q>', 'a', (it) =>
        write.moveElement(it, it.parent!.children[1]!),
      ),
      '<q>\n  <r>\n    <b/>\n    <a/>\n  </r>\n</q>',
    ));
});
