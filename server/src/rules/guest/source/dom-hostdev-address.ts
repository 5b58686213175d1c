// A device of the host that is not said to be any.
import { fix } from '../../../fixes/fix';
import { mayGainWithin } from '../../../model/brought';
import { cardsOf } from '../../../model/guest/cards';
import { removeElement } from '../../../syntax/xml/write';
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
    const ids = address ? ['vendor', 'product'].flatMap((it) => source.child(it) ?? []) : [];
    if (address?.value('type') === 'pci')
      for (const it of ids)
        yield {
          span: it.nameSpan,
          message: `<${it.name}> beside an address of type pci, which names the device; libvirt drops it`,
          fixes: [fix(`Remove <${it.name}>`, removeElement(it))],
        };
    else if (address?.value('type') === 'usb' && ids.length > 0)
      yield {
        span: ids[0]!.nameSpan,
        severity: 'warning',
        message: `<${ids[0]!.name}> beside an address of type usb: the schema of libvirt takes one of the two`,
      };
    if (address) return;
    if (source.child('vendor') && source.child('product')) return;
    if (mayGainWithin(card)) return;
    yield {
      span: source.nameSpan,
      message: 'the source of type hostdev names no device, expected an <address> of type pci',
    };
  },
});
