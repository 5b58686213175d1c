// A boot order of single devices beside one of kinds of devices.
import { fix } from '../../../fixes/fix';
import { isOpen } from '../../../model/brought';
import { inCards } from '../../../model/guest/cards';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const domBootWithOs = ruleOfEach({
  code: 'dom-boot-with-os',
  of: ['guest'],
  severity: 'error',
  summary: 'A network card has a place in the boot order, and the guest an order of kinds of devices.',
  source: 'virDomainDefBootOrderPostParse in libvirt: "per-device boot elements cannot be used together with os/boot"',
  each: inCards('boot'),
  *check(boot, { tree, uri }) {
    const [ofKinds] = tree.at('os/boot');
    if (!ofKinds || isOpen({ tree })) return;
    yield {
      span: boot.nameSpan,
      message: '<boot> of a card does not go with <boot> in <os>, and libvirt refuses the guest; expected one of both',
      related: [{ at: { uri, span: ofKinds.openSpan }, message: 'the order of kinds of devices is here' }],
      fixes: [fix('Remove <boot> of the card', removeElement(boot))],
    };
  },
});
