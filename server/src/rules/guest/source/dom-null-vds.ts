// Types of other hypervisors, which end the daemon of QEMU.
import { cardsOf, isOfQemu } from '../../../model/guest/cards';
import { ruleOfEach } from '../../rule';

export const domNullVds = ruleOfEach({
  code: 'dom-null-vds',
  of: ['guest'],
  severity: 'error',
  summary: 'A network card of type null or vds in a guest of QEMU.',
  source: 'libvirt 9.0.0: the guest is defined, and starting it ends libvirtd',
  each: cardsOf,
  *check(card, { tree }) {
    const type = card.attribute('type');
    // Whose guest it is has to be known: VMware has such cards.
    if ((type?.value !== 'null' && type?.value !== 'vds') || tree.root?.name !== 'domain' || !isOfQemu(tree)) return;
    yield {
      span: type.valueSpan,
      message: `type ${type.value} is not for QEMU: to start the guest ends the daemon of libvirt, and with it the management of all guests`,
    };
  },
});
