// What is said of text that is no XML, and what each repair makes of it: the places where one repair ends and another begins.
import assert from 'node:assert/strict';
import { rules } from '../../../../server/src/rules/index';
import { afterChanges, problemsByName, uriOf } from '../../../support/checking';

const only = rules.filter((it) => it.name === 'xml-not-wellformed');

/** The faults of a text: what is said, and what each repair makes. A star is before the title of one that `fix all` applies. */
function faultsOf(text: string): { message: string; repairs: Record<string, string> }[] {
  return problemsByName({ 'lab.xml': text }, { only })
    .get('lab.xml')!
    .map(({ message, fixes = [] }) => ({
      message,
      repairs: Object.fromEntries(
        fixes.map((it) => [
          `${it.preferred ? '* ' : ''}${it.title}`,
          afterChanges({ 'lab.xml': text }, uriOf('lab.xml'), it.changes)['lab.xml']!,
        ]),
      ),
    }));
}

type Repairs = readonly [text: string, ...titlesAndTexts: string[]];

describe('text that is no XML', () => {
  const inNetwork: readonly Repairs[] = [
    ['<title>a < b</title>', '* Write &lt;', '<title>a &lt; b</title>'],
    ['<title>1 <2</title>', '* Write &lt;', '<title>1 &lt;2</title>'],
    ['<dns/><3', '* Write &lt;', '<dns/>&lt;3', 'Remove <', '<dns/>3'],
    ['<title>a < b <b/></title>', 'Remove <', '<title>a  b <b/></title>'],
    ['<bridge stp />', 'Remove stp', '<bridge />'],
    ['<bridge stp/>', 'Remove stp', '<bridge/>'],
    ['<bridge stp></bridge>', 'Remove stp', '<bridge></bridge>'],
    ['<bridge stp=/>', 'Remove stp', '<bridge/>'],
    ["<bridge stp= delay='1'/>", 'Remove stp', "<bridge delay='1'/>"],
    ["<bridge stp'on'/>", '* Insert =', "<bridge stp='on'/>"],
    ['<bridge stp "on"/>', '* Insert =', '<bridge stp= "on"/>'],
    ['<bridge stp=="on"/>', '* Remove =', '<bridge stp= "on"/>'],
    ['<bridge stp="on/>', '* Close the quote', '<bridge stp="on"/>'],
    ["<bridge stp='on delay='1'/>", '* Close the quote', "<bridge stp='on' delay='1'/>"],
    ["<bridge stp=on'/>", '* Open the quote', "<bridge stp='on'/>"],
    ['<bridge stp=on"/>', '* Open the quote', "<bridge stp='on'/>"],
    ['<bridge stp=on/>', '* Put the value in quotes', "<bridge stp='on'/>"],
    ['<bridge stp=“on”/>', '* Write plain quotes', '<bridge stp="on"/>'],
    ["<bridge stp=“on'/>", '* Write plain quotes', '<bridge stp="on"/>'],
    ["<bridge stp='on”/>", '* Write plain quotes', "<bridge stp='on'/>"],
    ['<bridge stp=”/>', '* Write plain quotes', '<bridge stp=""/>'],
    ["<bridge stp='on' stp='off'/>", 'Remove the second stp', "<bridge stp='on'/>"],
    ["<bridge stp='on' stp='on'/>", '* Remove the second stp', "<bridge stp='on'/>"],
    ["<bridge stp='on' name='a' stp='on'/>", '* Remove the second stp', "<bridge stp='on' name='a'/>"],
    ["<bridge stp='on'delay='1'/>", '* Insert a blank', "<bridge stp='on' delay='1'/>"],
    ["<bridge stp='on';delay='1'/>", '* Remove ;', "<bridge stp='on' delay='1'/>"],
    ["<bridge stp='on'; delay='1'/>", '* Remove ;', "<bridge stp='on' delay='1'/>"],
    ["<bridge stp='on' ; delay='1'/>", '* Remove ;', "<bridge stp='on'  delay='1'/>"],
    ["<bridge ; stp='on'/>", '* Remove ;', "<bridge  stp='on'/>"],
    ["<bridge stp='on';/>", '* Remove ;', "<bridge stp='on'/>"],
    ["<bridge stp='on';></bridge>", '* Remove ;', "<bridge stp='on'></bridge>"],
    ["<bridge 'on'/>", "* Remove 'on'", '<bridge />'],
    ["<bridge stp='a<b'/>", '* Write &lt;', "<bridge stp='a&lt;b'/>"],
    ["<bridge stp='a&b'/>", '* Write &amp;', "<bridge stp='a&amp;b'/>"],
    ["<bridge stp='a&amp'/>", '* Insert the semicolon', "<bridge stp='a&amp;'/>"],
    ["<bridge stp='on'\u00a0\u3000delay='1'/>", '* Write plain blanks', "<bridge stp='on'  delay='1'/>"],
    ["<bridge stp='on'\u2028delay='1'/>", '* Write plain blanks', "<bridge stp='on' delay='1'/>"],
    ["<forward mode='nat'", '* Finish the tag', "<forward mode='nat'/>"],
    ["<forward mode='nat", '* Finish the tag', "<forward mode='nat'/>"],
    ['<forward mode="nat', '* Finish the tag', '<forward mode="nat"/>'],
    ['<forward mode=nat', '* Finish the tag', '<forward mode=nat/>'],
    ['<forward mode=', '* Finish the tag', "<forward mode=''/>"],
    ['<forward mode', '* Finish the tag', "<forward mode=''/>"],
    ['<forward', '* Finish the tag', '<forward/>'],
    ['<forward ', '* Finish the tag', '<forward/> '],
    ["<forward mode='nat'/", '* Finish the tag', "<forward mode='nat'/>"],
    ['<name</name>', '* Finish the tag', '<name></name>'],
    ["<forward mode='nat' dev='eth0", '* Finish the tag', "<forward mode='nat' dev='eth0'/>"],
    ['<forward mode=“nat', '* Finish the tag', '<forward mode=“nat“/>'],
    ['<name>lab', '* Insert </name>', '<name>lab</name>'],
    ['\n  <name>lab\n', '* Insert </name>', '\n  <name>lab</name>\n'],
    ['\n  <dhcp>\n    <range/>\n', '* Insert </dhcp>', '\n  <dhcp>\n    <range/>\n  </dhcp>\n'],
    [
      '\n\t<ip>\n\t\t<dhcp>\n\t\t\t<range/>\n\t</ip>\n',
      '* Insert </dhcp>',
      '\n\t<ip>\n\t\t<dhcp>\n\t\t\t<range/>\n\t\t</dhcp>\n\t</ip>\n',
    ],
    ['<dhcp><range/>', '* Insert </dhcp>', '<dhcp><range/></dhcp>'],
    ['\n  <dhcp> <range/>\n', '* Insert </dhcp>', '\n  <dhcp> <range/></dhcp>\n'],
    ['\n  <dhcp>   \n    <range/>\n', '* Insert </dhcp>', '\n  <dhcp>   \n    <range/>\n  </dhcp>\n'],
    ['<dhcp><dhcp/>', '* Insert </dhcp>', '<dhcp><dhcp/></dhcp>'],
    [
      "\n  <forward mode='nat'>\n  <ip/>\n",
      '* Write />',
      "\n  <forward mode='nat'/>\n  <ip/>\n",
      'Insert </forward>',
      "\n  <forward mode='nat'></forward>\n  <ip/>\n",
    ],
    ["\n  <forward mode='nat'/ >\n", '* Write />', "\n  <forward mode='nat'/>\n"],
    ['<name>lab</nam>', '* Write name', '<name>lab</name>'],
    ['<name>lab</>', '* Write name', '<name>lab</name>'],
    ['<name>lab</name ', '* Write </name>', '<name>lab</name> '],
    ['<name>lab</', '* Write </name>', '<name>lab</name>'],
    ['<name>lab</name x>', '* Remove the text', '<name>lab</name>'],
    ["<name>lab</name  'x' >", '* Remove the text', '<name>lab</name>'],
    ['</name>', '* Remove </name>', ''],
    ['\n  <dns/></name>\n', '* Remove </name>', '\n  <dns/>\n'],
    ['<dns><host></dns></host>', '* Move </host>', '<dns><host></host></dns>'],
    ['\n  <dns><host></dns>\n  </host>\n', '* Move </host>', '\n  <dns><host></host></dns>\n'],
    ['<title>a&b</title>', '* Write &amp;', '<title>a&amp;b</title>'],
    ['<title>&</title>', '* Write &amp;', '<title>&amp;</title>'],
    ['<title>&lt</title>', '* Insert the semicolon', '<title>&lt;</title>'],
    ['<title>&#65</title>', '* Insert the semicolon', '<title>&#65;</title>'],
    ['<title>&#;</title>', 'Remove &#;', '<title></title>'],
    ['<title>&#x110000;</title>', 'Remove &#x110000;', '<title></title>'],
    ['<title>&LT;</title>', '* Write &lt;', '<title>&lt;</title>'],
    ['<title>&Quot;</title>', '* Write &quot;', '<title>&quot;</title>'],
    ['<title>]]></title>', '* Write ]]&gt;', '<title>]]&gt;</title>'],
    ['<title>a\u0000b</title>', '* Remove the character', '<title>ab</title>'],
    ['<title>a\u001fb</title>', '* Remove the character', '<title>ab</title>'],
    ['<title>a\uffffb</title>', '* Remove the character', '<title>ab</title>'],
    ['<!-- a -- b -->', '* Write -', '<!-- a - b -->'],
    ['<!-- a --- b -->', '* Write ===', '<!-- a === b -->'],
    ['<!-- a --->', '* Insert a blank', '<!-- a - -->'],
    ['<!-- a ---->', '* Remove --', '<!-- a -->'],
    ['<!-- a --->b-->', '* Insert a blank', '<!-- a - -->b-->'],
    ['<!-- a -- >', '* End the comment', '<!-- a --> >'],
    ['<!---- a -->', '* Write -', '<!--- a -->'],
    [
      '<!-------------------------------- a -->',
      '* Write ====================',
      '<!--============================== a -->',
    ],
    ['<title><![CDATA[a</title>', '* End the section', '<title><![CDATA[a]]></title>'],
    ['<title><![CDATA[a]]</title>', '* End the section', '<title><![CDATA[a]]]]></title>'],
    ['<?fold yes>', '* Insert ?', '<?fold yes?>'],
    ['<?xml yes>', 'Remove <?xml yes>', ''],
    ['<?XML yes>', 'Remove <?XML yes>', ''],
    ['<?xml-style yes>', '* Insert ?', '<?xml-style yes?>'],
    ['<?1>', 'Remove <?1>', ''],
    ['<!name>', 'Remove <!name>', ''],
    ['<!name', 'Remove <!name', ''],
    ['<title><!a b\tc></title>', 'Remove <!a b\\u{9}c>', '<title></title>'],
    [
      '\n  <ip>\n    <dhcp>\n  </ip>\n',
      '* Write />',
      '\n  <ip>\n    <dhcp/>\n  </ip>\n',
      'Insert </dhcp>',
      '\n  <ip>\n    <dhcp></dhcp>\n  </ip>\n',
    ],
    ['<ip><!-- a -->', '* Insert </ip>', '<ip><!-- a --></ip>'],
    [
      '\n  <dns enable=yes>\n',
      '* Write />',
      '\n  <dns enable=yes/>\n',
      'Insert </dns>',
      '\n  <dns enable=yes></dns>\n',
    ],
    ['<dns><a/ ></dns>', '* Write />', '<dns><a/></dns>'],
  ];
  const documents: readonly Repairs[] = [
    ['<network><dns/>\n  <\n</network>', 'Remove <', '<network><dns/>\n</network>'],
    ['<\n<network/>', 'Remove <', '<network/>'],
    ['<network/>\n<\n', 'Remove <', '<network/>\n'],
    ["<network><bridge stp=\n delay='1'/></network>", 'Remove stp', "<network><bridge\n delay='1'/></network>"],
    ["<network><forward mode='nat' /\n</network>", '* Finish the tag', "<network><forward mode='nat' />\n</network>"],
    [
      "<network><forward mode='nat'\n<nat/></forward></network>",
      '* Finish the tag',
      "<network><forward mode='nat'>\n<nat/></forward></network>",
    ],
    ['<network', '* Finish the tag', '<network/>'],
    ['<network><name>lab', '* Insert </network>', '<network><name>lab</network>'],
    [
      '<network>\r\n  <dhcp>\r\n    <range/>\r\n</network>',
      '* Insert </dhcp>',
      '<network>\r\n  <dhcp>\r\n    <range/>\r\n  </dhcp>\r\n</network>',
    ],
    ['<network><name>lab</nam', '* Insert </network>', '<network><name>lab</nam</network>'],
    ['<network>\n  </name>\n</network>', '* Remove </name>', '<network>\n</network>'],
    ['<network>\n  </\n</network>', 'Remove the close tag', '<network>\n</network>'],
    ['</network>', '* Remove </network>', ''],
    ['x <network/>', 'Remove the text', ' <network/>'],
    ['<network/>\nx\n', 'Remove the text', '<network/>\n\n'],
    ['<network><!-- a', '* End the comment', '<network><!-- a -->'],
    ['<network><!-- a\n<dns/></network>', '* End the comment', '<network><!-- a -->\n<dns/></network>'],
    ['<network><!-- a --\n<dns/></network>', '* End the comment', '<network><!-- a -->\n<dns/></network>'],
    ['<network><!--\n<dns/></network>', '* End the comment', '<network><!-- -->\n<dns/></network>'],
    ['<network><!-- a  \n\n<dns/></network>', '* End the comment', '<network><!-- a -->  \n\n<dns/></network>'],
    ['<network><!--', '* End the comment', '<network><!-- -->'],
    ['<network><?fold yes\n<dns/></network>', '* End the instruction', '<network><?fold yes?>\n<dns/></network>'],
    ['<network><?fold yes?\n<dns/></network>', '* End the instruction', '<network><?fold yes?>\n<dns/></network>'],
    ['<network><?fold', '* End the instruction', '<network><?fold?>'],
    ['<network><?</network>', 'Remove <?</network>', '<network>'],
    ["<?xml version='1.0'>\n<network/>", '* Insert ?', "<?xml version='1.0'?>\n<network/>"],
    [
      `<?xml version="1.0" encoding='UTF-8'\n<network/>`,
      '* End the instruction',
      `<?xml version="1.0" encoding='UTF-8'?>\n<network/>`,
    ],
    ["<?xml version='1.0'?\n<network/>", '* End the instruction', "<?xml version='1.0'?>\n<network/>"],
    ["<?xml version='2.0'>\n<network/>", "Remove <?xml version='2.0'>", '\n<network/>'],
    ['<?xml>\n<network/>', 'Remove <?xml>', '\n<network/>'],
    [" <?xml version='1.0'>\n<network/>", "Remove <?xml version='1.0'>", ' \n<network/>'],
    [" <?xml version='1.0'?>\n<network/>", '* Remove the blanks before it', "<?xml version='1.0'?>\n<network/>"],
    ["\n\n<?xml version='1.0'?>\n<network/>", '* Remove the blanks before it', "<?xml version='1.0'?>\n<network/>"],
    [
      "<!-- a -->\n<?xml version='1.0'?>\n<network/>",
      '* Move it to the start',
      "<?xml version='1.0'?>\n<!-- a -->\n<network/>",
    ],
    [
      "<!-- a --><?xml version='1.0'?>\n<network/>",
      '* Move it to the start',
      "<?xml version='1.0'?>\n<!-- a -->\n<network/>",
    ],
    ["<network/>\n<?xml version='1.0'?>\n", '* Move it to the start', "<?xml version='1.0'?>\n<network/>\n"],
    [
      "<?xml version='1.0'?>\n\n<?xml version='1.0'?>\n<network/>",
      '* Remove the declaration',
      "<?xml version='1.0'?>\n\n<network/>",
    ],
    [
      "\ufeff<?xml version='1.0'?>\n<?xml version='1.0'?>\n<network/>",
      '* Remove the declaration',
      "\ufeff<?xml version='1.0'?>\n<network/>",
    ],
    [
      "<?xml version='2.0'?>\n<network/>",
      '* Write a plain declaration',
      "<?xml version='1.0' encoding='UTF-8'?>\n<network/>",
    ],
    [
      "<?xml encoding='UTF-8'?>\n<network/>",
      '* Write a plain declaration',
      "<?xml version='1.0' encoding='UTF-8'?>\n<network/>",
    ],
    [
      "<?xml version='1.0' encoding='UTF-8' foo?>\n<network/>",
      '* Write a plain declaration',
      "<?xml version='1.0' encoding='UTF-8'?>\n<network/>",
    ],
    ['<network>\n  <!name>\n</network>', 'Remove <!name>', '<network>\n</network>'],
    ['<network><!', '* Insert </network>', '<network><!</network>'],
    ['<network/><!DOCTYPE network>', '* Remove the document type', '<network/>'],
    ['<!DOCTYPE network><!DOCTYPE network><network/>', '* Remove the document type', '<!DOCTYPE network><network/>'],
    ['<network><name>lab</nam\n</network>', '* Write </name>', '<network><name>lab</name>\n</network>'],
    ['<network><![CDATA[a]]><dns/>\n x<\n</network>', 'Remove <', '<network><![CDATA[a]]><dns/>\n x\n</network>'],
  ];
  const within = (text: string): string => `<network>${text}</network>`;
  for (const [before, ...after] of [
    ...documents,
    ...inNetwork.map(([text, ...repairs]) => [
      within(text),
      ...repairs.map((it, i) => (i % 2 === 0 ? it : within(it))),
    ]),
  ])
    it(`${JSON.stringify(before)} has its repairs`, () =>
      assert.deepEqual(Object.entries(faultsOf(before!)[0]!.repairs).flat(), after));

  const messages: readonly [text: string, message: string][] = [
    ['<network><bridge stp /></network>', "stp has no value, expected stp='…'"],
    ['<network><bridge stp=/></network>', "stp has no value, expected stp='…'"],
    ["<network><bridge stp= delay='1'/></network>", "stp has no value, expected stp='…'"],
    ["<network><bridge stp=\n delay='1'/></network>", "stp has no value, expected stp='…'"],
    [
      "<network><bridge stp='on'\u00a0\u3000delay='1'/></network>",
      'a no-break space (U+00A0) where a tag is read, expected a plain blank',
    ],
    [
      "<network><bridge stp='on'\u2028delay='1'/></network>",
      'a line separator (U+2028) where a tag is read, expected a plain blank',
    ],
    ['<network><name>lab</></network>', 'no name in the close tag of name, expected </name>'],
    [
      '<network><title>&#;</title></network>',
      '&#; stands for no character that XML allows, expected one such as &#65;',
    ],
    ['<network><title>a\u0000b</title></network>', 'the character U+0000, expected one that XML allows'],
    ['<network><title>a\u001fb</title></network>', 'the character U+001F, expected one that XML allows'],
    ['<network><title>a\uffffb</title></network>', 'the character U+FFFF, expected one that XML allows'],
    ['', 'no element, expected <network>'],
    ['  \n', 'no element, expected <network>'],
    ["<?xml version='2.0'?>\n<network/>", "version='2.0' in the XML declaration, expected version='1.0'"],
    [
      "<?xml version='1.0' standalone='maybe'?>\n<network/>",
      "standalone='maybe' in the XML declaration, expected standalone='yes' or 'no'",
    ],
    ["<?xml encoding='UTF-8'?>\n<network/>", "<?xml encoding='UTF-8'?> in the XML declaration, expected version='1.0'"],
    ["<?xml version='1.0' foo='1'?>\n<network/>", "foo='1' in the XML declaration, expected ?>"],
    ["<?xml version='1.0' encoding='UTF-8' foo?>\n<network/>", 'foo in the XML declaration, expected ?>'],
    [
      '<network/><!DOCTYPE network>',
      'a document type here, expected none after the root element starts or after another',
    ],
    [
      '<!DOCTYPE network><!DOCTYPE network><network/>',
      'a document type here, expected none after the root element starts or after another',
    ],
    ['<!DOCTYPE', '<!DOCTYPE in the document type, expected the name of the root element'],
    ['<!DOCTYPE network', "the document type ends in the document type, expected '>'"],
    ['<!DOCTYPE network [<network/>', "the document type ends in the document type, expected a declaration or ']'"],
  ];
  for (const [text, message] of messages)
    it(`${JSON.stringify(text)} has its words`, () => assert.equal(faultsOf(text)[0]!.message, message));

  it('has one fault where the rest is right', () => {
    for (const text of ['<network><title>1 <2</title></network>', '<network><bridge stp=on/></network>'])
      assert.equal(faultsOf(text).length, 1);
    for (const text of ['<network><!-- a->b --></network>', '<network><!--- a --></network>'])
      assert.deepEqual(faultsOf(text), []);
  });

  it('is quoted up to forty characters, on one line', () => {
    const said = (length: number) => faultsOf(`<network><!${'x'.repeat(length - 3)}></network>`)[0]!.message;
    assert.equal(said(40), `<!${'x'.repeat(37)}> is no markup, expected an element or a comment`);
    assert.equal(said(41), `<!${'x'.repeat(38)}… is no markup, expected an element or a comment`);
  });

  it('has typographic quotes of many kinds, each with the plain ones that look like it', () => {
    const single = ['´´', '‘’', '‚‘', '‛’', '′′', '‵′', '‹›', '›‹', '``'];
    const double = ['«»', '»«', '“”', '„“', '‟”', '″″', '‶″'];
    for (const [quotes, plain] of [...single.map((it) => [it, "'"]), ...double.map((it) => [it, '"'])] as const) {
      const written = `${quotes![0]!}on${quotes![1]!}`;
      assert.deepEqual(faultsOf(`<network><bridge stp=${written}/></network>`), [
        {
          message: `typographic quotes in ${written}, expected ${plain}on${plain}`,
          repairs: { '* Write plain quotes': `<network><bridge stp=${plain}on${plain}/></network>` },
        },
      ]);
    }
  });

  it('may name characters as HTML does', () => {
    const named: Readonly<Record<string, string>> = {
      ...{ nbsp: '\u00a0', copy: '©', reg: '®', deg: '°', middot: '·', laquo: '«', raquo: '»', times: '×' },
      ...{ auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß' },
      ...{ eacute: 'é', egrave: 'è', agrave: 'à', ccedil: 'ç', ntilde: 'ñ', Eacute: 'é' },
      ...{ ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”' },
      ...{ hellip: '…', bull: '•', euro: '€', rarr: '→' },
    };
    for (const [name, character] of Object.entries(named)) {
      const reference = `&#${character.codePointAt(0)!};`;
      assert.deepEqual(faultsOf(`<network><title>&${name};</title></network>`), [
        {
          message: `&${name}; is not defined, expected ${reference}`,
          repairs: { [`* Write ${reference}`]: `<network><title>${reference}</title></network>` },
        },
      ]);
    }
  });

  it('may hold blanks that are none in a tag, called by their names', () => {
    const names = { '\u00a0': 'no-break', '\u200b': 'zero-width', '\u3000': 'ideographic', '\u2003': 'special' };
    for (const [blank, name] of Object.entries(names))
      assert.match(faultsOf(`<network><bridge ${blank} stp='on'/></network>`)[0]!.message, new RegExp(`^an? ${name} `));
  });
});
