// Words of traffic control in [tc], of which a line is lost that has one too many. Source: nm_utils_tc_qdisc_from_str and
// nm_utils_tc_tfilter_from_str of NetworkManager 1.42.4; test/real/keyfile-tc.test.ts asks it about each.
import type { Complaint, ValueKind } from '../types';

/** Options of the queues whose options NetworkManager knows: with a number behind them, or alone. Of others it drops all. */
const queues: Readonly<Record<string, { readonly numbers: string; readonly alone?: string }>> = {
  fq_codel: { numbers: 'limit flows target interval quantum ce_threshold memory_limit', alone: 'ecn' },
  sfq: { numbers: 'quantum perturb limit divisor flows depth' },
  tbf: { numbers: 'rate burst limit latency' },
};

/** From here on, and below there. */
const rangeOf: Readonly<Record<string, readonly [least: number, below: number]>> = {
  rate: [0, 2 ** 64],
  perturb: [-(2 ** 31), 2 ** 31],
};

const isHandle = (word: string): boolean => /^[\da-f]{1,4}(?::0*)?$/i.test(word);

/** A value of words: a handle in front, or none, the kind, and what `judge` says of what follows it. */
const valueOf = (
  what: string,
  example: string,
  judge: (kind: string, words: readonly string[]) => Complaint | undefined,
): ValueKind => ({
  describe: 'words of tc',
  code: 'kf-tc-words',
  example,
  complaint(value) {
    const words = value.trim().split(/\s+/);
    if (words[0] === '') return undefined;
    const hasHandle = words[0] === 'handle';
    if (hasHandle && !isHandle(words[1] ?? '')) return { message: 'handle needs a number such as 1:' };
    const [kind, ...others] = hasHandle ? words.slice(2) : words;
    return kind === undefined ? { message: `there is no kind of ${what}` } : judge(kind, others);
  },
});

function optionComplaint(kind: string, words: readonly string[]): Complaint | undefined {
  const known = queues[kind];
  if (!known) return undefined;
  const { numbers, alone = '' } = known;
  const all = [...numbers.split(' '), alone].filter((it) => it !== '');
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (!all.includes(word)) return { message: `${kind} has no ${word}, expected one of ${all.join(', ')}` };
    if (words.indexOf(word) < i) return { message: `${word} stands twice` };
    if (word === alone) continue;
    const number = words[++i];
    const [least, most] = rangeOf[word] ?? [0, 2 ** 32];
    if (number === undefined || !/^-?\d+$/.test(number) || Number(number) < least || Number(number) >= most)
      return { message: `${word} needs a number, not ${number ?? 'nothing'}` };
  }
  return undefined;
}

/** A queue: `fq_codel limit 1000`. */
export const tcQueue = valueOf('queue', 'fq_codel', optionComplaint);

/** What NetworkManager knows of filters: two actions with their options. Of all else it takes the name alone. */
function actionComplaint(_kind: string, [first, name, ...words]: readonly string[]): Complaint | undefined {
  if (first === undefined) return undefined;
  if (first !== 'action') return { message: `a filter has no ${first}, expected action` };
  if (name === undefined) return { message: 'action needs its name, such as mirred' };
  if (name === 'simple')
    return words.length === 0 || (words.length === 2 && words[0] === 'sdata')
      ? undefined
      : { message: 'simple has nothing but sdata and one word' };
  if (name !== 'mirred')
    return words.length === 0 ? undefined : { message: `of ${name} nothing is known but its name` };
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (!['egress', 'ingress', 'mirror', 'redirect', 'dev'].includes(word))
      return { message: `mirred has no ${word}, expected egress or ingress, mirror or redirect, and dev` };
    if (words.indexOf(word) < i) return { message: `${word} stands twice` };
    if (word === 'dev' && words[++i] === undefined) return { message: 'dev needs a device' };
  }
  return undefined;
}

/** A filter: `matchall action mirred egress mirror dev dummy0`. */
export const tcFilter = valueOf('filter', 'matchall', actionComplaint);
