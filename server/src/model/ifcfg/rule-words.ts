// The words of a policy rule, in ROUTING_RULE_<n> and in lines of rule files, and what is wrong with them.
import { integerOf } from '../../syntax/ifcfg/scalar';
import { addressBits, parseAddress } from '../../address';
import { tableNumbers } from '../../schema/ifcfg-routes';
import { nearest } from '../../schema/nearest';
import { interfaceNameComplaint } from '../../schema/values-ifcfg';

/** One word with its place in the text it was read from. */
export interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A fault of a rule; `[from, to)` in the text. */
export interface RuleFault {
  readonly code: string;
  readonly message: string;
  readonly from: number;
  readonly to: number;
  /** What to write there instead; undefined when nothing is known. */
  readonly instead?: string;
}

/** Cuts at blanks; a backslash keeps the next character. */
export const ruleWords = (text: string): Word[] =>
  [...text.matchAll(/(?:\\.|[^\s\\])+/g)].map((it) => ({
    text: it[0].replace(/\\(.)/g, '$1'),
    from: it.index,
    to: it.index + it[0].length,
  }));

/** Words that mean another one, which is what NetworkManager writes. */
export const ruleAliases: Readonly<Record<string, string>> = {
  order: 'priority',
  pref: 'priority',
  preference: 'priority',
  lookup: 'table',
  dsfield: 'tos',
  dev: 'iif',
  sup_pl: 'suppress_prefixlength',
};
const takers = [
  'priority from to table tos ipproto sport dport fwmark iif oif uidrange suppress_prefixlength type'.split(' '),
  Object.keys(ruleAliases),
].flat();
const actions = ['prohibit', 'blackhole', 'unreachable'];
/** Known to the ip command only. */
const iprouteTakers = ['suppress_ifgroup', 'sup_group', 'realms', 'goto', 'protocol', 'proto'];
const iprouteAlone = ['nop', 'l3mdev'];

/** A rule as read: values of its words under their first names. */
export interface ReadRule {
  readonly values: ReadonlyMap<string, Word>;
  readonly action: string | undefined;
  readonly faults: readonly RuleFault[];
}

/** Reads a rule. `strict`: as NetworkManager does; otherwise as the ip command. */
export function readRule(text: string, family: 4 | 6, strict: boolean): ReadRule {
  const words = ruleWords(text);
  const values = new Map<string, Word>();
  const faults: RuleFault[] = [];
  let action: string | undefined;
  const fault = (code: string, word: Word, message: string, instead?: string) =>
    faults.push({ code, message, from: word.from, to: word.to, ...(instead !== undefined && { instead }) });
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const name = Object.hasOwn(ruleAliases, word.text) ? ruleAliases[word.text]! : word.text;
    if (name === 'not' || (!strict && iprouteAlone.includes(name))) {
      if (name !== 'not') action = name;
      continue;
    }
    if (actions.includes(name)) {
      if (action) fault('routing-rule-duplicate-word', word, `${name} stands beside ${action}, expected one action`);
      action = name;
      continue;
    }
    const isOther = iprouteTakers.includes(name);
    if (!takers.includes(name) && (strict || !isOther)) {
      const near = nearest(name, [...takers, ...actions, 'not'])[0];
      const why = isOther || iprouteAlone.includes(name) ? 'a word of the ip command only' : 'not a word of a rule';
      fault('routing-rule-word', word, `${name} is ${why}${near ? `, did you mean ${near}` : ''}`, near);
      // What follows an unknown word is its value.
      const next = words[i + 1]?.text;
      if (next !== undefined && next !== 'not' && ![...takers, ...actions].includes(next)) i++;
      continue;
    }
    const value = words[++i];
    if (!value) {
      fault('routing-rule-word', word, `${name} has no value`);
      break;
    }
    if (name === 'type') {
      if (actions.includes(value.text)) action = value.text;
      else if (strict) fault('routing-rule-word', value, `type ${value.text} is not one of ${actions.join(', ')}`);
      continue;
    }
    if (name === 'goto') action = name;
    if (values.has(name))
      fault('routing-rule-duplicate-word', { ...word, to: value.to }, `${name} stands twice, expected it once`);
    values.set(name, value);
    const wrong = complaintOf(name, value.text, family, strict);
    if (wrong) fault(wrong.code, value, wrong.message, wrong.instead);
  }
  const suppress = values.get('suppress_prefixlength');
  if (strict && suppress && action)
    fault('routing-rule-word', suppress, `suppress_prefixlength beside ${action}, expected it with a table only`);
  return { values, action, faults };
}

interface Wrong {
  readonly code: string;
  readonly message: string;
  readonly instead?: string;
}

const range = (message: string, instead?: string): Wrong => ({
  code: 'routing-rule-range',
  message,
  ...(instead !== undefined && { instead }),
});

const unsigned = 4294967295;

function complaintOf(name: string, value: string, family: 4 | 6, strict: boolean): Wrong | undefined {
  switch (name) {
    case 'priority':
      return within(value, 0, unsigned) ? undefined : range(`priority ${value} is not a number from 0 to ${unsigned}`);
    case 'from':
    case 'to':
      return subnetComplaint(name, value, family, strict);
    case 'table':
      return strict ? tableComplaint(value) : undefined;
    case 'tos':
      return /^(?:0x)?[\da-f]{1,2}$/i.test(value) || !strict
        ? undefined
        : range(`tos ${value} is not a hexadecimal number from 0 to ff`);
    case 'ipproto':
      return strict && !within(value, 0, 255) ? range(`ipproto ${value} is not a number from 0 to 255`) : undefined;
    case 'sport':
    case 'dport':
      return pairComplaint(name, value, 1, 65535);
    case 'uidrange':
      return pairComplaint(name, value, 0, unsigned);
    case 'fwmark': {
      const parts = value.split('/');
      return parts.length <= 2 && parts.every((it) => within(it, 0, unsigned))
        ? undefined
        : range(`fwmark ${value} is not a number or number/mask`);
    }
    case 'suppress_prefixlength': {
      const most = addressBits(family);
      return within(value, 0, most)
        ? undefined
        : range(`suppress_prefixlength ${value} is not a number from 0 to ${most}`);
    }
    case 'iif':
    case 'oif': {
      const complaint = interfaceNameComplaint(value);
      return complaint && { code: 'routing-rule-word', message: `${name}: ${complaint.message}` };
    }
    default:
      return undefined;
  }
}

function within(value: string, min: number, max: number): boolean {
  const number = integerOf(value, 0);
  return number !== undefined && min <= number && number <= max;
}

function tableComplaint(value: string): Wrong | undefined {
  if (Object.hasOwn(tableNumbers, value)) return undefined;
  const number = integerOf(value, 0);
  if (number !== undefined && 0 < number && number <= unsigned) return undefined;
  const message =
    number === undefined
      ? `table ${value} is a name, expected its number in rt_tables, or main, local, default`
      : `table ${value} is outside 1 to ${unsigned}`;
  return { code: 'routing-rule-table', message };
}

function pairComplaint(name: string, value: string, min: number, max: number): Wrong | undefined {
  const parts = value.split('-');
  if (parts.length > 2 || !parts.every((it) => /^\d{1,10}$/.test(it) && min <= Number(it) && Number(it) <= max))
    return range(`${name} ${value} is not a number or range from ${min} to ${max}`);
  const [first, last = first] = parts;
  return Number(first) <= Number(last)
    ? undefined
    : range(`${name} ${value} ends before it starts`, `${last}-${first}`);
}

function subnetComplaint(name: string, value: string, family: 4 | 6, strict: boolean): Wrong | undefined {
  if (value === 'all' || (!strict && (value === 'any' || value === 'default'))) return undefined;
  const slash = value.indexOf('/');
  const address = parseAddress(slash < 0 ? value : value.slice(0, slash));
  if (!address) {
    // The ip command takes 10/8 for 10.0.0.0/8.
    if (!strict && family === 4 && /^\d{1,3}(?:\.\d{1,3}){0,2}(?:\/\d{1,2})?$/.test(value)) return undefined;
    return { code: 'routing-rule-word', message: `${name} ${value} is not all and not a subnet` };
  }
  if (address.family !== family)
    return {
      code: 'routing-rule-family',
      message: `${name} ${value} is IPv${address.family}, this is a rule for IPv${family}`,
    };
  if (slash < 0) return undefined;
  const most = addressBits(family);
  const length = value.slice(slash + 1);
  if (!strict && length.includes('.')) return undefined;
  if (!/^\d{1,3}$/.test(length) || Number(length) > most)
    return range(`${name} ${value} has the prefix length ${length}, expected 0 to ${most}`);
  if (strict && Number(length) === 0 && address.words.some((it) => it !== 0))
    return range(`${name} ${value} is everything, expected all`, 'all');
  return undefined;
}
