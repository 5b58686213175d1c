import assert from 'node:assert/strict';
import { parseIfcfg } from '../../../server/src/syntax/ifcfg/parse';
import { placeAt } from '../../../server/src/syntax/place';
import type { Tree } from '../../../server/src/syntax/tree';
import { parseXml } from '../../../server/src/syntax/xml/parse';
import { readCursor } from '../../support/marks';
import { places } from '../../support/places';

/** The place as one line: kind, element, attribute, what is typed, and what a choice would replace. */
function shown(tree: Tree, offset: number): string {
  const place = placeAt(tree, offset);
  if (place.kind === 'none') return 'none';
  const element = place.element ? place.element.name || '?' : 'nothing';
  const attribute = 'attribute' in place && place.attribute ? ` @${place.attribute.name}` : '';
  const replaced = tree.text.slice(place.span.start, place.span.end);
  return `${place.kind} ${element}${attribute} typed "${place.typed}" of "${replaced}"`;
}

function inXml(marked: string, expected: string): void {
  const { text, offset } = readCursor(marked);
  assert.equal(shown(parseXml(text), offset), expected);
}

function inLines(marked: string, expected: string, kind: 'ifcfg' | 'route' | 'rule' = 'ifcfg'): void {
  const { text, offset } = readCursor(marked);
  assert.equal(shown(parseIfcfg(text, kind), offset), expected);
}

describe('the place of a cursor in XML', () => {
  const cases: Readonly<Record<string, readonly [marked: string, expected: string]>> = {
    'is content of nothing in an empty file': ['$0', 'content nothing typed "" of ""'],
    'is content of nothing before the root': ['$0<network/>', 'content nothing typed "" of ""'],
    'is content of nothing after the root': ['<network/>\n$0', 'content nothing typed "" of ""'],
    'is an element name after <': ['<network><$0</network>', 'element-name ? typed "" of ""'],
    'is an element name after < on a line of its own': [
      '<network>\n  <$0\n  <bridge/>\n</network>',
      'element-name ? typed "" of ""',
    ],
    'is an element name in the middle of it': [
      '<network><for$0ward/></network>',
      'element-name forward typed "for" of "forward"',
    ],
    'is an element name while it is typed': ['<network>\n  <br$0\n</network>', 'element-name br typed "br" of "br"'],
    'is an attribute name after a blank': ['<ip $0/>', 'attribute-name ip typed "" of ""'],
    'is an attribute name in a tag without end': [
      '<network>\n  <ip $0\n</network>',
      'attribute-name ip typed "" of ""',
    ],
    'is an attribute name while it is typed': ['<ip addr$0/>', 'attribute-name ip @addr typed "addr" of "addr"'],
    'is an attribute name between others': ["<ip a='1' $0 b='2'/>", 'attribute-name ip typed "" of ""'],
    'is a value between quotes': ["<ip a='$0'/>", 'attribute-value ip @a typed "" of ""'],
    'is a value at its end': ["<ip a='nat$0'/>", 'attribute-value ip @a typed "nat" of "nat"'],
    'is a value after an open quote': [
      "<network>\n <ip a='$0\n <b c='d'/></network>",
      'attribute-value ip @a typed "" of ""',
    ],
    'is a value in the wrong quotes': ['<ip a=\u201cn$0at\u201d/>', 'attribute-value ip @a typed "n" of "nat"'],
    'is a value after an equals sign': ['<ip a=$0/>', 'attribute-value ip @a typed "" of ""'],
    'is a value after an equals sign and a blank': ['<ip a= $0/>', 'attribute-value ip @a typed "" of ""'],
    'is a value without quotes': ['<ip a=n$0/>', 'attribute-value ip @a typed "n" of "n"'],
    'decodes what is typed': ["<ip a='a&amp;$0b'/>", 'attribute-value ip @a typed "a&" of "a&amp;b"'],
    'is nothing right after a value': ["<ip a='1'$0/>", 'none'],
    'is nothing between slash and bracket': ["<ip a='1' /$0>", 'none'],
    'is content between tags': ['<network>$0</network>', 'content network typed "" of ""'],
    'is content between children': ['<network><a/>$0<b/></network>', 'content network typed "" of ""'],
    'is content on a blank line': ['<network>\n  <ip>\n    $0\n  </ip></network>', 'content ip typed "" of ""'],
    'is content of the parent after a close tag': ['<network><ip></ip>$0</network>', 'content network typed "" of ""'],
    'is text with its blanks inside': ['<name> my n$0et </name>', 'content name typed "my n" of "my net"'],
    'is a word among children': ['<network><a/>bri$0 x</network>', 'content network typed "bri" of "bri"'],
    'is content of an element that is not closed': [
      "<network>\n  <forward mode='nat'>\n    $0\n  <ip/>\n</network>",
      'content forward typed "" of ""',
    ],
    'is content of the parent where an unclosed element seems to end': [
      "<network>\n  <forward mode='nat'>\n  <ip/>$0\n</network>",
      'content network typed "" of ""',
    ],
    'is a close tag': ['<network><ip></i$0p></network>', 'close-tag ip typed "i" of "ip"'],
    'is a close tag right after </': ['<network>\n  <ip>\n  </$0\n</network>', 'close-tag ip typed "" of ""'],
    'is a close tag between < and /': ['<network><$0/network>', 'close-tag network typed "" of ""'],
    'is a close tag of nothing open': ['<network/></ne$0', 'close-tag nothing typed "ne" of "ne"'],
    'is nothing in a comment': ['<network><!-- <ip $0 --></network>', 'none'],
    'is nothing in an open comment': ['<network><!-- $0', 'none'],
    'is content after a comment': ['<network><!-- x -->$0</network>', 'content network typed "" of ""'],
    'is nothing in an instruction': ['<?xml $0?><network/>', 'none'],
    'is nothing in a section': ['<name><![CDATA[a$0]]></name>', 'none'],
  };
  for (const [title, [marked, expected]] of Object.entries(cases)) it(title, () => inXml(marked, expected));
});

describe('the place of a cursor in ifcfg', () => {
  it('is a name at the start of a line', () => inLines('A=1\n$0\nB=2\n', 'attribute-name ifcfg typed "" of ""'));
  it('is a name in an empty file', () => inLines('$0', 'attribute-name ifcfg typed "" of ""'));
  it('is a name while it is typed', () => inLines('A=1\nIPA$0\n', 'attribute-name ifcfg typed "IPA" of "IPA"'));
  it('is a name after export', () => inLines('export IPA$0', 'attribute-name ifcfg typed "IPA" of "IPA"'));
  it('is a name before an equals sign', () =>
    inLines('IP$0ADDR=1', 'attribute-name ifcfg @IPADDR typed "IP" of "IPADDR"'));
  it('is a value after an equals sign', () =>
    inLines('A=1\nBRIDGE=$0\n', 'attribute-value ifcfg @BRIDGE typed "" of ""'));
  it('is a value in its middle', () => inLines('BRIDGE=b$0r0', 'attribute-value ifcfg @BRIDGE typed "b" of "br0"'));
  it('is a value between quotes', () => inLines('B="b$0r0"', 'attribute-value ifcfg @B typed "b" of "br0"'));
  it('is a value after an open quote', () => inLines('B="b$0', 'attribute-value ifcfg @B typed "b" of "b"'));
  it('is nothing in a comment', () => inLines('# A=$0', 'none'));
  it('is nothing in a comment after a value', () => inLines('A=1 # $0', 'none'));
  it('is nothing inside a line that is no assignment', () => inLines('foo bar$0', 'none'));
});

describe('the place of a cursor in lines of ip route', () => {
  it('is a value where the destination stands', () =>
    inLines('10.0.0$0.0/8 via 10.0.0.1', 'attribute-value route @to typed "10.0.0" of "10.0.0.0/8"', 'route'));
  it('is a value after a word that takes one', () =>
    inLines('default via $0', 'attribute-value route @via typed "" of ""', 'route'));
  it('is a value while it is typed', () =>
    inLines('default dev e$0\ndefault\n', 'attribute-value route @dev typed "e" of "e"', 'route'));
  it('is a name after a pair', () =>
    inLines('default via 10.0.0.1 $0', 'attribute-name route typed "" of ""', 'route'));
  it('is a name while it is typed', () =>
    inLines('default vi$0', 'attribute-name route @vi typed "vi" of "vi"', 'route'));
  it('is a name on an empty line', () => inLines('default\n$0', 'attribute-name route typed "" of ""', 'route'));
});

/** The place at each offset, in runs: `3–5: …`. */
function runsOf(tree: Tree): string[] {
  const { text } = tree;
  const found: { from: number; to: number; what: string }[] = [];
  for (let offset = 0; offset <= text.length; offset++) {
    const what = runAt(tree, offset);
    const last = found.at(-1);
    if (last?.what === what) last.to = offset;
    else found.push({ from: offset, to: offset, what });
  }
  return found.map(({ from, to, what }) => `${from === to ? String(from) : `${from}–${to}`}: ${what}`);
}

function runAt(tree: Tree, offset: number): string {
  const place = placeAt(tree, offset);
  if (place.kind === 'none') return 'none';
  const { element, span, typed } = place;
  const attribute = 'attribute' in place && place.attribute ? ` @${place.attribute.name}` : '';
  const whole = tree.text.slice(span.start, span.end);
  const replaced = whole === '' ? (span.start === offset ? '' : ' apart') : ` [${whole}]`;
  const said = typed === tree.text.slice(span.start, offset) ? '' : ` typed [${typed}]`;
  return `${place.kind} ${element ? element.name || '?' : 'nothing'}${attribute}${replaced}${said}`;
}

describe('the place of each offset', () => {
  for (const [language, text, ...runs] of places)
    it(`of ${JSON.stringify(text)}`, () =>
      assert.deepEqual(runsOf(language === 'xml' ? parseXml(text) : parseIfcfg(text, language)), runs));
});
