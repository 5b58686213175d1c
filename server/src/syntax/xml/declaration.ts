// The XML declaration and the targets of processing instructions.
import { char } from '../char';
import type { Builder } from './builder';
import { isXmlName } from './characters';
import { checkCharacters } from './checks';

/** Checks the target of a processing instruction that ends with the `?>` at `close`. */
export function checkTarget(builder: Builder, start: number, close: number): void {
  const { text } = builder;
  let end = start + 2;
  while (end < close && !isBlank(text.charCodeAt(end))) end++;
  const target = text.slice(start + 2, end);
  if (target === 'xml') builder.report('misplaced-declaration', start, close + 2);
  else if (!isXmlName(target) || /^xml$/i.test(target)) builder.report('bad-target', start, end, target);
  else checkCharacters(builder, end, close);
}

const isBlank = (unit: number): boolean =>
  unit === char.blank || unit === char.tab || unit === char.lineFeed || unit === char.carriageReturn;

/**
 * What libxml2 and iconv may know as an encoding. libvirt hands libxml2 a C string, so UTF-16 and UTF-32, which hold zero
 * bytes, can never be right.
 */
const encodingName =
  /^(?:utf[78]|(?:ansi|arabic|armscii|ascii|asmo|baltic|big|brf|c[nps]|cyr|d[ek]|dec|dos|ebcdic|ecma|elot|euc|g[bo]|georgian|greek|hebrew|hp|html|ibm|iec|ini|iso|it|jis|johab|js|jus|koi|ksc|l\d|latin|mac|mik|ms|na|nc|nf|nor|os|pt|roman|rk|ruscii|s[ehjst]|t[chis]|turkish|u[hjks]|viscii|win|yu)\w*)$/i;

/** iconv passes over punctuation in names. */
const isEncoding = (value: string): boolean =>
  /^[a-z][\w.-]*$/i.test(value) && encodingName.test(value.replace(/[-_.]/g, ''));

const parts = [
  { name: 'version', isRight: (value: string) => /^1\.\d*$/.test(value), isRequired: true },
  { name: 'encoding', isRight: isEncoding, isRequired: false },
  { name: 'standalone', isRight: (value: string) => value === 'yes' || value === 'no', isRequired: false },
];

const part = /([ \t\r\n]*)(\w+)[ \t\r\n]*=[ \t\r\n]*(?:"([^"]*)"|'([^']*)')/y;

/** Checks the XML declaration that ends with the `?>` at `close`: version, then encoding, then standalone. */
export function checkDeclaration(builder: Builder, start: number, close: number): void {
  const text = builder.text.slice(0, close);
  let at = start + 5;
  let mayTouch = false;
  for (const { name, isRight, isRequired } of parts) {
    part.lastIndex = at;
    const found = part.exec(text);
    if (found?.[2] !== name) {
      if (!isRequired) continue;
      return builder.report('bad-declaration', start, close + 2, name);
    }
    const value = found[3] ?? found[4]!;
    const end = part.lastIndex;
    if (!isRight(value) || (found[1] === '' && !mayTouch)) {
      return builder.report('bad-declaration', at + found[1]!.length, end, name);
    }
    if (name === 'standalone') builder.standalone = value === 'yes';
    // After UTF-8 libxml2 does not insist on a blank.
    mayTouch = name === 'encoding' && /^utf-?8$/i.test(value);
    at = end;
  }
  if (/[^ \t\r\n]/.test(text.slice(at))) builder.report('bad-declaration', at, close, '');
}
