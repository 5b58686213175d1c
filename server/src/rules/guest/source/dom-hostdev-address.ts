// A device of the host that is not said to be any.
import { cardsOf } from '../../../model/guest/cards';
import { ruleOfEach } from '../../rule';

export const domHostdevAddress = ruleOfEach({
  code: 'dom-hostdev-address',
  of: ['guest'],
  severity: 'error',
  summary: 'A network card of type hostdev names no device.',
  source: 'virDomainHostdevSubsysDefParse in libvirt: "missing source address type"',
  each: cardsOf,
  *check(card) {
    const source = card.child('source');
    if (card.value('type') !== 'hostdev' || !source?.closed) return;
    const address = source.child('address');
    const lacking = ['bus', 'device'].filter((it) => !address?.attribute(it));
    if (address?.value('type') === 'usb' && lacking.length > 0 && !source.child('vendor'))
      yield {
        span: address.nameSpan,
        message: `an address of type usb without ${lacking.join(' and ')}, and libvirt refuses the guest`,
      };
    if (address) return;
    if (source.child('vendor') && source.child('product')) return;
    if (card.tree.template?.isOpen) return;
    yield {
      span: source.nameSpan,
      message: 'the source of type hostdev names no device, expected an <address> of type pci',
    };
  },
});
