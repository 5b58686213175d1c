// The declarations inside a document type. Each reader gives what was expected where its declaration is at fault.
import { char } from '../char';
import type { Builder } from './builder';
import { codePointOf, isXmlName, isText } from './characters';
import { nameEnd, skipBlanks } from './scan';

const isHighSurrogate = (unit: number): boolean => 0xd800 <= unit && unit < 0xdc00;

const publicId = /^[\w \r\n\-'()+,./:=?;!*#@$%]*$/;

/** A place in a text and what may be taken there. */
export class Scanner {
  constructor(
    readonly text: string,
    public at: number,
  ) {}

  /** Skips blanks; whether there were any. */
  blanks(): boolean {
    const from = this.at;
    this.at = skipBlanks(this.text, from);
    return this.at > from;
  }

  isAt(wanted: string): boolean {
    return this.text.startsWith(wanted, this.at);
  }

  take(wanted: string): boolean {
    if (!this.isAt(wanted)) return false;
    this.at += wanted.length;
    return true;
  }

  past(wanted: string, skip: number): boolean {
    const end = this.text.indexOf(wanted, this.at + skip);
    if (end >= 0) this.at = end + wanted.length;
    return end >= 0;
  }

  name(): boolean {
    const from = this.at;
    this.at = nameEnd(this.text, from);
    while (isHighSurrogate(this.text.charCodeAt(this.at))) this.at = nameEnd(this.text, this.at + 2);
    return isXmlName(this.text.slice(from, this.at));
  }

  token(): boolean {
    const from = this.at;
    this.at = nameEnd(this.text, from);
    return this.at > from;
  }

  /** The text between quotes; undefined when there is none that is ended. */
  literal(): string | undefined {
    const quote = this.text[this.at];
    if (quote !== '"' && quote !== "'") return undefined;
    const end = this.text.indexOf(quote, this.at + 1);
    if (end < 0) return undefined;
    const value = this.text.slice(this.at + 1, end);
    if (!isText(value)) return undefined;
    this.at = end + 1;
    return value;
  }

  /** `SYSTEM "…"` or `PUBLIC "…" "…"`; whether it is right. `isSystemOptional`: as in a notation. */
  externalId(isSystemOptional = false): boolean {
    if (this.take('SYSTEM')) return this.blanks() && this.literal() !== undefined;
    if (!this.take('PUBLIC') || !this.blanks()) return false;
    const id = this.literal();
    if (id === undefined || !publicId.test(id)) return false;
    const from = this.at;
    const isApart = this.blanks();
    if (isApart && this.literal() !== undefined) return true;
    this.at = from;
    return isSystemOptional;
  }

  end(): string | undefined {
    this.blanks();
    return this.take('>') ? undefined : "'>'";
  }
}

/** Reads what follows `<!ENTITY` and notes the name. */
export function entityFault(builder: Builder, scan: Scanner): string | undefined {
  if (!scan.blanks()) return 'a blank';
  const isParameter = scan.take('%');
  if (isParameter && !scan.blanks()) return 'a blank';
  const from = scan.at;
  if (!scan.name()) return 'a name';
  const name = scan.text.slice(from, scan.at);
  if (isParameter) builder.entities.parameters.add(name);
  if (!scan.blanks()) return 'a blank';
  if (!scan.isAt('SYSTEM') && !scan.isAt('PUBLIC')) {
    const value = scan.literal();
    if (!isParameter) declare(builder, name, value ?? '');
    return value === undefined ? 'a value in quotes' : (valueFault(value) ?? scan.end());
  }
  if (!isParameter) {
    declare(builder, name, '');
    builder.entities.external.add(name);
  }
  if (!scan.externalId()) return 'a location in quotes';
  const isApart = scan.blanks();
  if (!scan.take('NDATA')) return scan.end();
  if (isParameter || !isApart || !scan.blanks() || !scan.name()) return 'the name of a notation';
  builder.entities.unparsed.add(name);
  return scan.end();
}

/** Of several declarations the first counts. */
function declare(builder: Builder, name: string, value: string): void {
  const { values } = builder.entities;
  if (!values.has(name)) values.set(name, withCharacters(value));
}

/** The value as it is used: references to characters are read where the entity is declared, all others where it is used. */
const withCharacters = (value: string): string =>
  value.replace(/&#x?[\da-f]{1,8};/gi, (it) => {
    const code = codePointOf(it);
    return code === undefined ? it : String.fromCodePoint(code);
  });

/** What is wrong with the value of an entity: a bare `&` or `%`, a parameter entity, a forbidden character. */
function valueFault(value: string): string | undefined {
  for (let at = 0; at < value.length; at++) {
    const unit = value.charCodeAt(at);
    if (unit === char.percent) return 'no parameter entity inside a value';
    if (unit !== char.ampersand) continue;
    const isCharacter = value.charCodeAt(at + 1) === char.hash;
    const end = nameEnd(value, isCharacter ? at + 2 : at + 1);
    const reference = value.slice(at, end + 1);
    const isRight = isCharacter ? codePointOf(reference) !== undefined : isXmlName(reference.slice(1, -1));
    if (!isRight || value.charCodeAt(end) !== char.semicolon) return 'a reference such as &amp;';
    at = end;
  }
  return undefined;
}

/** Reads what follows `<!NOTATION`. */
export function notationFault(scan: Scanner): string | undefined {
  if (!scan.blanks() || !scan.name()) return 'a name';
  if (!scan.blanks() || !scan.externalId(true)) return 'a location in quotes';
  return scan.end();
}

/** Reads what follows `<!ELEMENT`. */
export function elementFault(scan: Scanner): string | undefined {
  if (!scan.blanks() || !scan.name()) return 'a name';
  if (!scan.blanks()) return 'a blank';
  if (scan.take('EMPTY') || scan.take('ANY')) return scan.end();
  return contentFault(scan) ?? scan.end();
}

function contentFault(scan: Scanner): string | undefined {
  if (!scan.take('(')) return 'EMPTY, ANY or (';
  scan.blanks();
  if (scan.take('#PCDATA')) return mixedFault(scan);
  /** The separator of each open group, empty until one is seen. */
  const groups = [''];
  let isItem = true;
  while (groups.length > 0) {
    scan.blanks();
    if (isItem) {
      if (scan.take('(')) {
        groups.push('');
        continue;
      }
      if (!scan.name()) return 'the name of an element';
    } else if (scan.take(')')) groups.pop();
    else {
      const separator = scan.text[scan.at] ?? '';
      const known = groups.at(-1)!;
      if ((separator !== ',' && separator !== '|') || (known !== '' && known !== separator)) return "',', '|' or ')'";
      groups[groups.length - 1] = separator;
      scan.at++;
      isItem = true;
      continue;
    }
    if (!scan.take('?') && !scan.take('*')) scan.take('+');
    isItem = false;
  }
  return undefined;
}

function mixedFault(scan: Scanner): string | undefined {
  scan.blanks();
  if (scan.take(')')) {
    scan.take('*');
    return undefined;
  }
  while (scan.take('|')) {
    scan.blanks();
    if (!scan.name()) return 'the name of an element';
    scan.blanks();
  }
  return scan.take(')*') ? undefined : "')*'";
}

const types = ['CDATA', 'IDREFS', 'IDREF', 'ID', 'ENTITY', 'ENTITIES', 'NMTOKENS', 'NMTOKEN'];

/** Reads what follows `<!ATTLIST`. */
export function attributeListFault(scan: Scanner): string | undefined {
  if (!scan.blanks() || !scan.name()) return 'a name';
  scan.blanks();
  while (!scan.isAt('>')) {
    if (!scan.name()) return 'the name of an attribute';
    if (!scan.blanks() || !takeType(scan)) return 'the type of the attribute';
    if (!scan.blanks() || !takeDefault(scan)) return '#REQUIRED, #IMPLIED or a default';
    if (!scan.blanks() && !scan.isAt('>')) return 'a blank';
  }
  return scan.end();
}

function takeType(scan: Scanner): boolean {
  if (types.some((it) => scan.take(it))) return true;
  const isNotation = scan.take('NOTATION');
  if (isNotation && !scan.blanks()) return false;
  if (!scan.take('(')) return false;
  do {
    scan.blanks();
    if (!(isNotation ? scan.name() : scan.token())) return false;
    scan.blanks();
  } while (scan.take('|'));
  return scan.take(')');
}

function takeDefault(scan: Scanner): boolean {
  if (scan.take('#REQUIRED') || scan.take('#IMPLIED')) return true;
  if (scan.take('#FIXED') && !scan.blanks()) return false;
  const value = scan.literal();
  return value !== undefined && !value.includes('<');
}
