// The words for what keeps a text from being well-formed XML: one message per kind of syntax problem.
import type { SyntaxProblem } from '../tree';

/** The fault in words: what is there, then what was expected. */
export function xmlFaultMessage(problem: SyntaxProblem, text: string): string {
  const there = shortened(text.slice(problem.span.start, problem.span.end));
  return messages[problem.kind]?.(there, problem.detail ?? '') ?? `${there} is no well-formed XML (${problem.kind})`;
}

/** At most so much of the text is quoted in a message. */
const longest = 40;

function shortened(text: string): string {
  // Blanks of other kinds stay: there is a fault that is about them.
  const line = text.replace(/[ \t\r\n]+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

const anyQuote = /^["'\u00ab\u00b4\u00bb\u2018-\u201f\u2032\u2033\u2035\u2036\u2039\u203a`]$/;

/** The value of `“nat”` between plain quotes; whatever quote stands at its end, or none. */
export function plainlyQuoted(value: string): string {
  const quote = /^["\u00ab\u00bb\u201c-\u201f\u2033\u2036]/.test(value) ? '"' : "'";
  return quote + unquoted(value).replaceAll(quote, quote === '"' ? '&quot;' : '&apos;') + quote;
}

/** A value without the quotes around it, of whatever kind they are. */
function unquoted(value: string): string {
  const from = anyQuote.test(value[0] ?? '') ? 1 : 0;
  const to = value.length > 1 && anyQuote.test(value.at(-1)!) ? -1 : undefined;
  return value.slice(from, to);
}

const nameIn = (there: string): string => there.split(/[\s=]/, 1)[0]!;

type Words = (there: string, detail: string) => string;

const messages: Readonly<Record<string, Words>> = {
  pasted: (_, what) => `${what} around the XML, expected the XML alone`,
  'lone-less-than': () => '< starts no tag, expected &lt; or the name of an element',
  'blank-after-less-than': () => 'a blank after <, expected the name of the element',
  'bad-name': (there) => `${there} is no name that XML allows, expected a letter and then letters, digits, -, _ or .`,
  'missing-equals': (there) => `${there} has no equals sign before its value, expected ${there}=`,
  'missing-value': (there) => `${nameIn(there)} has no value, expected ${nameIn(there)}='…'`,
  'unterminated-value': (there) => `the value ${there} has no closing quote, expected ${there}${there[0]!}`,
  'typographic-quote': (there) => `typographic quotes in ${there}, expected ${plainlyQuoted(there)}`,
  'missing-open-quote': (there) => `the value ${there} has no opening quote, expected '${unquoted(there)}'`,
  'unquoted-value': (there) => `the value ${there} has no quotes, expected '${there}'`,
  'less-than-in-value': () => '< in a value, expected &lt;',
  'stray-ampersand': () => '& starts no reference, expected &amp;',
  'missing-semicolon': (there) => `${there} has no semicolon, expected ${there};`,
  'undefined-entity': (there, name) => `${there} is not defined, expected ${insteadOf(name)}`,
  'unparsed-entity': (there) => `${there} stands for something that is no text, expected text`,
  'external-entity-in-value': (there) => `${there} is kept in another file, expected text in a value`,
  'less-than-in-entity': (there) => `${there} stands for a text with <, expected none in a value`,
  'endless-entity': (there) => `${there} refers to itself, expected text`,
  'torn-entity': (there) => `${there} stands for a text that is not well-formed by itself, expected whole elements`,
  'bad-character-reference': (there) => `${there} stands for no character that XML allows, expected one such as &#65;`,
  'cdata-end-in-text': () => ']]> in text, expected ]]&gt;',
  'forbidden-character': (_, code) => `the character ${code}, expected one that XML allows`,
  'foreign-blank': (there) => `${blankName(there)} where a tag is read, expected a plain blank`,
  'text-outside-root': (there) => `${there} outside of the root element, expected nothing there`,
  'second-root': (there, root) => `${there} after the end of ${root}, expected only one root element`,
  'no-root': () => 'no element, expected <network>',
  'missing-close-tag': (there) => `${there} has no close tag, expected </${there}>`,
  'wrong-close-tag': (there, name) =>
    `${there === '' ? 'no name' : there} in the close tag of ${name}, expected </${name}>`,
  'stray-close-tag': (there) => `${there} closes nothing, expected an open tag before it`,
  'crossed-tags': (there) =>
    `${there} starts in one element and ends in another, expected </${there}> before the other close tag`,
  'text-in-close-tag': (there) => `${there} in a close tag, expected >`,
  'unfinished-close-tag': (there, name) =>
    `the close tag ${there} is not finished, expected ${name === '' ? '>' : `</${name}>`}`,
  'unfinished-tag': (there) => `the tag ${there} is not finished, expected > or />`,
  'unexpected-character': (there) => `${there} in a tag, expected an attribute, > or />`,
  'missing-blank': (there) => `no blank before ${there}, expected one between attributes`,
  'duplicate-attribute': (there) => `${there} stands twice in one tag, expected it once`,
  'too-deep': (there, depth) => `${there} is nested more than ${depth} deep, expected fewer levels`,
  'blank-in-tag-end': () => 'a blank between / and >, expected />',
  'double-hyphen-in-comment': (there) => `${there} inside a comment, expected no two hyphens before -->`,
  'unfinished-comment': () => 'the comment has no end, expected -->',
  'unfinished-section': () => 'the CDATA section has no end, expected ]]>',
  'unfinished-instruction': () => 'the processing instruction has no end, expected ?>',
  'unknown-markup': (there) => `${there} is no markup, expected an element or a comment`,
  'misplaced-declaration': () => 'the XML declaration, expected at the very start of the file or not at all',
  'bad-target': (there) => `${there} has no name that XML allows, expected <?name`,
  'bad-declaration': (there, part) => `${there.trim()} in the XML declaration, expected ${declared[part] ?? '?>'}`,
  'misplaced-doctype': () => 'a document type here, expected none after the root element starts or after another',
  'bad-doctype': (there, wanted) =>
    `${there === '' ? 'the document type ends' : there} in the document type, expected ${wanted}`,
};

const declared: Readonly<Record<string, string>> = {
  version: "version='1.0'",
  encoding: "encoding='UTF-8'",
  standalone: "standalone='yes' or 'no'",
};

/** What to write in place of an entity that only HTML has. */
const htmlEntities: ReadonlyMap<string, number> = new Map(
  Object.entries({
    nbsp: 160,
    copy: 169,
    reg: 174,
    deg: 176,
    middot: 183,
    laquo: 171,
    raquo: 187,
    auml: 228,
    ouml: 246,
    uuml: 252,
    Auml: 196,
    Ouml: 214,
    Uuml: 220,
    szlig: 223,
    eacute: 233,
    egrave: 232,
    agrave: 224,
    ccedil: 231,
    ntilde: 241,
    ndash: 8211,
    mdash: 8212,
    lsquo: 8216,
    rsquo: 8217,
    ldquo: 8220,
    rdquo: 8221,
    hellip: 8230,
    bull: 8226,
    euro: 8364,
    rarr: 8594,
    times: 215,
  }),
);

/** The reference that was meant by one to an entity that is not defined. */
export function insteadOf(name: string): string {
  const lower = name.toLowerCase();
  if (['lt', 'gt', 'amp', 'quot', 'apos'].includes(lower)) return `&${lower};`;
  const code = htmlEntities.get(name) ?? htmlEntities.get(lower);
  return code === undefined ? `&amp;${name};` : `&#${code};`;
}

const blankNames: Readonly<Record<string, string>> = {
  '\u00a0': 'a no-break space',
  '\u200b': 'a zero-width space',
  '\u2060': 'a word joiner',
  '\u3000': 'an ideographic space',
  '\u2028': 'a line separator',
};

function blankName(blanks: string): string {
  const first = /[^ \t\r\n]/.exec(blanks)?.[0] ?? '\u00a0';
  const code = `U+${first.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  return `${blankNames[first] ?? 'a special space'} (${code})`;
}
