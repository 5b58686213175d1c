// The XML declaration and the targets of processing instructions.
import type { Builder } from './xml-builder';
import { isName } from './xml-characters';
import { checkCharacters } from './xml-checks';

/** Checks the target of a processing instruction that ends with the `?>` at `close`. */
export function checkTarget(builder: Builder, start: number, close: number): void {
  const { text } = builder;
  let end = start + 2;
  while (end < close && !/\s/.test(text[end]!)) end++;
  const target = text.slice(start + 2, end);
  if (target === 'xml') builder.report('misplaced-declaration', start, close + 2);
  else if (/^xml$/i.test(target)) builder.report('reserved-target', start + 2, end, target);
  else if (!isName(target)) builder.report('bad-target', start, end, target);
  else checkCharacters(builder, end, close);
}

/** Checks the XML declaration that ends with the `?>` at `close`: version, then encoding, then standalone. */
export function checkDeclaration(builder: Builder, start: number, close: number): void {
  const { text } = builder;
  const given = text.slice(start, close);
  const whole =
    /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.\d+\1(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])[A-Za-z][\w.-]*\2)?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(?:yes|no)\3)?[ \t\r\n]*$/;
  if (!whole.test(given)) builder.report('bad-declaration', start, close + 2);
}
