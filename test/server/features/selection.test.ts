// How a selection grows, step by step, from every kind of place. Every test goes through `check`.
import assert from 'node:assert/strict';
import { linkedNamesAt } from '../../../server/src/features/linked-editing';
import { selectionsAt } from '../../../server/src/features/selection';
import { filesOf } from '../../support/checking';
import { readCursor } from '../../support/marks';

function check(name: string, marked: string, expected: readonly string[]) {
  const { text, offset } = readCursor(marked);
  const [file] = filesOf({ [name]: text });
  assert.deepEqual(
    selectionsAt(file!, offset).map((it) => text.slice(it.start, it.end)),
    expected,
  );
}

describe('a selection grows', () => {
  const all = `<network><dns><txt name='a-b' value='x y'/></dns></network>`;
  const txt = `<txt name='a-b' value='x y'/>`;
  const dns = `<dns>${txt}</dns>`;
  const cases: [from: string, marked: string, steps: readonly string[]][] = [
    ['a name of an element', all.replace('txt', 'tx$0t'), ['txt', txt, dns, all]],
    ['the start of a name', all.replace('txt', '$0txt'), ['txt', txt, dns, all]],
    ['a name of an attribute', all.replace('name', 'na$0me'), ['name', `name='a-b'`, txt, dns, all]],
    ['a word in a value', all.replace('x y', 'x$0 y'), ['x', 'x y', `'x y'`, `value='x y'`, txt, dns, all]],
    ['the end of a value', all.replace('x y', 'x y$0'), ['y', 'x y', `'x y'`, `value='x y'`, txt, dns, all]],
    ['the end of a name', all.replace('name', 'name$0'), ['name', `name='a-b'`, txt, dns, all]],
    ['between attributes', all.replace(' value', ' $0value'), ['value', `value='x y'`, txt, dns, all]],
    ['a close tag', all.replace('</dns', '</d$0ns'), ['dns', '</dns>', dns, all]],
    ['a bracket', all.replace('</dns>', '<$0/dns>'), ['</dns>', dns, all]],
    [
      'the content',
      '<network>\n  <na$0me> a b </name>\n</network>\n',
      [
        ...['name', '<name>', '<name> a b </name>', '\n  <name> a b </name>\n'],
        ...['<network>\n  <name> a b </name>\n</network>', '<network>\n  <name> a b </name>\n</network>\n'],
      ],
    ],
    [
      'a text',
      '<network><name> a b$0 </name></network>',
      [...['b', 'a b', ' a b ', '<name> a b </name>', '<network><name> a b </name></network>']],
    ],
    [
      'nothing',
      '<network>\n $0 \n</network>\n',
      ['\n  \n', '<network>\n  \n</network>', '<network>\n  \n</network>\n'],
    ],
  ];
  for (const [from, marked, steps] of cases) it(`from ${from}`, () => check('a.xml', marked, steps));

  it('in an ifcfg file from a word to its value, its line, the file', () => {
    check('ifcfg-a', 'A=1\nIPADDR="10.$00.0.1"\n', [
      '10.0.0.1',
      '"10.0.0.1"',
      'IPADDR="10.0.0.1"',
      'A=1\nIPADDR="10.0.0.1"\n',
    ]);
    check('ifcfg-a', 'A$0=1\nB=2\n', ['A', 'A=1', 'A=1\nB=2\n']);
    check('ifcfg-a', '# a wo$0rd\nB=2\n', ['word', '# a word', '# a word\nB=2\n']);
    check('ifcfg-a', 'A=1 # x$0\nB=2\n', ['x', 'A=1 # x', 'A=1 # x\nB=2\n']);
    check('ifcfg-a', '$0', []);
  });
  it('to the file in one step where elements are nested without end', () => {
    const text = `${'<a>'.repeat(200)}x`;
    const [file] = filesOf({ 'a.xml': text });
    const spans = selectionsAt(file!, text.length);
    assert.deepEqual(spans.at(-1), { start: 0, end: text.length });
    assert.equal(spans[0]!.end - spans[0]!.start, 1);
    assert.equal(spans.length, 52);
  });
});

describe('names that change together', () => {
  const cases: [marked: string, names: readonly string[] | undefined][] = [
    ['<network><$0ip></ip></network>', ['10 ip', '15 ip']],
    ['<network><ip$0></ip></network>', ['10 ip', '15 ip']],
    ['<network><ip></ip$0 ></network>', ['10 ip', '15 ip']],
    ['<network><ip></$0ip></network>', ['10 ip', '15 ip']],
    ['<network><ip></ ip$0></network>', ['10 ip', '16 ip']],
    ['<network><ip>$0</ip></network>', undefined],
    ['<network><ip><$0/ip></network>', undefined],
    ['<network><i$0p></network>', undefined],
    ['<network><i$0p></ip></network>', ['10 ip', '15 ip']],
    ['<network><ip></ip></net$0work>', ['1 network', '20 network']],
    ['<network><i$0p/></network>', undefined],
    [`<network><ip a$0='1'></ip></network>`, undefined],
    ['<network><i$0p></dhcp></network>', undefined],
    ['$0', undefined],
  ];
  for (const [marked, names] of cases)
    it(marked, () => {
      const { text, offset } = readCursor(marked);
      const [file] = filesOf({ 'a.xml': text });
      assert.deepEqual(
        linkedNamesAt(file!, offset)?.map((it) => `${it.start} ${text.slice(it.start, it.end)}`),
        names,
      );
    });
  it('are none in an ifcfg file', () => {
    const [file] = filesOf({ 'ifcfg-a': 'A=1\n' });
    assert.equal(linkedNamesAt(file!, 0), undefined);
  });
});

describe('selection', () => {
  function check(name: string, marked: string, expected: readonly string[]) {
    const { text, offset } = readCursor(marked);
    const [file] = filesOf({ [name]: text });
    assert.deepEqual(
      selectionsAt(file!, offset).map((it) => text.slice(it.start, it.end)),
      expected,
    );
  }
  it('grows from a word to the file', () =>
    check('a.xml', `<network><ip address='10.0.0$0.1' prefix='24'/></network>\n`, [
      '10.0.0.1',
      `'10.0.0.1'`,
      `address='10.0.0.1'`,
      `<ip address='10.0.0.1' prefix='24'/>`,
      `<network><ip address='10.0.0.1' prefix='24'/></network>`,
      `<network><ip address='10.0.0.1' prefix='24'/></network>\n`,
    ]));
  it('grows over tags and contents', () =>
    check('a.xml', `<network>\n <name>a l$0ab</name>\n</network>`, [
      'lab',
      'a lab',
      '<name>a lab</name>',
      `\n <name>a lab</name>\n`,
      `<network>\n <name>a lab</name>\n</network>`,
    ]));
  it('grows over words of an ifcfg value', () =>
    check('ifcfg-a', 'A=1\nBONDING_OPTS="mode=1 mii$0mon=100"\n', [
      'miimon',
      'mode=1 miimon=100',
      '"mode=1 miimon=100"',
      'BONDING_OPTS="mode=1 miimon=100"',
      'A=1\nBONDING_OPTS="mode=1 miimon=100"\n',
    ]));
});
