// Queueing disciplines and filters: QDISC1, QDISC2 … and FILTER1, FILTER2 …
import { fix } from '../../../fixes/fix';
import type { Attribute } from '../../../syntax/tree';
import { renameKey } from '../../../syntax/ifcfg/write';
import { type Finding, rule } from '../../rule';
import { byNetworkManager, lastAssignment, type Profile, readProfile } from '../../../model/ifcfg/profile';

export const trafficControl = rule({
  name: 'traffic-control',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A queueing discipline or filter that is dropped.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_tc_setting; nm-libnm-core-utils.c: _tc_read_common_opts',
  codes: {
    'tc-item': 'Words that are no discipline or filter.',
    'tc-gap': 'Numbers that do not begin at 1 or have a gap.',
  },
  *check(file, _workspace, target) {
    const profile = readProfile(file);
    if (profile?.fate !== 'loaded' || !byNetworkManager(profile, target)) return;
    for (const base of ['QDISC', 'FILTER']) yield* judge(profile, base);
  },
});

function* judge(profile: Profile, base: string): Iterable<Finding> {
  const found = new Map<number, Attribute>();
  for (const name of profile.lines.keys()) {
    const digits = name.startsWith(base) ? name.slice(base.length) : '';
    const attribute = /^[1-9]\d{0,5}$/.test(digits) ? lastAssignment(profile, name) : undefined;
    if (attribute) found.set(Number(digits), attribute);
  }
  let count = 0;
  while (found.has(count + 1)) count++;
  for (const [n, it] of found) if (n <= count) yield* item(it, base);
  const lost = [...found.keys()].filter((it) => it > count).sort((a, b) => a - b);
  const first = lost.length > 0 ? found.get(lost[0]!)! : undefined;
  if (first)
    yield {
      code: 'tc-gap',
      span: first.nameSpan,
      message: `there is no ${base}${count + 1}, so ${first.name}${lost.length > 1 ? ` and ${lost.length - 1} more are` : ' is'} never read`,
      fixes: [
        fix(
          'Renumber without gaps',
          lost.flatMap((it, i) => renameKey(found.get(it)!, `${base}${count + 1 + i}`)),
          true,
        ),
      ],
    };
}

function* item(attribute: Attribute, base: string): Iterable<Finding> {
  const fault = faultOf(attribute.value, base === 'QDISC');
  if (!fault) return;
  yield {
    code: 'tc-item',
    span: attribute.valueSpan,
    message: `${fault}; NetworkManager drops ${attribute.name}`,
  };
}

/** What keeps the words from being taken: they need a place (root or parent) and a kind. */
function faultOf(value: string, isDiscipline: boolean): string | undefined {
  const words = value.split(/\s+/).filter((it) => it !== '');
  let place = false;
  let i = 0;
  for (; i < words.length; i++) {
    const word = words[i]!;
    if (word === 'root') place = true;
    else if (word === 'parent' || word === 'handle') {
      const id = words[++i];
      if (id === undefined || !/^(?:[\da-f]{0,4}:[\da-f]{0,4}|root|ingress|clsact)$/i.test(id))
        return `${word} ${id ?? ''} has no number such as 1:, expected one`.replace('  ', ' ');
      if (word === 'parent') place = true;
    } else break;
  }
  const kind = words[i];
  if (isDiscipline && (kind === 'ingress' || kind === 'clsact')) return undefined;
  if (!place) return `${value} says no place, expected root or parent`;
  return kind === undefined ? `${value} has no kind, expected one such as fq_codel behind it` : undefined;
}
