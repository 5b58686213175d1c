// The reader of ifcfg files: printed trees, the table of values, edits.
import assert from 'node:assert/strict';
import { type IfcfgGrammar, isVariableForm, parseIfcfg } from '../../../server/src/syntax/ifcfg/parse';
import { decodeValue } from '../../../server/src/syntax/ifcfg/value';
import { optionAt, optionsOf, type OptionTable } from '../../../server/src/syntax/ifcfg/options';
import { type Attribute, type Element, flags, kinds, type Tree } from '../../../server/src/syntax/tree';
import {
  addAssignment,
  commentOut,
  quote,
  removeAssignment,
  renameKey,
  setAssignment,
} from '../../../server/src/syntax/ifcfg/write';
import { applyEdits, type Edit } from '../../../server/src/text';
import { readCursor } from '../../support/marks';

/** One line per assignment, line and problem. */
function print(tree: Tree): string[] {
  const { text } = tree;
  const lines: string[] = [];
  const show = (it: Attribute) =>
    `${it.name}=${JSON.stringify(it.value)}${Object.entries(flags)
      .filter(([name, bit]) => it.flags & bit && !['noQuote', 'single'].includes(name))
      .map(([name]) => ` ${name}`)
      .join('')}`;
  const walk = (it: Element, depth: number) => {
    for (const one of it.attributes) lines.push('  '.repeat(depth) + show(one));
    for (const child of it.children) {
      lines.push(`${'  '.repeat(depth)}${child.name}`);
      walk(child, depth + 1);
    }
  };
  walk(tree.root!, 0);
  for (const { kind, span } of tree.leaves())
    lines.push(`${kind === kinds.comment ? 'comment' : 'line'} ${text.slice(span.start, span.end)}`);
  for (const { kind, span, other, detail } of tree.problems) {
    const marked = (at: { start: number; end: number }) => JSON.stringify(text.slice(at.start, at.end));
    lines.push(
      `! ${kind} ${marked(span)}${other ? ` ${marked(other)}` : ''}${detail === undefined ? '' : ` → ${detail}`}`,
    );
  }
  return lines;
}

const check = (text: string, expected: string[], kind: IfcfgGrammar = 'ifcfg') =>
  assert.deepEqual(print(parseIfcfg(text, kind)), expected, JSON.stringify(text));

const valueIn = (text: string) => parseIfcfg(text, 'ifcfg').root!.value('X');

describe('the reader of ifcfg files', () => {
  it('sees assignments, comments and lines that are ignored', () => {
    check('# c\nDEVICE=eth0\n\n  TYPE="Bridge" # a bridge\nifconfig eth0 up\n', [
      'DEVICE="eth0"',
      'TYPE="Bridge"',
      'comment # c',
      'comment # a bridge',
      'line ifconfig eth0 up',
      '! not-an-assignment "ifconfig eth0 up"',
    ]);
  });

  it('names the root after the kind and spans the whole text', () => {
    const { root } = parseIfcfg('A=1\n', 'keys');
    assert.equal(root!.name, 'keys');
    assert.deepEqual(root!.span, { start: 0, end: 4 });
    assert.deepEqual(root!.nameSpan, { start: 0, end: 0 });
    assert.equal(parseIfcfg('', 'ifcfg').elementAt(0)?.name, 'ifcfg');
  });

  it('gives the value inside the quotes its own span', () => {
    const tree = parseIfcfg(`A="x y"\nB='z'\nC=w`, 'ifcfg');
    assert.deepEqual(
      tree.root!.attributes.map((it) => [it.raw, tree.text.slice(it.quotedSpan.start, it.quotedSpan.end)]),
      [
        ['x y', '"x y"'],
        ['z', "'z'"],
        ['w', 'w'],
      ],
    );
  });

  it('takes the last of two assignments and marks the earlier', () => {
    const tree = parseIfcfg('A=1\nA=2\nA=3\n', 'ifcfg');
    assert.deepEqual(print(tree), ['A="1" duplicate', 'A="2" duplicate', 'A="3"']);
    assert.equal(tree.root!.value('A'), '3');
  });

  it('reads CRLF, and tells of it once', () => {
    check('A=1\r\nB="2"\r\n', ['A="1"', 'B="2"', '! crlf "\\r"']);
  });

  it('loses the first line after a byte order mark', () => {
    check('\ufeffA=1\nB=2\n', ['B="2"', 'line \ufeffA=1', '! bom "\ufeff"']);
  });

  it('stops at a NUL', () => {
    check('A=1\nB=2\0\nC=3\n', ['A="1"', 'B="2"', 'line \0\nC=3\n', '! nul-byte "\\u0000\\nC=3\\n"']);
  });

  it('says what keeps a line from being an assignment', () => {
    check('A = 1', ['line A = 1', '! space-before-equals " " "A" → A']);
    check('A+=1', ['line A+=1', '! plus-equals "+=" "A" → A']);
    check('export A=1', ['line export A=1', '! export-prefix "export " → export']);
    check('declare -x A=1', ['line declare -x A=1', '! export-prefix "declare -x " → declare -x']);
    check('1A=1', ['line 1A=1', '! not-an-assignment "1A=1"']);
    check('\u00a0A=1', ['line \u00a0A=1', '! invisible-character "\u00a0" "\u00a0A" → ']);
    check('Ａ=1', ['line Ａ=1', '! invisible-character "Ａ" "Ａ" → A']);
  });

  it('tells every fault of a line at once', () => {
    check('A = b c', ['line A = b c', '! space-before-equals " " "A" → A', '! unquoted-space "b c"']);
    check('A= "b', ['A="" unterminated bad', '! space-after-equals " "', '! unterminated-quote "\\"b" → "']);
  });

  it('takes typographic quotes for what they are and says what was meant', () => {
    check('A=“b”', ['A="“b”"', '! smart-quotes "“" "”" → "']);
    check('A=“b c”', ['A="" bad', '! smart-quotes "“" "”" → "']);
    check('A=‘b’', ['A="‘b’"', '! smart-quotes "‘" "’" → \'']);
    check('A=“b"', ['A="" bad', '! smart-quotes "“" → "']);
    check('A="b”', ['A="" unterminated bad', '! smart-quotes "”" → "']);
    check('A=b”', ['A="b”"', '! smart-quotes "”" → ']);
    check('A=boys’', ['A="boys’"']);
    check('A="say “b” here"', ['A="say “b” here"']);
  });

  it('joins a continued line for the message only', () => {
    check('A="x \\\n  y"\nB=1', ['A="" unterminated bad', 'B="1"', 'line y"', '! line-continuation "\\\\" "  y\\""']);
    check('A="x \\\n  y \\\nz"', [
      'A="" unterminated bad',
      'line y \\',
      'line z"',
      '! line-continuation "\\\\" "  y \\\\\\nz\\""',
    ]);
  });

  it('knows a broken encoding', () => {
    check('A=a\ufffd', ['A="" bad', '! not-utf8 "\ufffd"']);
  });

  it('finds several assignments on one line', () => {
    check('A=1 B=2', ['A="" bad', '! several-on-one-line "B=2" " " → B']);
    check('A=1; b=2', ['A="" bad', '! several-on-one-line "b=2" "; " → b']);
    check('A=mode=1 miimon=100', ['A="" bad', '! unquoted-space "mode=1 miimon=100"']);
  });
});

describe('values of ifcfg files', () => {
  // Each seen with NetworkManager's own reader.
  const table: readonly [string, string | undefined][] = [
    ['X=a', 'a'],
    ['X="a"', 'a'],
    ["X='a'", 'a'],
    ['X=', ''],
    ['X= "a"', ''],
    ['X= a', ''],
    ['X ="a"', undefined],
    ['X = a', undefined],
    ['X=two words', ''],
    ['X=a # note', 'a'],
    ['X=a#note', 'a#note'],
    ['X=#note', '#note'],
    ['X=a;', 'a'],
    ['X=a ; # n', 'a'],
    ['X=a; Y=b', ''],
    ['X=a;;', ''],
    ['X=$Y', '$Y'],
    ['X="$Y"', ''],
    ['X="`cmd`"', ''],
    ['X=`cmd`', '`cmd`'],
    ['X=~', '~'],
    ['X=(a b)', ''],
    ['X=a|b', ''],
    ['X="a \\\nb"', ''],
    ['X="open', ''],
    ['X=$"a"', '$a'],
    ['X=“a”', '“a”'],
    ['export X=a', undefined],
    ['readonly X=a', undefined],
    ['X=a X=b', ''],
    ['X=a"b c"\'d\'', 'ab cd'],
    ['X=a\\ b', 'a b'],
    ['X="a\\$b\\`\\"\\\\\\n"', 'a$b`"\\\\n'],
    ['X="it\\\'s"', "it's"],
    ['X="\\~"', '~'],
    ['X="it\'s \\~"', "it's \\~"],
    ['X="it\\\'s" ', "it\\'s"],
    ["X=$'a\\tb\\x41\\101\\u00e9\\q'", 'a\tbAAé\\q'],
    ["X=$'\\303\\251'", 'é'],
    ["X=$'\\377'", ''],
    ["X=$'a\\0b'", ''],
    ["X=$'\\xg'", '\\xg'],
    ['X= # note', ''],
    ['X=a\r', 'a'],
    ['X=$(id)', ''],
    ['X=a&b', ''],
    ['X=a\\', ''],
  ];
  for (const [text, value] of table)
    it(`are read as NetworkManager reads ${JSON.stringify(text)}`, () => assert.equal(valueIn(text), value));

  it('know where each of their characters is written', () => {
    const it = parseIfcfg('X="a\\"b c"', 'ifcfg').root!.attribute('X')!;
    assert.equal(it.value, 'a"b c');
    assert.deepEqual(it.spanOf(1, 2), { start: 4, end: 6 });
    assert.deepEqual(it.spanOf(4, 5), { start: 8, end: 9 });
  });
});

describe('route and rule files', () => {
  it('are lines of words', () => {
    check(
      '# c\n10.0.0.0/8 via 192.0.2.1 mtu lock 1400 onlink\n  blackhole 10.1.0.0/16\nto 10.2.0.0/16 via\n',
      [
        'route',
        '  to="10.0.0.0/8" implied',
        '  via="192.0.2.1"',
        '  mtu="lock 1400"',
        '  onlink="" noEquals',
        'route',
        '  blackhole="" noEquals',
        '  to="10.1.0.0/16" implied',
        'route',
        '  to="10.2.0.0/16"',
        '  via="" noEquals',
        'comment # c',
      ],
      'route',
    );
    check(
      'from 192.0.2.0/24 table 5 not\n',
      ['rule', '  from="192.0.2.0/24"', '  table="5"', '  not="" noEquals'],
      'rule',
    );
  });

  it('quote nothing', () =>
    check('"10.0.0.0/8" via \'a\'', ['route', '  to="\\"10.0.0.0/8\\"" implied', '  via="\'a\'"'], 'route'));

  it('are variables as a whole when one line is ADDRESS<n>=', () => {
    check(
      '10.0.0.0/8 via 192.0.2.1\n ADDRESS0=10.1.0.0\n',
      ['ADDRESS0="10.1.0.0"', 'line 10.0.0.0/8 via 192.0.2.1', '! not-an-assignment "10.0.0.0/8 via 192.0.2.1"'],
      'route',
    );
    assert.equal(isVariableForm('NETMASK0=255.0.0.0\n'), false);
    assert.equal(isVariableForm('XADDRESS0=1\nADDRESS=1\n#ADDRESS0=1\nADDRESS0 =1\n'), false);
    assert.equal(isVariableForm('\n\n\tADDRESS12=\n'), true);
    assert.equal(parseIfcfg('ADDRESS0=2001:db8::\n', 'route6').root!.children.length, 1);
  });
});

describe('edits of ifcfg files', () => {
  const after = (text: string, edit: (tree: Tree) => Edit[], kind: IfcfgGrammar = 'ifcfg') =>
    applyEdits(text, edit(parseIfcfg(text, kind)));
  const set = (text: string, value: string) => after(text, (tree) => setAssignment(tree.root!.attribute('A')!, value));

  it('keep the quotes of the user', () => {
    assert.equal(set('A="b"', 'c d'), 'A="c d"');
    assert.equal(set("A='b'", 'c$d'), "A='c$d'");
    assert.equal(set('A="b"', 'c"$d'), 'A="c\\"\\$d"');
    assert.equal(set("A='b' # note", "it's"), 'A="it\'s" # note');
    assert.equal(set('A=b', 'c'), 'A=c');
    assert.equal(set('A=b', 'c d'), 'A="c d"');
    assert.equal(set('A=', 'c'), 'A=c');
    assert.equal(set('A="b"', 'c\td'), "A=$'c\\td'");
  });

  it('repair what was badly quoted', () => {
    assert.equal(set('A= "b"', 'c'), 'A=c');
    assert.equal(set('A="b', 'c'), 'A=c');
    assert.equal(set('A=b c # note\nB=1', 'c d'), 'A="c d" # note\nB=1');
  });

  it('write what is read back as the same', () => {
    for (const text of [
      '',
      'a',
      'a b',
      '"',
      "'",
      '\\',
      '$x',
      '`',
      '~',
      '#',
      'é',
      'a\tb\nc',
      "it's",
      '(a)',
      'a;b',
      '!',
      '\x01',
      '“x”',
    ])
      assert.equal(decodeValue(quote(text)), text, JSON.stringify(text));
  });

  it('add lines after the last assignment, or where told', () => {
    assert.equal(
      after('A=1\n# end\n', (it) => addAssignment(it, 'B', 'x y')),
      'A=1\nB="x y"\n# end\n',
    );
    assert.equal(
      after('A=1\r\nC=2\r\n', (it) => addAssignment(it, 'B', '2', { after: it.root!.attribute('A') })),
      'A=1\r\nB=2\r\nC=2\r\n',
    );
    assert.equal(
      after('', (it) => addAssignment(it, 'B', '2')),
      'B=2\n',
    );
    assert.equal(
      after('# c', (it) => addAssignment(it, 'B', '2')),
      '# c\nB=2\n',
    );
    assert.equal(
      after('A=1', (it) => addAssignment(it, 'B', '2')),
      'A=1\nB=2',
    );
  });

  it('remove, rename and comment out whole lines', () => {
    const of = (it: Tree) => it.root!.attribute('A')!;
    assert.equal(
      after('A=1\nB=2\n', (it) => removeAssignment(of(it))),
      'B=2\n',
    );
    assert.equal(
      after('B=2\nA=1', (it) => removeAssignment(of(it))),
      'B=2',
    );
    assert.equal(
      after('B=2\r\nA=1 # c\r\n', (it) => removeAssignment(of(it))),
      'B=2\r\n',
    );
    assert.equal(
      after(' A=1\n', (it) => renameKey(of(it), 'C')),
      ' C=1\n',
    );
    assert.equal(
      after('B=2\n  A=1\n', (it) => commentOut(it, of(it).nameSpan.start)),
      'B=2\n  #A=1\n',
    );
  });

  it('write words of routes bare', () => {
    const edit = (it: Tree) => setAssignment(it.root!.children[0]!.attribute('via')!, '192.0.2.1');
    assert.equal(after('10.0.0.0/8 via x onlink', edit, 'route'), '10.0.0.0/8 via 192.0.2.1 onlink');
    assert.equal(after('10.0.0.0/8 via', edit, 'route'), '10.0.0.0/8 via 192.0.2.1');
  });
});

describe('options in a value', () => {
  const row = { value: {} };
  const group = (...names: string[]) => ({
    value: { nested: { syntax: 'words', options: Object.fromEntries(names.map((it) => [it, row])) } as OptionTable },
  });
  const bond: OptionTable = { syntax: 'space-equals', options: { mode: row, miimon: row } };
  const ethtool: OptionTable = { syntax: 'semicolon-words', options: { wol: row, '-K': group('tso', 'gro') } };
  const options = (text: string, table: OptionTable) => {
    const tree = parseIfcfg(text, 'ifcfg');
    return optionsOf(tree.root!.attributes[0]!, table).map((it) => {
      const marked = `${text.slice(it.nameSpan.start, it.nameSpan.end)}|${text.slice(it.valueSpan.start, it.valueSpan.end)}`;
      return `${it.group ?? ''}${marked}${it.isAlone ? ' alone' : ''}${it.isDuplicate ? ' duplicate' : ''}`;
    });
  };

  it('are words with an equals sign', () => {
    assert.deepEqual(options('O="mode=1  miimon=100 x =y mode="', bond), [
      'mode|1 duplicate',
      'miimon|100',
      'x| alone',
      '|y',
      'mode|',
    ]);
    assert.deepEqual(options('O=mode=1\\ miimon=2', bond), ['mode|1', 'miimon|2']);
    assert.deepEqual(options('O="mode=1', bond), []);
  });

  it('are pairs of words between semicolons', () => {
    assert.deepEqual(options('O="wol g; -K eth0 tso off gro; -s eth0 speed 10"', ethtool), [
      'wol|g',
      '-K|eth0',
      '-Ktso|off',
      '-Kgro| alone',
      '-s|eth0',
      'speed|10',
    ]);
  });

  const at = (marked: string, table: OptionTable) => {
    const { text, offset } = readCursor(marked);
    const it = optionAt(parseIfcfg(text, 'ifcfg').root!.attributes[0]!, table, offset);
    return (
      it && [
        it.part,
        it.name,
        text.slice(it.span.start, it.span.end),
        it.typed,
        [...it.used].join(),
        Object.keys(it.options).join(),
      ]
    );
  };

  it('are found at the cursor, in half-typed text too', () => {
    const all = 'mode,miimon';
    assert.deepEqual(at('O="mode=1 mi$0"', bond), ['name', 'mi', 'mi', 'mi', 'mode', all]);
    assert.deepEqual(at('O="mode=1 $0', bond), ['name', '', '', '', 'mode', all]);
    assert.deepEqual(at('O="mode=$0', bond), ['value', 'mode', '', '', '', all]);
    assert.deepEqual(at('O="mode=ac$0tive miimon=1"', bond), ['value', 'mode', 'active', 'ac', 'miimon', all]);
    assert.deepEqual(at('O=$0', bond), ['name', '', '', '', '', all]);
    assert.deepEqual(at('$0O="x"', bond), undefined);
  });

  it('are found under the option letter of their group', () => {
    assert.deepEqual(at('O="$0"', ethtool), ['name', '', '', '', '', 'wol,-K']);
    assert.deepEqual(at('O="wol $0"', ethtool), ['value', 'wol', '', '', '', 'wol,-K']);
    assert.deepEqual(at('O="-K $0"', ethtool), ['interface', '-K', '', '', '', 'wol,-K']);
    assert.deepEqual(at('O="-K eth0 $0"', ethtool), ['name', '', '', '', '', 'tso,gro']);
    assert.deepEqual(at('O="-K eth0 tso off g$0"', ethtool), ['name', 'g', 'g', 'g', 'tso', 'tso,gro']);
    assert.deepEqual(at('O="-K eth0 tso $0; wol g"', ethtool), ['value', 'tso', '', '', '', 'tso,gro']);
    assert.deepEqual(at('O="-K eth0 tso on;$0"', ethtool), ['name', '', '', '', '-K', 'wol,-K']);
  });
});
