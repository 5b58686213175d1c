import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Element, kinds, type Tree } from '../../../server/src/syntax/tree';
import { parseXml, rootNameOf } from '../../../server/src/syntax/xml/parse';
import { assertSoundTree } from '../../support/sound';
import { damaged, samples, seeded } from '../../support/damage';

/** One line per node, indented by depth; then one line per problem. */
function printed(tree: Tree): string {
  const lines: string[] = [];
  const print = (element: Element, depth: number): void => {
    const attributes = element.attributes.map((it) => ` ${it.name}=[${it.value}]`).join('');
    const state = element.unfinished ? ' unfinished' : element.closed ? '' : ' open';
    const text = element.content.trim() === '' ? '' : ` "${element.content.trim()}"`;
    lines.push(`${'  '.repeat(depth)}${element.name || '?'}${attributes}${text}${state}`);
    for (const it of element.children) print(it, depth + 1);
  };
  for (const it of tree.roots) print(it, 0);
  for (const { kind, span } of tree.problems) lines.push(`! ${kind} [${tree.text.slice(span.start, span.end)}]`);
  return lines.join('\n');
}

const around = (line: string): string =>
  `<network>\n  <name>n</name>\n  ${line}\n  <bridge name='virbr0'/>\n</network>\n`;

/** The tree of a network with a faulty line in it, where the lines around it are as they should be. */
function reads(line: string, ...expected: string[]): void {
  const of = expected.filter((it) => !it.startsWith('!')).map((it) => `  ${it}`);
  const problems = expected.filter((it) => it.startsWith('!'));
  const whole = ['network', '  name "n"', ...of, '  bridge name=[virbr0]', ...problems];
  assert.equal(printed(parseXml(around(line))), whole.join('\n'));
}

describe('the tree of broken XML', () => {
  it('hands the lines after an unclosed element to its parent', () =>
    reads(`<forward mode='nat'>`, 'forward mode=[nat] open', '! missing-close-tag [forward]'));
  it('keeps in an unclosed element what is indented deeper', () =>
    reads(`<forward mode='nat'>\n    <nat/>`, 'forward mode=[nat] open', '  nat', '! missing-close-tag [forward]'));
  it('has an element without name at a lone <', () => reads('<', '? unfinished', '! lone-less-than [<]'));
  it('ends an open quote with its line', () =>
    reads(`<ip address='`, 'ip address=[] unfinished', `! unfinished-tag [<ip address=']`));
  it('closes an element by a mistyped close tag', () =>
    reads('<forward></forwards>', 'forward', '! wrong-close-tag [forwards]'));
  it('ends an open quote with its tag', () =>
    reads(`<forward mode='nat/>`, 'forward mode=[nat]', `! unterminated-value ['nat]`));
  it('takes typographic quotes for quotes', () =>
    reads('<forward mode=\u201cnat\u201d/>', 'forward mode=[nat]', '! typographic-quote [\u201cnat\u201d]'));
  it('takes a typographic quote for the end of a plain one', () =>
    reads(`<forward mode='nat\u2019/>`, 'forward mode=[nat]', `! typographic-quote ['nat\u2019]`));
  it('keeps both of two equal attributes', () =>
    reads(`<forward mode='nat' mode='route'/>`, 'forward mode=[nat] mode=[route]', '! duplicate-attribute [mode]'));
  it('keeps a stray & as it is', () => reads('<title>a & b</title>', 'title "a & b"', '! stray-ampersand [&]'));
  it('ends an open comment with its line', () => reads('<!-- todo', '! unfinished-comment [<!-- todo]'));
  it('ends an open comment before the next one', () =>
    reads('<!-- one\n  <dns/>\n  <!-- two -->', 'dns', '! unfinished-comment [<!-- one]'));
  it('reads on after text before the root', () =>
    assert.equal(printed(parseXml('xx <network/>')), 'network\n! text-outside-root [xx]'));
  it('has an attribute of which only the name is written', () =>
    reads('<forward mode', 'forward mode=[] unfinished', '! unfinished-tag [<forward mode]'));
  it('ends an open tag before the next one', () =>
    reads(`<forward mode='nat'`, 'forward mode=[nat] unfinished', `! unfinished-tag [<forward mode='nat']`));
  it('leaves the content to an open tag that is cut but closed later', () =>
    reads(`<ip address='1'\n    <dhcp/>\n  </ip>`, 'ip address=[1]', '  dhcp', `! unfinished-tag [<ip address='1']`));
  it('ends a value where the next attribute starts', () =>
    reads(`<ip address='1 prefix='24'/>`, 'ip address=[1] prefix=[24]', `! unterminated-value ['1]`));
  it('keeps an unquoted value', () => reads('<mtu size=1500/>', 'mtu size=[1500]', '! unquoted-value [1500]'));
  it('closes the innermost element by a close tag being typed', () =>
    reads('<dns>\n  </', 'dns', '! unfinished-close-tag [</]'));
  it('passes over a stray close tag', () => reads('</dhcp>', '! stray-close-tag [</dhcp>]'));
  it('sees two crossed elements as one fault', () =>
    reads('<dns>\n    <host>\n  </dns>\n  </host>', 'dns', '  host open', '! crossed-tags [host]'));
  it('takes a no-break space between attributes for a blank', () =>
    reads(`<bridge\u00a0name='a'/>`, 'bridge name=[a]', '! foreign-blank [\u00a0]'));
  it('reports each of several faults in one tag', () =>
    reads(
      `<ip address=1 prefix='24'family='ipv4' x/>`,
      'ip address=[1] prefix=[24] family=[ipv4] x=[]',
      '! unquoted-value [1]',
      '! missing-blank [family]',
      '! missing-value [x]',
    ));
});

describe('the tree of right XML', () => {
  it('decodes values and text', () => {
    const { root } = parseXml(`<a b='&lt;&#65;&#x42;\n\tc&amp;'>x &gt; <![CDATA[&amp;]]>&unknown;</a>`);
    assert.equal(root!.value('b'), '<AB  c&');
    assert.equal(root!.content, 'x > &amp;&unknown;');
  });
  it('knows where a piece of a decoded value is written', () => {
    const tree = parseXml(`<a b='x&amp;yz'/>`);
    const { start, end } = tree.root!.attribute('b')!.spanOf(1, 3);
    assert.equal(tree.text.slice(start, end), '&amp;y');
  });
  it('keeps blanks that are all an element holds', () => assert.equal(parseXml('<a> \n</a>').root!.content, ' \n'));
  it('takes a byte order mark at the start', () => assert.deepEqual(parseXml('\ufeff<a/>').problems, []));
  it('expands nothing that a document type declares', () => {
    const tree = parseXml('<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>');
    assert.deepEqual(tree.problems, []);
    assert.equal(tree.root!.content, '&e;');
  });
  it('allows 257 levels as libxml2 does, and no more', () => {
    const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    assert.deepEqual(parseXml(nested(257)).problems, []);
    assert.deepEqual(
      parseXml(nested(258)).problems.map((it) => it.kind),
      ['too-deep'],
    );
  });
});

const assertSound = (text: string): void => assertSoundTree(parseXml(text));

describe('parsing XML', () => {
  it('is sound for every beginning of a file', () => {
    for (const text of samples) for (let end = 0; end <= text.length; end++) assertSound(text.slice(0, end));
  });
  it('is sound for every file that lacks one character', () => {
    for (const text of samples)
      for (let at = 0; at < text.length; at++) assertSound(text.slice(0, at) + text.slice(at + 1));
  });
  it('is sound for damaged files', () => {
    const random = seeded(7);
    for (let i = 0; i < 500; i++) assertSound(damaged(random));
  });
  it('is sound for any text', () => {
    const piece = fc.constantFrom(
      ...'<>&\'"=/!?-[] \n',
      '<a',
      '</a>',
      "b='c'",
      '<!--',
      '-->',
      '\u201c',
      '\u00a0',
      'x',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => assertSound(pieces.join(''))),
      { numRuns: 500, seed: 3 },
    );
  });
  it('marks each kind of leaf', () => {
    const tree = parseXml('<!DOCTYPE a><!--c--><a>t<![CDATA[d]]><?p?></a>');
    const found = [...tree.leaves()].map((it) => it.kind);
    assert.deepEqual(found, [kinds.doctype, kinds.comment, kinds.text, kinds.cdata, kinds.instruction]);
  });
  const endless: Readonly<Record<string, readonly [text: string, problems: number]>> = {
    'elements nested without end': ['<a>'.repeat(100_000), 1000],
    'open tags that are never finished': ['<a '.repeat(50_000), 1000],
    'attributes in one tag': [`<a ${Array.from({ length: 50_000 }, (_, i) => `a${i}='1'`).join(' ')}/>`, 0],
    'close tags of nothing': ['<a>'.repeat(500) + '</b>'.repeat(50_000), 1000],
    'comments that are never ended': ['<!-- '.repeat(50_000), 1],
    'quotes that are never closed': ["<a b='x\n".repeat(50_000), 1000],
    'equals signs': [`<a ${'a='.repeat(50_000)}`, 2],
    'entities of entities': [
      `<!DOCTYPE a [${Array.from({ length: 60 }, (_, i) => `<!ENTITY e${i} "&e${i + 1};&e${i + 1};">`).join('')}]><a>&e0;</a>`,
      1,
    ],
  };
  for (const [title, [text, problems]] of Object.entries(endless))
    it(`tells of many ${title} no more than a thousand problems`, () =>
      assert.equal(parseXml(text).problems.length, problems));
});

describe('the name of the root', () => {
  const cases: Readonly<Record<string, string | undefined>> = {
    '<network/>': 'network',
    '<?xml version="1.0"?>\n<!-- <a> -->\n<!DOCTYPE b [<!ENTITY c "<d>">]>\n<network>': 'network',
    '\ufeff<domain>': 'domain',
    'text < 1 <network ': 'network',
    '<!-- open\n<network/>': 'network',
    '<': undefined,
    '': undefined,
    'DEVICE=eth0': undefined,
  };
  for (const [text, expected] of Object.entries(cases))
    it(`of ${JSON.stringify(text)} is ${expected ?? 'not there'}`, () => assert.equal(rootNameOf(text), expected));
});
