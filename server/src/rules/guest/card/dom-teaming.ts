// A card of a team that names the other one where it must not, or does not where it must.
import { fix } from '../../../fixes/fix';
import { mayGain } from '../../../model/brought';
import { inCards } from '../../../model/guest/cards';
import { removeAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const domTeaming = ruleOfEach({
  code: 'dom-teaming',
  of: ['guest'],
  severity: 'error',
  summary: 'A card of a team that names the other one where it must not, or does not where it must.',
  source: 'virDomainNetTeamingInfoParseXML in libvirt 9.0.0',
  each: inCards('teaming'),
  *check(teaming) {
    const [type, other] = [teaming.attribute('type'), teaming.attribute('persistent')];
    if (type?.value === 'persistent' && other)
      yield {
        span: other.span,
        message: 'the card that stays names itself; persistent is for the transient one, and libvirt refuses it here',
        fixes: [fix('Remove persistent', removeAttribute(other), true)],
      };
    if (type?.value === 'transient' && !other && !mayGain(teaming))
      yield {
        span: teaming.nameSpan,
        message:
          'the transient card does not name the one that stays, and libvirt refuses it; expected persistent with its alias',
      };
  },
});
