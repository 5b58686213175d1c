// What libvirt says of a definition it refuses, and where in the text it is shown.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { failure } from '../../../server/src/host/command';
import { refusalOf } from '../../../server/src/host/refusal';
import { spanOfRefusal } from '../../../server/src/host/refusal-place';
import { refusedBy } from '../../support/recorded';

/** What libvirt 9.0 says behind its first line, and where that is in the text, between » and «. */
const refusals: Readonly<Record<string, readonly [said: string, marked: string]>> = {
  'a value in quotes': [
    "XML error: Invalid address '10.1.1.x' in network 'bad'",
    "<network><name>bad</name><ip address='»10.1.1.x«'/></network>",
  ],
  'a value without quotes': [
    'internal error: range 10.1.2.2 - 10.1.2.9 is not entirely within network 10.1.1.1/24',
    "<network><ip address='10.1.1.1'><dhcp><range start='»10.1.2.2«' end='10.1.2.9'/></dhcp></ip></network>",
  ],
  'the second of two equal values, where its neighbour is named, too': [
    'internal error: range 10.8.0.4 - 10.8.0.9 is not entirely within network 10.9.0.1/24',
    "<network><range start='10.8.0.4' end='10.8.0.8'/><range start='»10.8.0.4«' end='10.8.0.9'/></network>",
  ],
  'a value, rather than the name of the network it is in': [
    "XML error: Cannot parse MAC address '52:54:00:zz' in network 'bad'",
    "<network><name>bad</name><host name='bad' mac='»52:54:00:zz«'/></network>",
  ],
  'the name of the network when nothing else is named': [
    "Missing hostname in network 'bad' DNS HOST record",
    "<network><name>»bad«</name><dns><host ip='10.0.0.1'/></dns></network>",
  ],
  'a value at the end of a sentence': [
    'XML error: address 10.1.1.7. is taken',
    "<network><host ip='»10.1.1.7«'/></network>",
  ],
  'a uuid': [
    "operation failed: network 'default' is already defined with uuid dd8fe884-6c02-601e-7551-cca97df1c5df",
    '<network><name>bad</name><uuid>»dd8fe884-6c02-601e-7551-cca97df1c5df«</uuid></network>',
  ],
  'a name': [
    "operation failed: network 'lab' already exists with uuid dd8fe884-6c02-601e-7551-cca97df1c5df",
    '<network><title>x</title><name>»lab«</name></network>',
  ],
  'no number that is part of a sentence': [
    'XML error: vlan tag id 5000 too large (maximum 4095)',
    "<»network«><vlan><tag id='4095'/></vlan></network>",
  ],
  'an element the schema does not know': [
    'XML document failed to validate against schema: Unable to validate doc against /usr/share/libvirt/schemas/network.rng\nElement network has extra content: bogus',
    '<network><name>a</name><»bogus«/></network>',
  ],
  'an attribute the schema does not know': [
    'XML document failed to validate against schema: Unable to validate doc against /x.rng\nInvalid attribute colour for element ip\nExtra element ip in interleave\nElement network failed to validate content',
    "<network colour='no'><ip address='10.1.1.1' prefix='24' »colour«='red'/></network>",
  ],
  'the attribute that is wrong inside, rather than what fails because of it': [
    'XML document failed to validate against schema: Unable to validate doc against /x.rng\nInvalid attribute mac for element host\nExtra element host in interleave\nElement dhcp failed to validate content\nExtra element dhcp in interleave\nElement ip failed to validate content\nExtra element ip in interleave\nElement network failed to validate content',
    "<network><mac address='x'/><ip><dhcp><host »mac«='52:54:00:zz'/></dhcp></ip></network>",
  ],
  'the first of two attributes that are wrong': [
    'XML document failed to validate against schema: Unable to validate doc against /x.rng\nInvalid attribute prefix for element ip\nInvalid attribute netmask for element ip',
    "<network><ip netmask='x' »prefix«='y'/></network>",
  ],
  'an element in the wrong place': [
    'XML document failed to validate against schema: Unable to validate doc against /x.rng\nExtra element forward in interleave\nElement network failed to validate content',
    "<network><name>bad</name><»forward« mode='natt'/></network>",
  ],
  'an element that was not expected': [
    'XML document failed to validate against schema: Unable to validate doc against /x.rng\nDid not expect element bandwidth there',
    '<network><»bandwidth«/></network>',
  ],
  'an element whose inside is wrong, when nothing better is named': [
    'XML document failed to validate against schema: Unable to validate doc against /x.rng\nElement tag failed to validate attributes\nExtra element vlan in interleave\nElement network failed to validate content',
    "<network><»vlan«><tag id='5000'/></vlan></network>",
  ],
  'an element in brackets': [
    'XML error: <forward> element has no mode',
    '<network><name>a</name><»forward«/></network>',
  ],
  'an attribute in a sentence': [
    "XML error: missing attribute 'address' of <ip>",
    "<network address='x'><ip family='ipv4' »address«=''/></network>",
  ],
  'an attribute of the root when no element is named': [
    'XML error: invalid attribute connections',
    "<network »connections«='x'><ip connections='1'/></network>",
  ],
  'the name of the root when nothing it names is written': [
    'missing name information',
    '<!-- x -->\n<»network«><forward/></network>',
  ],
};

describe('a refusal', () => {
  const at = (name: string, text: string): string => {
    const { start, end } = spanOfRefusal(text, refusalOf(refusedBy(name))!);
    return text.slice(start, end);
  };

  it('lands on the line libvirt names', () => {
    assert.equal(
      at('refused-not-well-formed', "<network>\n<name>a</name>\n<ip address='1'\n</network>\n"),
      '</network>',
    );
    assert.equal(refusalOf(refusedBy('refused-not-well-formed'))?.line, 4);
  });

  it('lands on the value it names', () => {
    const text = `<network>
  <!-- 10.8.0.4 -->
  <ip address='10.9.0.1' prefix='24'><dhcp>
    <range start='10.8.0.4' end='10.8.0.8'/>
    <range start='10.8.0.4' end='10.8.0.9'/></dhcp></ip></network>`;
    const span = spanOfRefusal(text, refusalOf(refusedBy('refused-range'))!);
    assert.equal(text.slice(span.start, span.end), '10.8.0.4');
    assert.ok(text.slice(span.start).startsWith("10.8.0.4' end='10.8.0.9"));
    assert.equal(at('refused-bridge', '<network><bridge name="lab0"/></network>'), 'lab0');
  });

  it('lands on the element or attribute the schema names', () => {
    assert.equal(at('refused-schema', '<network><name>a</name><bogus/></network>'), 'bogus');
    assert.equal(at('refused-schema-attribute', "<network><ip address='1' foo='1'/></network>"), 'foo');
  });

  /** Where a complaint lands that names these words. */
  const landsAt = (said: string, text: string): string => {
    const { start, end } = spanOfRefusal(text, refusalOf(failure('failed', 'x', `context\n${said}`))!);
    return `${text.slice(0, start)}»${text.slice(start, end)}«${text.slice(end)}`;
  };

  for (const [what, [said, marked]] of Object.entries(refusals)) {
    it(`lands on ${what}`, () => {
      const text = marked.replace(/[»«]/g, '');
      assert.equal(landsAt(said, text), marked);
      assert.equal(landsAt(said, text.replaceAll('\n', '\r\n')), marked.replaceAll('\n', '\r\n'));
    });
  }

  it('lands where libvirt points to in a line that it shows', () => {
    const at = (line: string, caret: number, text: string, number = 2) =>
      landsAt(`(network_definition):${String(number)}: why\n${line}\n${'-'.repeat(caret)}^`, text);
    // From there to the end of the line; blanks around it do not count.
    assert.equal(at("  <ip a&b='1'/>", 7, "<network>\n  <ip a&b='1'/>  \n"), "<network>\n  <ip a»&b='1'/>«  \n");
    // Of a long line it shows a piece.
    assert.equal(at('abc def', 4, '<network>\n  xxx abc def yyy\n'), '<network>\n  xxx abc »def yyy«\n');
    // The caret may stand before the line, behind it, or nowhere: then it is about the line.
    assert.equal(at('<a', 0, '<network>\n  <a b\n'), '<network>\n  »<a b«\n');
    assert.equal(at('<a b', 9, '<network>\n  <a b\n'), '<network>\n  »<a b«\n');
    assert.equal(at('else', 2, '<network>\n  <a b\n'), '<network>\n  »<a b«\n');
    const bare = (said: string) => landsAt(said, '<network>\n <a\n</network>\n');
    assert.equal(bare('(network_definition):2: why'), '<network>\n »<a«\n</network>\n');
    assert.equal(bare('XML error: (network_definition):3: why\n\n^'), '<network>\n <a\n»</network>«\n');
    // A line that is empty or not there: the end of what stands before.
    assert.equal(bare('(network_definition):4: why'), '<network>\n <a\n</network»>«\n');
    assert.equal(bare('(network_definition):99: why'), '<network>\n <a\n</network»>«\n');
    assert.equal(landsAt('(network_definition):1: why', '  \n<a'), '» « \n<a');
  });

  it('is told in the words of libvirt, in one line', () => {
    const messageOf = (detail: string) => refusalOf(failure('failed', 'x', detail))?.message;
    assert.equal(
      messageOf("Failed to define network from x\nXML error: Invalid address '1' in network 'a'"),
      "Invalid address '1' in network 'a'",
    );
    assert.equal(messageOf('one line'), 'one line');
  });

  it('lands on no comment, CDATA or other text that only looks like it', () => {
    const bridge = "bridge name 'lab0' already in use";
    assert.equal(
      landsAt(bridge, "<network><!-- <bridge name='lab0'/> --><bridge name='lab0'/></network>"),
      "<network><!-- <bridge name='lab0'/> --><bridge name='»lab0«'/></network>",
    );
    assert.equal(
      landsAt(bridge, "<network><title><![CDATA[ <!-- ='lab0' ]]></title><bridge name='lab0'/></network>"),
      "<network><title><![CDATA[ <!-- ='lab0' ]]></title><bridge name='»lab0«'/></network>",
    );
    assert.equal(
      landsAt(
        'Invalid attribute foo for element ip',
        "<network><!-- <ip foo='1'/> --><ip  a='foo=' foo = '1'/></network>",
      ),
      "<network><!-- <ip foo='1'/> --><ip  a='foo=' »foo« = '1'/></network>",
    );
    assert.equal(
      landsAt(
        'Element network has extra content: bogus',
        '<network><?x <bogus/> ?><bogusa/><x:bogus a="<"/></network>',
      ),
      '<network><?x <bogus/> ?><bogusa/><»x:bogus« a="<"/></network>',
    );
  });

  it('lands on a value however it is written', () => {
    assert.equal(
      landsAt(`network 'a&b' already exists`, '<network><name>a&#38;b</name></network>'),
      '<network><name>»a&#38;b«</name></network>',
    );
    assert.equal(
      landsAt("bridge name 'lab0' already in use", '<network><bridge\n name =\n"lab0"/></network>'),
      '<network><bridge\n name =\n"»lab0«"/></network>',
    );
    assert.equal(
      landsAt("network 'x' is already defined", '<network><name>\n x\n</name><domain name="x"/></network>'),
      '<network><name>\n x\n</name><domain name="»x«"/></network>',
    );
  });

  it('lands on the root when nothing it names is written, and nowhere in an empty text', () => {
    assert.equal(at('refused-bridge', '<network></network>'), 'network');
    assert.equal(at('refused-bridge', 'x'), 'x');
    assert.equal(at('refused-not-well-formed', ''), '');
    assert.equal(at('refused-not-well-formed', '<a>\n\n\n\n'), '>');
  });

  it('is none when libvirt was not reached, or said nothing', () => {
    for (const reason of ['unreachable', 'timeout', 'crashed', 'cancelled', 'not-permitted', 'not-installed'] as const)
      assert.equal(refusalOf(failure(reason, 'x', 'y')), undefined);
    assert.equal(refusalOf(failure('failed', 'x')), undefined);
  });

  it('stands inside any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, said) => {
        const refusal = refusalOf(failure('failed', 'x', `context\n${said}`));
        if (!refusal) return;
        const { start, end } = spanOfRefusal(text, refusal);
        assert.ok(0 <= start && start <= end && end <= text.length);
      }),
    );
  });
});

describe('a refusal that libxml2 found', () => {
  /** libvirt's text, in the language of its host, around the lines of libxml2. */
  const validating = (...lines: string[]): string =>
    [
      'Failed to define network from a.xml',
      'XML document failed to validate against schema: Unable to validate doc against /usr/share/schemas/network.rng',
      ...lines,
    ].join('\n');
  const messageOf = (detail: string): string | undefined => refusalOf(failure('failed', 'x', detail))?.message;

  const sayings: [lines: string[], message: string][] = [
    [['Element network has extra content: bogus'], 'the schema does not allow <bogus> in <network>'],
    [['Element network has extra content: text'], 'the schema does not allow text in <network>'],
    [
      [
        'Invalid attribute foo for element ip',
        'Extra element ip in interleave',
        'Element network failed to validate content',
      ],
      'the schema does not allow the attribute foo of <ip>',
    ],
    [
      ['Extra element dhcp in interleave', 'Element ip failed to validate content'],
      'the schema does not allow <dhcp> as it stands here',
    ],
    [['Did not expect element b there'], 'the schema does not allow <b> as it stands here'],
    [
      ['Expecting an element name, got nothing', 'Invalid sequence in interleave'],
      'the schema expects <name>, which is missing',
    ],
    [['Expecting element domain, got network'], 'the schema expects <domain> and not <network>'],
    [['Expecting no namespace for element network'], 'the schema does not allow the namespace of <network>'],
    [['Expecting a namespace for element options'], 'the schema expects a namespace of <options>'],
    [
      ['Element options has wrong namespace: expecting http://x'],
      'the schema does not allow the namespace of <options>',
    ],
    [
      ['Error validating datatype string', 'Element range failed to validate attributes'],
      'the schema does not allow the attributes of <range>',
    ],
    [["Type positiveInteger doesn't allow value '-1'"], 'the schema does not allow one of the values'],
    [['Internal error: no state'], 'the schema does not allow it'],
  ];
  for (const [lines, message] of sayings)
    it(`says: ${message}`, () => {
      assert.equal(messageOf(validating(...lines)), message);
    });

  it('says the same when libvirt speaks another language', () => {
    const german = 'XML-Dokument entspricht nicht dem Schema: Prüfung gegen /usr/share/schemas/network.rng';
    const line = 'Element network has extra content: bogus';
    assert.equal(messageOf(`Failed to define\n${german}\n${line}`), 'the schema does not allow <bogus> in <network>');
    assert.equal(messageOf(`Failed to define\n${german}\nNeues`), 'the schema does not allow it');
    const chinese = `XML 文档无法对模式进行验证：无法针对 /usr/share/schemas/network.rng ${line}\n 验证文档`;
    assert.equal(messageOf(`Failed to define\n${chinese}`), 'the schema does not allow <bogus> in <network>');
  });

  const unreadable = [
    '(network_definition):4: error parsing attribute name',
    '(ネットワーク定義):4: error parsing attribute name',
    '(визначення мережі):4: error parsing attribute name',
    '(network_definition)\u202f:4\u202f: error parsing attribute name line 2',
    'at line 4: Opening and ending tag mismatch: ip line 3 and network',
  ];
  for (const line of unreadable)
    it(`lands on the line of ${line}`, () => {
      const text = "<network>\n<name>a</name>\n<ip address='1'\n  </network>\n";
      const refusal = refusalOf(failure('failed', 'x', `Failed to define network\n${line}\n  </network>\n--^`))!;
      assert.equal(refusal.message, 'the XML is not well-formed in line 4');
      const { start, end } = spanOfRefusal(text, refusal);
      assert.equal(text.slice(start, end), '</network>');
    });
});

describe('a refusal in another language', () => {
  it('is told without its words, and still lands on the values it names', () => {
    const said = [
      "Interner Fehler: Bridge-Name 'lab0' wird bereits verwendet.",
      'vnitřní chyba: název mostu „lab0“ už je používán.',
      'внутренняя ошибка: мост «lab0» уже существует.',
      'erreur interne : le pont « lab0 » existe',
      'erro interno: o nome de ponte "lab0" já está sendo utilizado.',
      '内部エラー: ブリッジ名 ‘lab0’ はすでに使用中です',
    ];
    for (const it of said) {
      const refusal = refusalOf(failure('failed', 'x', `Failed to define network from a.xml\n${it}`))!;
      assert.equal(refusal.message, 'libvirt says why in another language', it);
      const text = '<network><name>lab</name><bridge name="lab0"/></network>';
      const { start, end } = spanOfRefusal(text, refusal);
      assert.equal(text.slice(start, end), 'lab0', it);
    }
  });

  it('is English whatever language its values are in', () => {
    for (const it of ["Network not found: no network with matching name 'Büro 网'", "could not parse 'Büro'"])
      assert.doesNotMatch(refusalOf(failure('failed', 'x', `failed to get network\n${it}`))!.message, /language/, it);
  });
});
