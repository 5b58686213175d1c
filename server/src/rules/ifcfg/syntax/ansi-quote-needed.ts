// Control characters inside quotes.
import { replace } from '../../../fixes/fix';
import { decodeValue } from '../../../syntax/ifcfg/value';
import { quote } from '../../../syntax/ifcfg/write';
import { syntaxFault } from '../../factories/syntax-fault';
import { textOf } from '../../../model/ifcfg/faults';

export const ansiQuoteNeeded = syntaxFault({
  code: 'ansi-quote-needed',
  severity: 'hint',
  summary: 'A value holds a control character as it is.',
  source: "NetworkManager, shvar.c: svEscape writes such values as $'…'",
  find({ span }, file) {
    const raw = textOf(file, span);
    const value = decodeValue(raw);
    // Between the words of JSON a blank is a blank.
    if (value !== undefined && /^\s*[{[]/.test(value) && isJson(value)) return undefined;
    const found = [...raw].find((it) => it < ' ') ?? '\t';
    const name =
      found === '\t'
        ? 'a tab'
        : `the control character U+${found.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`;
    return {
      span,
      message: `the text holds ${name}, which nobody sees; $'…' can spell it`,
      fixes: value === undefined ? [] : [replace("Write it as $'…'", span, quote(value))],
    };
  },
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
