// Rules about elements that may stand once and stand twice. libvirt takes one and drops the others, or refuses them.
import { fix, type Fix } from '../../fixes/fix';
import { repeatedWith } from '../../model/network/schema-report';
import type { Repeated } from '../../model/network/survey';
import type { Target } from '../../model/target';
import { type ChildRow, version } from '../../schema/types';
import type { Element } from '../../syntax/tree';
import { removeElement } from '../../syntax/xml/write';
import { type Rule, ruleOfAll } from '../rule';

/** A rule about those whose row names this code. */
export const repeatedElement = ({ code, summary }: Pick<Rule, 'summary'> & { readonly code: string }): Rule =>
  ruleOfAll({
    code,
    of: ['network', 'guest'],
    severity: 'error',
    summary,
    source: 'network.rng; which of them libvirt takes was seen with libvirt 9.0.0 and 11.3.0',
    all: repeatedWith(code),
    *check(repeated, { uri }, _workspace, target) {
      const last = new Map(repeated.map((it) => [`${it.first.index} ${it.element.name}`, it.element]));
      for (const it of repeated) {
        const { element, first, child } = it;
        const wins = winnerOf(child, target);
        yield {
          span: element.nameSpan,
          message: messageOf(it, wins),
          related: [{ at: { uri, span: first.nameSpan }, message: 'the first one is here' }],
          fixes: fixesOf(it, wins, last.get(`${first.index} ${element.name}`)!),
        };
      }
    },
  });

type Winner = NonNullable<ChildRow['wins']> | 'unknown';

/** Which of them the libvirt that reads the file takes. */
function winnerOf({ wins = 'first', firstSince }: ChildRow, { libvirt, oldest }: Target): Winner {
  if (firstSince === undefined) return wins;
  if ((oldest ?? libvirt) >= version(firstSince)) return 'first';
  return libvirt <= version('9.0.0') ? wins : 'unknown';
}

function messageOf({ element, child }: Repeated, wins: Winner): string {
  const what = `<${element.name}> stands more than once in <${element.parent!.name}>`;
  if (wins === 'refused') return `${what}, libvirt refuses it`;
  if (wins === 'unknown') return `${what}, libvirt 9.0.0 takes the last and ${child.firstSince!} the first`;
  return `${what}, libvirt takes the ${wins} and drops the others`;
}

/** What is dropped goes; where that is not known, either may. */
function fixesOf({ element, first }: Repeated, wins: Winner, last: Element): Fix[] {
  const removeFirst = (isSure: boolean): Fix => fix('Remove the first one', removeElement(first), isSure);
  const removeThis = (isSure: boolean): Fix => fix('Remove this one', removeElement(element), isSure);
  if (wins === 'unknown') return [removeThis(false), removeFirst(false)];
  return [wins === 'last' && element === last ? removeFirst(true) : removeThis(wins !== 'refused')];
}
