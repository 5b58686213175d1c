// What can grow in XML that is in no table: markup, names, depth, comments, what stands above and below a document.
import { dnsmasqNamespace } from '../../server/src/schema/network';
import { growing, type Growing } from './growing';
import { digits, octets } from './values';

const file = 'lab.xml';
const open =
  "<network><name>lab</name><forward mode='nat'/><bridge name='virbr1'/><ip address='192.168.7.1' prefix='24'/>";
const close = '</network>\n';

type Item = (i: number) => string;

/** Between a beginning and an end of one's own. */
const between = (what: string, before: string, item: Item, after: string, end?: Item): Growing =>
  growing(what, { file, before, after }, item, end);

const inside = (what: string, item: Item, end?: Item) => between(what, open, item, close, end);
const inName = (what: string, item: Item) => between(what, `${open}<`, item, `/>${close}`);
const inTag = (what: string, item: Item) => between(what, `${open}<mtu `, item, `/>${close}`);
const inText = (what: string, item: Item) => between(what, '<network><title>', item, '</title></network>');
const inDoctype = (what: string, item: Item, use = '') =>
  between(what, '<!DOCTYPE network [', item, `]>${open}${use}${close}`);
const above = (what: string, item: Item) => between(what, '', item, open + close);
const below = (what: string, item: Item) => between(what, open + close, item, '');

const blank: Item = () => ' '.repeat(10);
const faulty: Item = () => "<mtu nmae='1'/>";
const address: Item = (i) => `<ip address='10.1.${octets(i)}' prefix='30'/>`;

const times = (count: number, item: Item): string => Array.from({ length: count }, (_, i) => item(i)).join('');

/** Two things, the one behind the other. */
const both = (what: string, first: Item, second: Item): Growing => ({
  what,
  file,
  pieces: (count) => [open, times(count, first) + times(count, second), close],
});

/** A name or value that is long, and what follows it. */
const behindLong = (what: string, before: string, end: string, item: Item, after: string): Growing => ({
  what,
  file,
  pieces: (count) => [before, 'x'.repeat(10 * count) + end + times(count, item), after],
});

export const markup: readonly Growing[] = [
  inside('comments', (i) => `<!-- ${digits(i)} -->`),
  inside('comment lines', (i) => `<!-- ${digits(i)} -->\n`),
  inside('allow: and findings', (i) => `<!-- allow: a${digits(i)}, b --><bridge nmae='x'/>`),
  inside('allow: what is found', () => `<!-- allow: unknown-attribute --><mtu nmae='x'/>`),
  between(
    'allow: one code after another',
    `${open}<!-- allow: `,
    (i) => `code-${digits(i)}, `,
    `-->${"<mtu nmae='x'/>".repeat(50)}${close}`,
  ),
  inside(
    'allow: each inside the other',
    () => "<ip nmae='x'><!-- allow: b -->",
    () => '</ip>',
  ),
  inside('allow: each for its element', (i) => `<ip nmae='x'><!-- allow: b${digits(i)} --></ip>`),
  inside('instructions', () => '<?a b?>'),
  inside('open instructions', () => '<?'),
  inside('sections', () => '<![CDATA[a]]>'),
  inside('open sections', () => '<![CDATA['),
  inside('open comments', () => '<!-- '),
  inside('dashes in a comment', () => '-'),
  between('double dashes in a comment', `${open}<!--`, () => ' -- ', `-->${close}`),
  inside('brackets', () => '<'),
  inside('closing brackets', () => '>'),
  inside('brackets and blanks', () => '< '),
  inside('brackets and letters', () => '<a'),
  inside('brackets and slashes', () => '</'),
  inside('close tags of nothing', () => '</ip>'),
  inside('close tags of nothing, all different', (i) => `</ip${digits(i)}>`),
  inside('tags that cross', () => '<ip><dhcp></ip></dhcp>'),
  inside('open tags', () => '<dhcp>'),
  inside('open tags, all different', (i) => `<dhcp${digits(i)}>`),
  inside('open tags and text', () => '<dhcp> a '),
  inside('open tags and lines', () => '<dhcp>\n'),
  inside('unfinished tags', () => "<host mac='a' "),
  inside('unfinished values', () => "<host mac='a><host/>"),
  inside('unfinished values in double quotes', () => '<host mac="a\n'),
  inside(
    'elements inside each other',
    () => '<ip>',
    () => '</ip>',
  ),
  inside(
    'elements and lines inside each other',
    () => '<ip>\n',
    () => '</ip>\n',
  ),
  inside(
    'unknown elements inside each other',
    (i) => `<a${digits(i)}>`,
    (i) => `</a${digits(i)}>`,
  ),
  inside(
    'known elements inside unknown ones',
    () => '<foo><ip>',
    () => '</ip></foo>',
  ),
  inside(
    'elements with attributes inside each other',
    () => "<ip address='10.0.0.1' prefix='8'>",
    () => '</ip>',
  ),
  inside(
    'metadata inside each other',
    () => "<metadata xmlns='urn:x'>",
    () => '</metadata>',
  ),
  between(
    'elements in metadata',
    `${open}<metadata>`,
    (i) => `<x:a${digits(i)} xmlns:x='urn:${digits(i)}'/>`,
    `</metadata>${close}`,
  ),
  between(
    'elements inside each other in metadata',
    `${open}<metadata>`,
    (i) => `<x:a xmlns:x='urn:${digits(i)}'>`,
    `</metadata>${close}`,
    () => '</x:a>',
  ),
  between(
    'elements inside each other in metadata without prefix',
    `${open}<metadata>`,
    () => '<a>',
    `</metadata>${close}`,
    () => '</a>',
  ),
  between(
    'prefixed elements inside each other',
    `<network xmlns:dnsmasq='${dnsmasqNamespace}'><name>a</name>`,
    () => '<dnsmasq:options>',
    close,
    () => '</dnsmasq:options>',
  ),
  inside(
    'undeclared prefixes inside each other',
    () => '<x:a>',
    () => '</x:a>',
  ),
  inside('undeclared prefixes', (i) => `<x${digits(i)}:a/>`),
  inside(
    'default namespaces inside each other',
    (i) => `<ip xmlns='urn:${digits(i)}'>`,
    () => '</ip>',
  ),
  inside('unknown elements', (i) => `<brigde${digits(i)}/>`),
  inside('unknown elements, the same', () => '<brigde/>'),
  inside('unknown elements near a known one', (i) => `<${'bridge'.slice(0, i % 6)}x${'bridge'.slice(i % 6)}/>`),
  inside('elements in the wrong place', () => "<host mac='52:54:00:00:00:01'/><range/><tag id='1'/><parameters/>"),
  inside('roots inside', () => '<network/>'),
  inName('a long name of an element', () => 'x'),
  inName('a long name like a known one', () => 'bridge'),
  inName('a long name with a colon', () => 'x:'),
  inName('a long name of dots', () => '.'),
  between('a long name of odd characters', `${open}<a`, () => '%', `/>${close}`),
  between('a long name in a close tag', `${open}<ip></`, () => 'x', `>${close}`),
  inTag('attributes, all different', (i) => `a${digits(i)}='1' `),
  inTag('attributes near a known one', (i) => `siz${digits(i)}='1' `),
  inTag('attributes, the same', () => "size='1' "),
  inTag('attributes of no value', () => 'a '),
  inTag('attributes of no value, all different', (i) => `a${digits(i)} `),
  inTag('attributes without quotes', (i) => `a${digits(i)}=1 `),
  inTag('attributes without blanks', (i) => `a${digits(i)}='1'`),
  inTag('attributes with typographic quotes', (i) => `a${digits(i)}=\u201c1\u201d `),
  inTag('attributes on lines', (i) => `a${digits(i)}='1'\n`),
  inTag('attributes with a prefix', (i) => `x:a${digits(i)}='1' `),
  inTag('attributes with prefixes', (i) => `x${digits(i)}:a='1' `),
  inTag('declared prefixes', (i) => `xmlns:x${digits(i)}='urn:${digits(i)}' `),
  inTag('equals signs', () => '='),
  inTag('quotes in a tag', () => "'"),
  inTag('pairs of quotes in a tag', () => "' "),
  inTag('double quotes in a tag', () => '"'),
  inTag('letters and quotes', () => "a'"),
  inTag('letters, equals signs and quotes', () => "a='"),
  inTag('letters, equals signs and two kinds of quotes', () => `a='b"`),
  inTag('slashes in a tag', () => '/'),
  inTag('slashes and blanks in a tag', () => '/ '),
  inTag('blanks in a tag', () => ' '),
  inTag('lines in a tag', () => '\n'),
  inTag('odd characters in a tag', () => '% '),
  between('a long name of an attribute', `${open}<mtu `, () => 'x', `='1'/>${close}`),
  between('a long name like a known attribute', `${open}<mtu `, () => 'size', `='1'/>${close}`),
  between('a long unquoted value', `${open}<mtu size=`, () => 'x', `/>${close}`),
  between('an unquoted value of equals signs', `${open}<mtu size=`, () => 'x=', `/>${close}`),
  between('an open value of blanks', `${open}<mtu size='`, () => ' ', `/>${close}`),
  between('an open value of attributes', `${open}<mtu size='`, () => ' a="b" ', `/>${close}`),
  between('an open value of equals signs', `${open}<mtu size='`, () => 'a=" ', `/>${close}`),
  inText('text', () => 'x'),
  inText('text of words', (i) => `w${digits(i)} `),
  inText('text of lines', (i) => `w${digits(i)}\n`),
  inText('blanks', () => ' '),
  inText('tabs', () => '\t'),
  inText('line ends', () => '\n'),
  inText('Windows line ends', () => '\r\n'),
  inText('carriage returns', () => '\r'),
  inText('ampersands', () => '&'),
  inText('ampersands and letters', () => '&a'),
  inText('entities', () => '&amp;'),
  inText('unknown entities', () => '&nbsp;'),
  inText('unknown entities, all different', (i) => `&e${digits(i)};`),
  inText('numbers of characters', () => '&#65;'),
  inText('numbers of no characters', () => '&#0;'),
  between('a long number of a character', '<network><title>&#', () => '1', ';</title></network>'),
  between('a long entity', '<network><title>&', () => 'x', ';</title></network>'),
  inText('ends of sections', () => ']]>'),
  inText('brackets of sections', () => ']'),
  inText('control characters', () => '\u0001'),
  inText('NUL', () => '\0'),
  inText('halves of characters', () => '\ud800'),
  inText('typographic quotes', () => '\u201c'),
  inText('byte order marks', () => '\ufeff'),
  inText('text in pieces', () => 'a<!-- -->'),
  inText('text in sections', () => 'a<![CDATA[b]]>'),
  inside('stray text', () => "a<mtu size='1'/>"),
  inside('stray words', (i) => `w${digits(i)} `),
  inside('blanks between elements', () => ' '),
  inside('lines between elements', () => '\n'),
  inside('lines of blanks', () => ' \n'),
  inside('elements in one line', () => "<mtu size='1'/>"),
  inside('elements in lines', () => "  <mtu size='1'/>\n"),
  inside('elements in lines of Windows', () => "  <mtu size='1'/>\r\n"),
  inside('elements with blanks', () => "<mtu   size = '1'  />   "),
  inDoctype('entities declared', (i) => `<!ENTITY e${digits(i)} 'x'>`),
  inDoctype('entities declared and used', (i) => `<!ENTITY e${digits(i)} 'x'>`, '<title>&e1001;&e1002;</title>'),
  inDoctype(
    'entities of entities',
    (i) => `<!ENTITY e${digits(i + 1)} '&e${digits(i)};&e${digits(i)};'>`,
    '<title>&e1009;</title>',
  ),
  inDoctype('entities of each other', (i) => `<!ENTITY e${digits(i)} '&e${digits(i + 1)};'>`, '<title>&e1000;</title>'),
  inDoctype('one entity over and over', () => "<!ENTITY a 'x'>", '<title>&a;</title>'),
  inDoctype('parameter entities', (i) => `<!ENTITY % p${digits(i)} 'x'>%p${digits(i)};`),
  inDoctype('external entities', (i) => `<!ENTITY e${digits(i)} SYSTEM 'file:///x'>`),
  inDoctype('element declarations', (i) => `<!ELEMENT e${digits(i)} (a|b)*>`),
  between('groups inside each other', '<!DOCTYPE network [<!ELEMENT a ', () => '(', `]>${open}${close}`),
  between('a long list of choices', '<!DOCTYPE network [<!ELEMENT a (', () => 'a|', `]>${open}${close}`),
  inDoctype('attribute declarations', (i) => `<!ATTLIST mtu a${digits(i)} CDATA #IMPLIED>`),
  between(
    'attributes in one declaration',
    '<!DOCTYPE network [<!ATTLIST mtu ',
    (i) => `a${digits(i)} CDATA 'x' `,
    `]>${open}${close}`,
  ),
  inDoctype('notations', (i) => `<!NOTATION n${digits(i)} SYSTEM 'x'>`),
  inDoctype('comments in the document type', () => '<!-- -->'),
  inDoctype('open comments in the document type', () => '<!-- '),
  inDoctype('instructions in the document type', () => '<?a?>'),
  inDoctype('open instructions in the document type', () => '<?a '),
  inDoctype('brackets in the document type', () => '['),
  inDoctype('closing brackets in the document type', () => ']'),
  inDoctype('declarations without end', () => '<!ENTITY '),
  inDoctype('declarations of nothing', () => '<!'),
  inDoctype('open quotes in the document type', () => "'"),
  inDoctype('blanks in the document type', () => ' '),
  inDoctype('words in the document type', (i) => `w${digits(i)} `),
  inDoctype('percent signs', () => '%'),
  inDoctype('ampersands in the document type', () => '&a;'),
  between(
    'a long value of an entity',
    "<!DOCTYPE network [<!ENTITY a 'x'><!ENTITY b '",
    () => '&a;',
    `'>]>${open}<title>&b;&b;&b;</title>${close}`,
  ),
  between(
    'references to one long entity',
    `<!DOCTYPE network [<!ENTITY b '${'x'.repeat(2000)}'>]><network><title>`,
    () => '&b;',
    '</title></network>',
  ),
  between('words of a document type', '<!DOCTYPE network ', () => 'a ', `>${open}${close}`),
  above('document types', () => '<!DOCTYPE network>'),
  above('XML declarations', () => '<?xml version="1.0"?>'),
  between('words of the XML declaration', '<?xml version="1.0" ', (i) => `a${digits(i)}="1" `, `?>${open}${close}`),
  above('comments above', () => '<!-- a -->\n'),
  above('allow: above', (i) => `<!-- allow: a${digits(i)} -->\n`),
  above('blanks above', () => ' '),
  above('text above', () => 'a'),
  above('elements above', () => '<a/>'),
  above('lone brackets above', () => '<\n'),
  below('comments below', () => '<!-- a -->\n'),
  below('documents below', () => open + close),
  below('text below', () => 'a'),
  below('blanks below', () => ' '),
  below('close tags below', () => '</network>'),
  // Where a search for one thing passes by all of the other.
  both('blanks, then elements', blank, faulty),
  both('elements, then blanks', faulty, blank),
  both('comments, then what they allow', () => '<!-- allow: unknown-attribute -->', faulty),
  both('comments of other codes, then findings', (i) => `<!-- allow: a${digits(i)} -->`, faulty),
  both('open tags, then blanks', () => '<dhcp>', blank),
  both(
    'elements, then others of one kind',
    () => '<port/>',
    () => "<domain name='a'/>",
  ),
  both(
    'words of text, then brackets',
    (i) => `w${digits(i)} `,
    () => '<',
  ),
  both(
    'addresses, then routes',
    address,
    (i) => `<route address='10.2.${octets(i)}' prefix='32' gateway='10.1.${octets(i)}'/>`,
  ),
  both('addresses, then forwarders', address, (i) => `<dns><forwarder addr='10.1.${octets(i)}'/></dns>`),
  behindLong('a long name, then elements in it', `${open}<x`, '>', () => '<mtu/>', close),
  behindLong('a long name, then close tags of others', `${open}<x`, '>', () => '</y>', close),
  behindLong('a long value, then attributes', `${open}<mtu a='`, "'", (i) => ` b${digits(i)}='1'`, `/>${close}`),
  behindLong('a long line, then elements', `${open}<title>`, '</title>', faulty, close),
];
