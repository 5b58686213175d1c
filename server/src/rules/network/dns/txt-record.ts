// TXT records with one name twice, or with a string longer than DNS carries.
import { ruleOfAll } from '../../rule';
import { elementsAt } from '../../../model/network/elements';

export const txtRecord = ruleOfAll({
  name: 'txt-record',
  of: ['network'],
  severity: 'warning',
  summary: 'A TXT record that DNS or virsh net-update will not take as it is.',
  source: 'https://www.rfc-editor.org/rfc/rfc1035#section-3.3',
  codes: {
    'txt-duplicate': 'One name twice.',
    'txt-string-too-long': 'A string of more than 255 bytes.',
  },
  all: elementsAt('dns/txt'),
  *check(records, { uri }) {
    const seen = new Map<string, { start: number; end: number }>();
    for (const it of records) {
      const name = it.attribute('name');
      const value = it.attribute('value');
      const first = name && seen.get(name.value);
      if (name && first)
        yield {
          code: 'txt-duplicate',
          severity: 'information',
          span: name.valueSpan,
          message: `${name.value} has a TXT record already; both are served, but net-update can then change neither`,
          related: [{ at: { uri, span: first }, message: 'the first one is here' }],
        };
      else if (name) seen.set(name.value, name.valueSpan);
      let from = 0;
      for (const part of value?.value.split(',') ?? []) {
        const bytes = part.length > mostBytes / 3 ? Buffer.byteLength(part) : 0;
        if (bytes > mostBytes)
          yield {
            code: 'txt-string-too-long',
            span: value!.spanOf(from, from + part.length),
            message: `a string of ${String(bytes)} bytes; one string of a TXT record has at most ${mostBytes}, a comma starts the next one`,
          };
        from += part.length + 1;
      }
    }
  },
});

/** Of a string; a character has three at most. */
const mostBytes = 255;
