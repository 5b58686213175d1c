// Reads one line in the words of `ip route add` or `ip rule add`: pairs of a name and a value, and words alone.
import { char } from '../char';
import { flags } from '../tree';

/** One name with its value. `nameStart === nameEnd` when the name is not written. */
export interface WordPair {
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly flags: number;
}

/** The words of `[from, to)`, which starts with a word and has no line end in it. */
export function readWords(text: string, from: number, to: number, kind: 'route' | 'rule'): WordPair[] {
  const pairs: WordPair[] = [];
  const takers = kind === 'route' ? routeTakers : ruleTakers;
  const alone = kind === 'route' ? routeAlone : ruleAlone;
  let hasDestination = kind === 'rule';
  let i = from;
  const skip = (): void => {
    while (i < to && isBlank(text.charCodeAt(i))) i++;
  };
  const word = (): number => {
    while (i < to && !isBlank(text.charCodeAt(i))) i++;
    return i;
  };
  for (skip(); i < to; skip()) {
    const nameStart = i;
    const nameEnd = word();
    const name = text.slice(nameStart, nameEnd);
    if (takers.has(name)) {
      if (name === 'to') hasDestination = true;
      skip();
      const valueStart = i;
      let valueEnd = word();
      if (kind === 'route' && prefixes.has(text.slice(valueStart, valueEnd))) {
        skip();
        if (i < to) valueEnd = word();
      }
      const missing = valueStart === valueEnd ? flags.noEquals : 0;
      pairs.push({ nameStart, nameEnd, valueStart, valueEnd, flags: flags.noQuote | missing });
      continue;
    }
    if (!hasDestination && !alone.has(name)) {
      hasDestination = true;
      const implied = flags.noQuote | flags.implied;
      pairs.push({ nameStart, nameEnd: nameStart, valueStart: nameStart, valueEnd: nameEnd, flags: implied });
      continue;
    }
    const flag = flags.noQuote | flags.noEquals;
    pairs.push({ nameStart, nameEnd, valueStart: nameEnd, valueEnd: nameEnd, flags: flag });
  }
  return pairs;
}

const isBlank = (code: number): boolean => code === char.blank || code === char.tab;

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(' '));

// ip-route(8), ip-rule(8) and the table of NetworkManager's reader.
const routeTakers = wordsOf(
  'to via metric dev table src from tos dsfield scope window cwnd mtu advmss initcwnd initrwnd rto_min quickack weight ' +
    'type proto protocol realm realms pref preference hoplimit priority as rtt rttvar reordering ssthresh features ' +
    'congctl ttl-propagate nhid encap netmask gw',
);
const routeAlone = wordsOf(
  'onlink unicast local blackhole prohibit unreachable throw broadcast multicast nat anycast xresolve nexthop',
);
/** Words that stand before the value proper: `mtu lock 1400`, `via inet6 fe80::1`. */
const prefixes = wordsOf('lock inet inet6');
const ruleTakers = wordsOf(
  'from to priority pref preference order table lookup tos dsfield fwmark iif dev oif ipproto sport dport uidrange ' +
    'suppress_prefixlength sup_pl suppress_ifgroup sup_group realms goto protocol proto type',
);
const ruleAlone = wordsOf('not prohibit blackhole unreachable nop l3mdev');
