// Queues and filters of traffic control: where they are put, and those that stand twice. test/real/keyfile-tc.test.ts asks
// NetworkManager about each.
import { flags } from '../../../syntax/tree';
import type { KeyfileProfile } from '../profile';
import { type Fault, refusing, removalOf } from './fault';

const handle = '(?:parent )?[\\da-fA-F]{1,4}(?::[\\da-fA-F]{0,4})?';

/** What may stand behind the dot of a key; words behind it are read before the value. */
const kinds = {
  qdisc: { what: 'queue', places: new RegExp(`^(?:root|ingress|clsact|${handle})(?: .*)?$`) },
  tfilter: { what: 'filter', places: new RegExp(`^(?:root|${handle})(?: .*)?$`) },
} as const;

export function* tcFaults(profile: KeyfileProfile): Generator<Fault> {
  for (const it of (profile.groups.get('tc') ?? []).flatMap(({ attributes }) => attributes)) {
    const [, kind, place] = /^(qdisc|tfilter)\.(.*)$/s.exec(it.name) ?? [];
    if (kind === undefined || place === undefined) continue;
    const { what, places } = kinds[kind as keyof typeof kinds];
    if (!places.test(place))
      yield {
        code: 'kf-tc-place',
        span: it.nameSpan,
        message: `${place || 'nothing'} is no place of a ${what}, expected root or a number such as 1:; NetworkManager drops the line`,
        repairs: [removalOf(it)],
      };
    // Other keys may be written twice; of these each is read, with the value of the last.
    else if (it.flags & flags.duplicate && profile.value('tc', it.name))
      yield {
        code: 'kf-tc-twice',
        span: it.nameSpan,
        message: refusing(`a ${what} stands here twice`),
        repairs: [removalOf(it)],
      };
  }
}
