// Elements that may stand once and stand twice. libvirt takes one and drops the others, or refuses them.
import { fix } from '../../../fixes/fix';
import type { ChildRow } from '../../../schema/types';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfAll } from '../../rule';
import { type Repeated, surveyOf } from '../../../model/network/schema-report';

export const duplicateSingleton = ruleOfAll({
  name: 'duplicate-singleton',
  of: ['network'],
  severity: 'error',
  summary: 'An element that may stand once is written again.',
  source: 'network.rng; which of them libvirt takes was seen with libvirt 9.0.0',
  codes: {
    'duplicate-singleton': 'An element that may stand once is written again.',
    'nat-duplicate-child': 'A second nat, or a second address or port in it: refused.',
    'forward-pf-multiple': 'A second physical function: refused.',
    'bandwidth-duplicate': 'A second inbound, outbound or bandwidth.',
    'dhcp-duplicate-in-ip': 'A second dhcp in one ip: the first counts.',
    'bootp-duplicate': 'A second bootp: the last counts.',
  },
  all: ({ tree }) => surveyOf(tree).repeated,
  *check(repeated, file) {
    const last = new Map(repeated.map((it) => [`${it.first.index} ${it.element.name}`, it.element]));
    for (const it of repeated) {
      const { element, first, child } = it;
      const winner = child.wins === 'last' ? last.get(`${first.index} ${element.name}`)! : first;
      const loser = child.wins === 'last' && element === winner ? first : element;
      yield {
        span: element.nameSpan,
        message: messageOf(it, child),
        code: child.duplicateCode,
        related: [{ at: { uri: file.uri, span: first.nameSpan }, message: 'the first one is here' }],
        fixes: [
          fix(
            loser === first ? 'Remove the first one' : 'Remove this one',
            removeElement(loser),
            child.wins !== 'refused',
          ),
        ],
      };
    }
  },
});

function messageOf({ element }: Repeated, { wins }: ChildRow): string {
  const what = `<${element.name}> stands more than once in <${element.parent!.name}>`;
  if (wins === 'refused') return `${what}, libvirt refuses it`;
  return `${what}, libvirt takes the ${wins === 'last' ? 'last' : 'first'} and drops the others`;
}
