// Lines for dnsmasq.conf that dnsmasq cannot take apart: it does not know the option, or finds a value where none belongs.
import { type Fix, replace } from '../../../fixes/fix';
import { type OptionLine, argumentOf } from '../../../model/network/dnsmasq/lines';
import { optionNames, optionRow } from '../../../schema/dnsmasq/options';
import { nearest } from '../../../schema/nearest';
import type { Span } from '../../../text';
import { dnsmasqSource, notesOfKind, optionRemoval, inQuotes } from '../../factories/dnsmasq';
import { ruleOfEach } from '../../rule';

export const dnsmasqLine = ruleOfEach({
  name: 'dnsmasq-line',
  of: ['network'],
  severity: 'error',
  summary: 'A line for dnsmasq.conf that dnsmasq cannot take apart.',
  source: dnsmasqSource,
  codes: {
    'dnsmasq-option-dashes': 'Leading dashes, as on a command line.',
    'dnsmasq-option-unknown': 'An option that dnsmasq does not have.',
    'dnsmasq-option-argument': 'A value for an option that takes none, or none for one that needs it.',
    'dnsmasq-option-quote': 'A double quote that is not closed.',
  },
  each: notesOfKind('line'),
  *check({ line, span }) {
    const { fault, name } = line;
    const change = (text: string, at = span, preferred = true): Fix =>
      replace(`Change to ${text}`, at, inQuotes(line, text), preferred);
    if (fault === 'open-quote')
      yield {
        code: 'dnsmasq-option-quote',
        span,
        message: 'a double quote is not closed; dnsmasq does not start',
        fixes: optionRemoval(line),
      };
    else if (fault === 'missing')
      yield {
        code: 'dnsmasq-option-argument',
        span,
        message: `${name} has no value, expected ${name}=…; dnsmasq does not start`,
        fixes: optionRemoval(line),
      };
    else if (fault === 'surplus') {
      const isOff = /^(?:no|off|false|0|disabled?)$/i.test(argumentOf(line));
      yield {
        code: 'dnsmasq-option-argument',
        span: wholeOf(line),
        message: `${name} takes no value, not even an empty one; dnsmasq does not start`,
        fixes: isOff
          ? [...optionRemoval(line), change(name, wholeOf(line), false)]
          : [change(name, wholeOf(line)), ...optionRemoval(line)],
      };
    } else if (name.startsWith('-')) {
      const plain = name.replace(/^-+/, '');
      yield {
        code: 'dnsmasq-option-dashes',
        span,
        message: `${name} has the dashes of a command line; in dnsmasq.conf it stands without them, and dnsmasq does not start`,
        fixes: optionRow(plain) ? [change(plain)] : [],
      };
    } else {
      const meant = meantLine(line);
      yield {
        code: 'dnsmasq-option-unknown',
        span,
        message: `${name === '' ? 'nothing' : name} is no option of dnsmasq${meant === undefined ? '' : `, did you mean ${meant}?`}; dnsmasq does not start`,
        fixes: [...(meant === undefined ? [] : [change(meant)]), ...optionRemoval(line)],
      };
    }
  },
});

/** Name and value. */
function wholeOf({ attribute, line }: OptionLine): Span {
  return attribute.spanOf(line.name.place[0], (line.argument ?? line.name).place[1]);
}

/** Words of other files of the same purpose. */
const otherWords: Readonly<Record<string, string>> = {
  nameserver: 'server',
  nameservers: 'server',
  'dns-server': 'server',
  forwarder: 'server',
  search: 'domain',
  host: 'dhcp-host',
  range: 'dhcp-range',
};

/** The option that was meant, with its value where a blank or a colon stands for the `=`. */
function meantLine({ name, line }: OptionLine): string | undefined {
  const first = /^[\w-]*/.exec(name)![0];
  const rest = name.slice(first.length);
  const value = /^[ :]/.test(rest) ? rest.replace(/^[ :]+/, '') : undefined;
  const known = optionRow(first) ? first : (otherWords[first.toLowerCase()] ?? nearest(first, optionNames)[0]);
  if (known === undefined) return undefined;
  if (value === undefined) return known;
  return line.argument ? undefined : `${known}=${value}`;
}
