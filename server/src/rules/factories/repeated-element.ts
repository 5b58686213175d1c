// Rules about elements that may stand once and stand twice. libvirt takes one and drops the others, or refuses them.
import { fix } from '../../fixes/fix';
import { type Repeated, repeatedWith } from '../../model/network/schema-report';
import type { ChildRow } from '../../schema/types';
import { removeElement } from '../../syntax/xml/write';
import { type Rule, ruleOfAll } from '../rule';

/** A rule about those whose row names this code. */
export const repeatedElement = ({ code, summary }: Pick<Rule, 'summary'> & { readonly code: string }): Rule =>
  ruleOfAll({
    code,
    of: ['network'],
    severity: 'error',
    summary,
    source: 'network.rng; which of them libvirt takes was seen with libvirt 9.0.0',
    all: repeatedWith(code),
    *check(repeated, { uri }) {
      const last = new Map(repeated.map((it) => [`${it.first.index} ${it.element.name}`, it.element]));
      for (const it of repeated) {
        const { element, first, child } = it;
        const winner = child.wins === 'last' ? last.get(`${first.index} ${element.name}`)! : first;
        const loser = child.wins === 'last' && element === winner ? first : element;
        yield {
          span: element.nameSpan,
          message: messageOf(it, child),
          related: [{ at: { uri, span: first.nameSpan }, message: 'the first one is here' }],
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
