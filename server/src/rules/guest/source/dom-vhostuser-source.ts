// A switch in another process whose socket is not said.
import { fix } from '../../../fixes/fix';
import { cardsOf, mayHavePasst } from '../../../model/guest/cards';
import { setAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const domVhostuserSource = ruleOfEach({
  code: 'dom-vhostuser-source',
  of: ['guest'],
  severity: 'error',
  summary: 'A network card of type vhostuser does not say the socket of its switch.',
  source: 'virDomainNetDefParseXML in libvirt: "requires a \'source\' element", "Missing required attribute"',
  each: cardsOf,
  *check(card) {
    // passt makes its own socket, since libvirt 11.1.
    if (card.value('type') !== 'vhostuser' || !card.closed || mayHavePasst(card)) return;
    const source = card.child('source');
    if (!source) {
      yield {
        span: card.nameSpan,
        message: 'type vhostuser has no source, and libvirt refuses the guest; expected <source> with the socket',
      };
      return;
    }
    const reconnect = source.child('reconnect');
    if (reconnect?.value('enabled') === 'yes' && !reconnect.attribute('timeout'))
      yield {
        span: reconnect.nameSpan,
        message: 'the guest is to connect again after no time that is said, and libvirt refuses it; expected timeout',
        fixes: [fix('Add timeout="10"', setAttribute(reconnect, 'timeout', '10'))],
      };
    const lacking = ['type', 'path', 'mode'].filter((it) => !source.attribute(it));
    if (lacking.length === 0 || source.unfinished) return;
    yield {
      span: source.nameSpan,
      message: `the source of type vhostuser has no ${lacking.join(' and no ')}, and libvirt refuses the guest`,
      fixes: lacking[0] === 'type' ? [fix('Add type="unix"', setAttribute(source, 'type', 'unix'))] : [],
    };
  },
});
