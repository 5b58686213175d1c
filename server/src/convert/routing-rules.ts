// Policy rules of ROUTING_RULE_<n> and ROUTING_RULE6_<n>, written as NetworkManager writes them.
// Source: nm_ip_routing_rule_from_string and _to_string of libnm.
import { integerOf } from '../syntax/ifcfg/scalar';
import { addressBits, parseAddress, addressText } from '../address';
import { ruleAliases } from '../model/ifcfg/rule-words';
import { tableNumber } from '../schema/ifcfg-routes';
import { type ProfileBuilder, unsigned } from './profile-builder';

const ruleName = /^ROUTING_RULE(6?)_(\d+)$/;

export function makeRoutingRules(making: ProfileBuilder, hasRuleFile: boolean): void {
  const { source } = making;
  const named = source.names
    .map((name) => ({ name, match: ruleName.exec(name) }))
    .filter((it) => it.match !== null)
    .sort((a, b) => Number(a.match![2]) - Number(b.match![2]));
  const counts = { 4: 0, 6: 0 };
  for (const { name, match } of named) {
    const value = source.value(name);
    if (value === undefined) continue;
    if (hasRuleFile) {
      source.drop(name, 'a rule file beside it switches it off');
      continue;
    }
    const family = match![1] === '6' ? 6 : 4;
    const read = ruleOf(value, family);
    if ('wrong' in read) {
      source.drop(name, read.wrong);
      continue;
    }
    const path = `ipv${family}.routing-rule${++counts[family]}`;
    making.put(path, read.text);
    source.keep(name, path);
  }
}

const actions = new Set(['prohibit', 'blackhole', 'unreachable']);
/** The order in which NetworkManager writes them. */
const order =
  'priority not from to tos ipproto fwmark sport dport iif oif uidrange suppress_prefixlength table type'.split(' ');

/** The rule in the order that NetworkManager writes, or why it is dropped. */
function ruleOf(value: string, family: 4 | 6): { text: string } | { wrong: string } {
  const words = value.trim().split(/\s+/);
  const found = new Map<string, string>();
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const name = Object.hasOwn(ruleAliases, word) ? ruleAliases[word]! : actions.has(word) ? 'type' : word;
    if (name === 'not') {
      found.set(name, '');
      continue;
    }
    const next = actions.has(word) ? word : (words[++i] ?? '');
    const read = order.includes(name) ? valueOf(name, next, family) : undefined;
    if (read === undefined) return { wrong: `${word} ${next} is not read in a rule`.replace('  ', ' ') };
    if (found.has(name)) return { wrong: `${word} is there twice` };
    found.set(name, read);
  }
  if (!found.has('priority')) return { wrong: 'a rule needs a priority' };
  if (!found.has('from') && !found.has('to')) found.set('from', family === 4 ? '0.0.0.0/0' : '::/0');
  if (!found.has('type') && !found.has('table')) found.set('table', '254');
  if (!found.has('type') && found.get('table') === '0') return { wrong: 'table 0 is no table' };
  return {
    text: order
      .filter((it) => found.has(it))
      .map((it) => `${it} ${found.get(it)!}`.trimEnd())
      .join(' '),
  };
}

function valueOf(name: string, value: string, family: 4 | 6): string | undefined {
  const number = (highest: number): string | undefined => {
    const read = integerOf(value, 0);
    return read !== undefined && 0 <= read && read <= highest ? String(read) : undefined;
  };
  switch (name) {
    case 'priority':
      return number(unsigned);
    case 'ipproto':
      return number(255);
    case 'suppress_prefixlength':
      return number(addressBits(family));
    case 'table': {
      const table = tableNumber(value);
      return table !== undefined && 0 <= table && table <= unsigned ? String(table) : undefined;
    }
    case 'from':
    case 'to': {
      if (value === 'all') return family === 4 ? '0.0.0.0/0' : '::/0';
      const [address = '', length] = value.split('/');
      const parsed = parseAddress(address);
      if (parsed?.family !== family) return undefined;
      if (length === undefined) return addressText(parsed);
      return /^\d{1,3}$/.test(length) && Number(length) <= addressBits(family)
        ? `${addressText(parsed)}/${length}`
        : undefined;
    }
    case 'tos':
      return /^(?:0x)?[0-9a-f]{1,2}$/i.test(value)
        ? `0x${parseInt(value, 16).toString(16).padStart(2, '0')}`
        : undefined;
    case 'type':
      return actions.has(value) ? value : undefined;
    case 'sport':
    case 'dport':
      return /^\d{1,5}(?:-\d{1,5})?$/.test(value) ? value : undefined;
    case 'fwmark':
      return /^(?:0x[0-9a-f]{1,8}|\d{1,10})(?:\/(?:0x[0-9a-f]{1,8}|\d{1,10}))?$/i.test(value) ? value : undefined;
    case 'uidrange':
      return /^\d{1,10}(?:-\d{1,10})?$/.test(value) ? value : undefined;
    default:
      return value === '' ? undefined : value;
  }
}
