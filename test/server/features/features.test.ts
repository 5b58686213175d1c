// What is smaller than completion and hover: folding, and whatever else an editor asks of one file.
import { fix, replace } from '../../../server/src/fixes/fix';
import { fixAll } from '../../support/fix-all';
import assert from 'node:assert/strict';
import { problemsOf } from '../../../server/src/features/problems';
import { editsBetween, fixesAt } from '../../../server/src/features/fixes';
import { foldsOf } from '../../../server/src/features/folding';
import { inlaysIn } from '../../../server/src/features/inlay';
import { linkedNamesAt } from '../../../server/src/features/linked-editing';
import { tokensIn } from '../../../server/src/features/tokens';
import { linksOf } from '../../../server/src/features/navigation/links';
import { definitionsAt, occurrencesAt, referencesAt } from '../../../server/src/features/navigation/index';
import { refactoringsAt } from '../../../server/src/features/refactor/network';
import { selectionsAt } from '../../../server/src/features/selection';
import { WorkspaceFacts } from '../../../server/src/model/workspace-facts';
import { type Rule, rule } from '../../../server/src/rules/rule';
import { applyEdits, LineIndex, type Place, type Span } from '../../../server/src/text';
import { afterChanges, filesOf, newest, problemsByName, type Texts, workspaceOf } from '../../support/checking';
import { readCursor } from '../../support/marks';

describe('folding', () => {
  /** Folds as `first-last`, 0-based, comments with a `#`. */
  function check(name: string, text: string, expected: readonly string[]) {
    const [file] = filesOf({ [name]: text });
    const lines = new LineIndex(text);
    const shown = foldsOf(file!).map(
      ({ span, kind }) => `${kind === 'comment' ? '#' : ''}${lines.lineOf(span.start)}-${lines.lineOf(span.end)}`,
    );
    assert.deepEqual(shown, expected);
  }

  it('folds elements down to the line above their close tag, and comments', () =>
    check('a.xml', '<!-- a\n b -->\n<network>\n  <ip>\n    <dhcp/>\n  </ip>\n  <bridge\n    name="x"/>\n</network>\n', [
      '#0-1',
      '2-7',
      '3-4',
      '6-7',
    ]));
  it('leaves what is on one line', () => check('a.xml', '<network><name>a</name></network>', []));
  it('folds elements that are being typed', () => check('a.xml', '<network>\n  <ip>\n    <dhcp>\n', ['0-2', '1-2']));
  it('folds blocks of comments, and sections that a comment opens', () =>
    check('ifcfg-a', '# one\n# two\nA=1\nB=2\n\n# three\nC=3\n\nD=4\n', ['#0-1', '0-3', '5-8']));
  it('has nothing to fold in plain keys', () => check('ifcfg-a', 'A=1\nB=2\n', []));
});

describe('fixes', () => {
  const spelling = (wrong: string, right: string, preferred = true): Rule =>
    rule({
      code: `${wrong}-${right}`,
      of: ['ifcfg'],
      severity: 'error',
      summary: 'A word that is written differently.',
      source: 'this test',
      *check({ tree }) {
        for (let at = tree.text.indexOf(wrong); at >= 0; at = tree.text.indexOf(wrong, at + 1)) {
          const span = { start: at, end: at + wrong.length };
          yield {
            span,
            message: `${wrong} is written ${right}`,
            fixes: [replace(`Write ${right}`, span, right, preferred)],
          };
        }
      },
    });

  /** The file after everything is fixed. */
  function check(text: string, only: readonly Rule[], expected: string) {
    const [file] = filesOf({ 'ifcfg-a': text });
    const edits = fixAll(file!, new WorkspaceFacts([file!]), { target: newest, only });
    assert.equal(applyEdits(text, edits), expected);
    return edits;
  }

  it('are those of the problems that a span touches', () => {
    const [file] = filesOf({ 'ifcfg-a': 'aa\nbb\naa\n' });
    const only = [spelling('aa', 'A'), spelling('bb', 'B')];
    const problems = problemsOf(file!, new WorkspaceFacts([file!]), { target: newest, only });
    const at = (start: number, end: number, most = 100) =>
      fixesAt(problems, { start, end }, most).map(({ problem, fix: { title } }) => `${problem.span.start} ${title}`);
    assert.deepEqual(at(0, 0), ['0 Write A']);
    assert.deepEqual(at(1, 4), ['0 Write A', '3 Write B']);
    assert.deepEqual(at(8, 8), ['6 Write A']);
    assert.deepEqual(at(0, 9, 2), ['0 Write A', '3 Write B']);
  });
  it('repair everything at once', () =>
    void check('aa\nbb\naa\n', [spelling('aa', 'A'), spelling('bb', 'B')], 'A\nB\nA\n'));
  it('repair what a repair brings to light', () =>
    void check('a\nb\n', [spelling('a', 'b'), spelling('b', 'c')], 'c\nc\n'));
  it('leave what has no obvious repair', () => void check('aa\n', [spelling('aa', 'A', false)], 'aa\n'));
  it('come to rest when some of them disagree, where a second run stays', () => {
    void check('a\n', [spelling('a', 'b'), spelling('b', 'a')], 'a\n');
    const [before, round] = [spelling('c', 'a'), [spelling('a', 'b'), spelling('b', 'a')]];
    void check('c\n', [before, ...round], 'a\n');
    void check('b\n', [before, ...round], 'b\n');
  });
  it('come to rest when one never ends', () => void check('a\n', [spelling('a', 'aa')], 'a'.repeat(1024) + '\n'));
  it('take one of two that overlap, and look again', () =>
    void check('abc\n', [spelling('ab', 'x'), spelling('bc', 'y')], 'xc\n'));
  it('leave repairs in other files to the person', () => {
    const elsewhere = rule({
      ...spelling('a', 'b'),
      *check() {
        yield {
          span: { start: 0, end: 1 },
          message: 'a',
          fixes: [{ title: 'Elsewhere', preferred: true, changes: [{ uri: 'file:///other', edits: [] }] }],
        };
      },
    });
    check('a\n', [elsewhere], 'a\n');
  });
  it('take a fix of several edits whole', () => {
    const both = rule({
      ...spelling('a', 'b'),
      *check({ tree }) {
        if (!tree.text.startsWith('a')) return;
        yield {
          span: { start: 0, end: 1 },
          message: 'a',
          fixes: [
            fix(
              'Both',
              [
                { span: { start: 4, end: 5 }, text: 'z' },
                { span: { start: 0, end: 1 }, text: 'y' },
              ],
              true,
            ),
          ],
        };
      },
    });
    check('a\nb\nc\n', [both], 'y\nb\nz\n');
  });
  it('touch only the lines that change', () => {
    const edits = check('x\naa\ny\nbb\nz\n', [spelling('aa', 'A'), spelling('bb', 'B')], 'x\nA\ny\nB\nz\n');
    assert.deepEqual(
      edits.map((it) => it.span),
      [
        { start: 2, end: 4 },
        { start: 7, end: 9 },
      ],
    );
  });
  it('find the way between any two texts', () => {
    const texts = [
      '',
      'a',
      'a\n',
      'a\nb\n',
      'b\na\n',
      'a\nb\nc\nd\n',
      'd\nc\nb\na',
      'a\na\na\n',
      'x\n'.repeat(60) + 'a\n',
      'a\n' + 'y\n'.repeat(60),
    ];
    for (const before of texts)
      for (const after of texts) assert.equal(applyEdits(before, editsBetween(before, after)), after);
  });
});

describe('navigation', () => {
  const host: Texts = {
    'ifcfg-br0': 'DEVICE=br0\nTYPE=Bridge\nIPADDR=10.1.0.1\nPREFIX=16\n',
    'ifcfg-eth0': 'DEVICE=eth0\nBRIDGE=br0\n',
    'ifcfg-eth1': 'DEVICE=eth1\nMASTER=bond0\n',
    'ifcfg-bond0': 'DEVICE=bond0\nTYPE=Bond\nBONDING_OPTS="mode=1 primary=eth1"\nBRIDGE=br0\n',
    'lan.xml': `<network><name>lan</name><forward mode='bridge'/><bridge name='br0'/></network>`,
  };

  /** Places as `file:line word`, 0-based lines. */
  function check(name: string, marked: string, expected: readonly string[], ask: 'definitions' | 'references') {
    const { text, offset } = readCursor(marked);
    const texts = { ...host, [name]: text };
    const files = filesOf(texts);
    const file = files.find((it) => it.basename === name)!;
    const workspace = new WorkspaceFacts(files);
    const places =
      ask === 'definitions'
        ? definitionsAt(file, workspace, offset)
        : referencesAt(file, workspace, offset, { withDeclarations: true });
    const show = ({ uri, span }: Place) => {
      const of = files.find((it) => it.uri === uri)!;
      return `${of.basename}:${new LineIndex(of.tree.text).lineOf(span.start)} ${of.tree.text.slice(span.start, span.end)}`;
    };
    assert.deepEqual(places.map(show), expected);
  }

  it('leads from a port to its bridge', () =>
    check('ifcfg-eth0', 'DEVICE=eth0\nBRIDGE=b$0r0\n', ['ifcfg-br0:0 br0'], 'definitions'));
  it('leads from a network to the bridge of the host', () =>
    check(
      'lan.xml',
      `<network><name>lan</name><forward mode='bridge'/><bridge name='br$00'/></network>`,
      ['ifcfg-br0:0 br0'],
      'definitions',
    ));
  it('leads from an option inside a value to the port', () =>
    check(
      'ifcfg-bond0',
      'DEVICE=bond0\nTYPE=Bond\nBONDING_OPTS="mode=1 primary=et$0h1"\n',
      ['ifcfg-eth1:0 eth1'],
      'definitions',
    ));
  it('leads from an address to the subnet it lies in', () =>
    check('route-br0', '10.9.0.0/16 via 10.1.0$0.7\n', ['ifcfg-br0:2 10.1.0.1'], 'definitions'));
  it('finds every port and network of a bridge', () =>
    check(
      'ifcfg-br0',
      'DEVICE=b$0r0\nTYPE=Bridge\n',
      ['ifcfg-br0:0 br0', 'ifcfg-eth0:1 br0', 'ifcfg-bond0:3 br0', 'lan.xml:0 br0'],
      'references',
    ));
  it('finds the ports of a bond', () =>
    check('ifcfg-bond0', 'DEVICE=bo$0nd0\nTYPE=Bond\n', ['ifcfg-bond0:0 bond0', 'ifcfg-eth1:1 bond0'], 'references'));
  it('finds occurrences in one file', () => {
    const files = filesOf(host);
    const file = files.find((it) => it.basename === 'ifcfg-eth0')!;
    const spans = occurrencesAt(file, new WorkspaceFacts(files), 21);
    assert.deepEqual(
      spans.map((it) => file.tree.text.slice(it.start, it.end)),
      ['br0'],
    );
  });
  it('has no answer on other words', () => {
    check('ifcfg-eth0', 'DEVICE=eth0\nBRI$0DGE=br0\n', [], 'definitions');
    check('lan.xml', `<net$0work/>`, [], 'references');
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

describe('hints between the lines', () => {
  function check(name: string, text: string, expected: string) {
    const [file] = filesOf({ [name]: text });
    const hints = inlaysIn(file!, { start: 0, end: text.length });
    assert.equal(
      applyEdits(
        text,
        hints.map((it) => ({ span: { start: it.offset, end: it.offset }, text: `«${it.text}»` })),
      ),
      expected,
    );
  }
  it('say the prefix of a netmask, and the one that is assumed', () =>
    check(
      'a.xml',
      `<network><ip address='10.0.0.1' netmask='255.255.252.0'/><ip address='10.0.0.1'/><ip address='192.168.1.1' prefix='24'/></network>`,
      `<network><ip address='10.0.0.1' netmask='255.255.252.0'/>«/22»<ip address='10.0.0.1'/>«/8»<ip address='192.168.1.1' prefix='24'/></network>`,
    ));
  it('count the addresses of a range', () =>
    check(
      'a.xml',
      `<network><ip address='10.0.0.1'><dhcp><range start='10.0.0.2' end='10.0.0.254'/></dhcp></ip></network>`,
      `<network><ip address='10.0.0.1'>«/8»<dhcp><range start='10.0.0.2' end='10.0.0.254'/>«253 addresses»</dhcp></ip></network>`,
    ));
  it('say the same for keys', () =>
    check(
      'ifcfg-a',
      `IPADDR=10.0.0.1\nNETMASK=255.255.0.0\nIPADDR1=192.168.1.1\n`,
      `IPADDR=10.0.0.1\nNETMASK=255.255.0.0«/16»\nIPADDR1=192.168.1.1«/24»\n`,
    ));
});

describe('links', () => {
  const linked = (texts: Texts) => {
    const [file] = filesOf(texts);
    return linksOf(file!, workspaceOf(texts)).map(({ span, to, tooltip }) => [
      file!.text.slice(span.start, span.end),
      ...Object.values(to),
      tooltip,
    ]);
  };
  const format = ['network', 'https://libvirt.org/formatnetwork.html', 'Network XML format of libvirt'];
  it('lead from the root to the documentation', () => assert.deepEqual(linked({ 'a.xml': '<network/>' }), [format]));
  it('lead from a code that a comment allows to its page', () => {
    assert.deepEqual(linked({ 'a.xml': '<network><!-- allow: name-missing, ip-missing --></network>' }), [
      format,
      ['name-missing', 'name-missing', 'What name-missing means'],
      ['ip-missing', 'ip-missing', 'What ip-missing means'],
    ]);
    assert.deepEqual(linked({ 'ifcfg-a': '# allow: key-unknown\n# allowed: no\n' }), [
      ['key-unknown', 'key-unknown', 'What key-unknown means'],
    ]);
  });
  it('lead from a name to the file that declares it', () => {
    const [bridge] = filesOf({ 'ifcfg-br0': '' });
    const text = { 'ifcfg-eth0': 'DEVICE=eth0\nBRIDGE=br0\nMASTER=bond7\n', 'ifcfg-br0': 'DEVICE=br0\nTYPE=Bridge\n' };
    assert.deepEqual(linked(text), [['br0', bridge!.uri, 'Open ifcfg-br0']]);
    const [lab] = filesOf({ 'lab.xml': '' });
    const guest =
      "<domain type='kvm'><name>g</name><devices><interface type='network'><source network='lab'/></interface></devices></domain>";
    assert.deepEqual(linked({ 'g.xml': guest, 'lab.xml': '<network><name>lab</name></network>' }).at(-1), [
      'lab',
      lab!.uri,
      'Open lab.xml',
    ]);
  });
});

describe('colours', () => {
  const coloured = (name: string, text: string, span = { start: 0, end: text.length }) =>
    [...tokensIn(filesOf({ [name]: text })[0]!, span)].map(
      (it) => `${it.sort} ${text.slice(it.span.start, it.span.end)}`,
    );
  it('are for the options inside a value', () =>
    assert.deepEqual(
      coloured('ifcfg-a', 'DEVICE=a\nTYPE=Bond\nBONDING_OPTS="mode=802.3ad miimon=100 primary=eth0"\n'),
      [...['property mode', 'enumMember 802.3ad', 'property miimon', 'number 100', 'property primary']],
    ));
  it('are for addresses in every language', () => {
    const more = 'DNS1=fd00::1\nHWADDR=52:54:00:aa:bb:cc\nPREFIX=24\nNAME=10.0.0\nDOMAIN=a:b\n';
    assert.deepEqual(coloured('ifcfg-a', `IPADDR=10.0.0.1\n${more}`), [
      ...['number 10.0.0.1', 'number fd00::1', 'number 52:54:00:aa:bb:cc'],
    ]);
    assert.deepEqual(coloured('a.xml', `<network><ip address='10.0.0.1' prefix='24'/><x y='10.0.0.1'/></network>`), [
      'number 10.0.0.1',
    ]);
    assert.deepEqual(coloured('route-a', '10.9.0.0/16 via 10.0.0.1 dev eth0\n'), [
      'number 10.9.0.0/16',
      'number 10.0.0.1',
    ]);
  });
  it('are found in the piece that is asked for', () => {
    const text = `<network>\n<ip address='10.0.0.1'/>\n<ip address='10.0.0.2'/>\n<ip address='10.0.0.3'/>\n</network>`;
    const start = text.indexOf('\n', 15) + 1;
    assert.deepEqual(coloured('a.xml', text, { start, end: start + 20 }), ['number 10.0.0.2']);
    const keys = 'DNS1=10.0.0.1\nDNS2=10.0.0.2\n';
    assert.deepEqual(coloured('ifcfg-a', keys, { start: 16, end: keys.length }), ['number 10.0.0.2']);
  });
});

describe('refactoring', () => {
  const titlesOf = (name: string, marked: string) => {
    const { text, offset } = readCursor(marked);
    const [file] = filesOf({ [name]: text });
    return refactoringsAt(file!, new WorkspaceFacts([file!]), { start: offset, end: offset }).map((it) => it.title);
  };

  /** The file afterwards, which has no errors that it had not before. */
  function check(name: string, marked: string, title: string, expected: string, more: Texts = {}) {
    const { text, offset } = readCursor(marked);
    const [file] = filesOf({ [name]: text });
    const found = refactoringsAt(file!, new WorkspaceFacts([file!]), { start: offset, end: offset }).find((it) =>
      it.title.startsWith(title),
    );
    assert.ok(found, `${title} is not offered, but ${titlesOf(name, marked).join(', ')}`);
    const after = afterChanges({ [name]: text }, file!.uri, found.changes);
    const { [name]: own, ...created } = after;
    assert.equal(own, expected);
    assert.deepEqual(created, more);
    const errors = (it: Texts) =>
      [...problemsByName(it).values()]
        .flat()
        .filter(({ severity }) => severity === 'error' || severity === 'warning')
        .map(({ code }) => code);
    const before = errors({ [name]: text });
    assert.deepEqual(
      errors(after).filter((it) => !before.includes(it)),
      [],
    );
  }

  const lab = (forward: string, ip: string) => `<network>\n  <name>lab</name>\n${forward}  ${ip}\n</network>\n`;
  const plain = `<ip address='10.0.0.1' prefix='24'/>`;

  it('adds DHCP', () =>
    check(
      'a.xml',
      lab('', `<ip$0 address='10.0.0.1' prefix='24'/>`),
      'Add DHCP',
      lab(
        '',
        `<ip address='10.0.0.1' prefix='24'>\n    <dhcp>\n      <range start='10.0.0.2' end='10.0.0.254'/>\n    </dhcp>\n  </ip>`,
      ),
    ));
  it('adds a fixed host', () =>
    check(
      'a.xml',
      lab(
        '',
        `<ip address='10.0.0.1' prefix='24'>\n    <dhcp>\n      <range$0 start='10.0.0.100' end='10.0.0.254'/>\n    </dhcp>\n  </ip>`,
      ),
      'Add a fixed host with 10.0.0.2',
      lab(
        '',
        `<ip address='10.0.0.1' prefix='24'>\n    <dhcp>\n      <range start='10.0.0.100' end='10.0.0.254'/>\n      <host mac='52:54:00:00:00:02' name='guest1' ip='10.0.0.2'/>\n    </dhcp>\n  </ip>`,
      ),
    ));
  it('numbers fixed hosts on', () => {
    const host = (name: string, last: number) =>
      `<host mac='52:54:00:00:00:0${last}' name='${name}' ip='10.0.0.${last}'/>`;
    const dhcp = (...hosts: string[]) =>
      lab('', `<ip address='10.0.0.1' prefix='24'>\n    <dhcp>\n      ${hosts.join('\n      ')}\n    </dhcp>\n  </ip>`);
    const [first, second] = [host('guest1', 2), host('guest2', 3)];
    check('a.xml', dhcp(`<ho$0st${first.slice(5)}`), 'Add a fixed host', dhcp(first, second));
    check(
      'a.xml',
      dhcp(`<ho$0st${first.slice(5)}`, second),
      'Add a fixed host',
      dhcp(first, second, host('guest3', 4)),
    );
  });
  it('adds IPv6', () =>
    check(
      'a.xml',
      lab('', `<ip$0 address='10.0.0.1' prefix='24'/>`),
      'Add IPv6',
      lab('', `${plain}\n  <ip family='ipv6' address='fd00:100::1' prefix='64'/>`),
    ));
  it('writes one sort of quotes, and leaves metadata as it is', () => {
    const metadata = `<metadata><a:x xmlns:a="urn:a" b='1'/></metadata>`;
    check(
      'a.xml',
      `<network><na$0me>a</name>${metadata}<bridge name='br0' stp="o'n"/><dns enable="yes"/></network>`,
      "Write ' around every value",
      `<network><name>a</name>${metadata}<bridge name='br0' stp='o&apos;n'/><dns enable='yes'/></network>`,
    );
  });
  it('writes a netmask as prefix and back', () => {
    check(
      'a.xml',
      lab('', `<ip address="10.0.0.1" net$0mask="255.255.255.0"/>`),
      'Write the netmask as prefix 24',
      lab('', `<ip address="10.0.0.1" prefix="24"/>`),
    );
    check(
      'a.xml',
      lab('', `<ip address='10.0.0.1' pre$0fix='20'/>`),
      'Write the prefix as netmask',
      lab('', `<ip address='10.0.0.1' netmask='255.255.240.0'/>`),
    );
    check(
      'ifcfg-a',
      'DEVICE=a\nIPADDR=10.0.0.1\nNETM$0ASK="255.255.255.0"\n',
      'Write PREFIX=24',
      'DEVICE=a\nIPADDR=10.0.0.1\nPREFIX="24"\n',
    );
    check(
      'ifcfg-a',
      'DEVICE=a\nIPADDR1=10.0.0.1\nPREF$0IX1=16\n',
      'Write NETMASK1',
      'DEVICE=a\nIPADDR1=10.0.0.1\nNETMASK1=255.255.0.0\n',
    );
  });
  it('changes the mode, with what the new one forbids', () => {
    const nat = `  <forward mode='na$0t' dev='eth0'>\n    <nat ipv6='yes'/>\n    <interface dev='eth0'/>\n  </forward>\n`;
    check(
      'a.xml',
      lab(nat, plain),
      'Make this network routed',
      lab(`  <forward mode='route' dev='eth0'>\n    <interface dev='eth0'/>\n  </forward>\n`, plain),
    );
    check('a.xml', lab(nat, plain), 'Make this network open', lab(`  <forward mode='open'>\n  </forward>\n`, plain));
    check('a.xml', lab(nat, plain), 'Make this network isolated', lab('', plain));
    check(
      'a.xml',
      `<network>\n  <na$0me>lab</name>\n  ${plain}\n</network>\n`,
      'Let guests out by NAT',
      lab(`  <forward mode='nat'/>\n`, plain),
    );
  });
  it('puts a bridge for guests in the place of an interface', () => {
    check(
      'ifcfg-eth0',
      '# LAN\nTYPE=Ethernet\nDEV$0ICE=eth0\nONBOOT=yes\nBOOTPROTO=none\nIPADDR=10.0.0.5\nPREFIX=24\nGATEWAY=10.0.0.1\nDNS1="10.0.0.1"\nHWADDR=52:54:00:00:00:01\n',
      'Make eth0 a port of a new bridge br0',
      '# LAN\nTYPE=Ethernet\nDEVICE=eth0\nONBOOT=yes\nBOOTPROTO=none\nHWADDR=52:54:00:00:00:01\nBRIDGE=br0\n',
      {
        'ifcfg-br0':
          'TYPE=Bridge\nDEVICE=br0\nNAME=br0\nONBOOT=yes\nSTP=off\nBOOTPROTO=none\nIPADDR=10.0.0.5\nPREFIX=24\nGATEWAY=10.0.0.1\nDNS1=10.0.0.1\n',
      },
    );
    check('ifcfg-eth0', 'DEV$0ICE=eth0\nBOOTPROTO=dhcp', 'Make eth0', 'DEVICE=eth0\nBOOTPROTO=none\nBRIDGE=br0\n', {
      'ifcfg-br0': 'TYPE=Bridge\nDEVICE=br0\nNAME=br0\nONBOOT=yes\nSTP=off\nBOOTPROTO=dhcp\n',
    });
  });
  it('leaves ports as they are', () => assert.deepEqual(titlesOf('ifcfg-eth0', 'DEV$0ICE=eth0\nBRIDGE=br0\n'), []));
  it('leaves networks alone whose bridge libvirt does not make', () =>
    assert.deepEqual(
      titlesOf('a.xml', `<network><name>a</name><for$0ward mode='bridge'/><bridge name='br0'/></network>`),
      [],
    ));
  it('is silent where the cursor is on nothing that it changes', () =>
    assert.deepEqual(titlesOf('a.xml', lab('', `${plain}\n  <dns>$0</dns>`)), []));
  it('answers with spans inside the text, at every offset of every truncation', () => {
    const text = lab(
      `  <forward mode='nat'><nat/></forward>\n`,
      `<ip address='10.0.0.1' netmask='255.0.0.0'><dhcp><host ip='10.0.0.2'/></dhcp></ip>`,
    );
    for (let end = 0; end <= text.length; end++) {
      const [file] = filesOf({ 'a.xml': text.slice(0, end) });
      const workspace = new WorkspaceFacts([file!]);
      for (let at = end === text.length ? 0 : end; at <= end; at++) {
        const here = { start: at, end: at };
        const inside = (it: Span): boolean => 0 <= it.start && it.start <= it.end && it.end <= end;
        const edits = refactoringsAt(file!, workspace, here).flatMap(({ changes }) =>
          changes.flatMap((it) => ('edits' in it ? it.edits : [])),
        );
        assert.ok(edits.every((it) => inside(it.span)));
        const selections = selectionsAt(file!, at);
        assert.ok(selections.every((it) => it.start <= at && at <= it.end && inside(it)));
        if (end > 0) assert.deepEqual(selections.at(-1), { start: 0, end });
        assert.ok((linkedNamesAt(file!, at) ?? []).every(inside));
        assert.ok(definitionsAt(file!, workspace, at).every((it) => it.uri !== file!.uri || inside(it.span)));
        assert.ok(inlaysIn(file!, { start: 0, end }).every((it) => it.offset <= end));
        assert.ok(foldsOf(file!).every((it) => inside(it.span)));
      }
    }
  });
});
