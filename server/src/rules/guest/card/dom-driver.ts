// Settings of a virtio card in a card that is none.
import { fix } from '../../../fixes/fix';
import { mayGainWithin } from '../../../model/brought';
import { cardAround, inCards, isMachineOpen, isOfQemu, isVirtio, modelOf, typeOf } from '../../../model/guest/cards';
import { removeAttribute, removeElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const domDriver = ruleOfEach({
  name: 'dom-driver',
  of: ['guest'],
  severity: 'error',
  summary: 'Settings of a virtio card that this card does not have.',
  source: 'virDomainNetDefParseXML and virDomainNetDefValidate in libvirt 9.0.0',
  codes: {
    'dom-driver-virtio-only': 'A setting that libvirt refuses in any other card.',
    'dom-driver-not-virtio': 'Settings that libvirt drops in any other card.',
    'dom-driver-queues-user': 'Several queues of a card of type user.',
  },
  each: inCards('driver'),
  *check(driver, { tree }) {
    const card = cardAround(driver);
    const type = typeOf(card);
    if (type === '' || mayGainWithin(card) || isMachineOpen(tree) || !isOfQemu(tree)) return;
    if (isVirtio(card)) {
      const queues = driver.attribute('queues');
      if (type !== 'user' || !queues || !(Number(queues.value) > 1)) return;
      yield {
        code: 'dom-driver-queues-user',
        span: queues.span,
        message: `${queues.value} queues in an interface of type user, which has one; the guest does not start`,
        fixes: [fix('Remove queues', removeAttribute(queues))],
      };
      return;
    }
    const model = modelOf(card)?.value ?? (type === 'hostdev' ? 'a device of the host' : 'the default model');
    const refused = driver.attributes.filter((it) => virtioOnly.has(it.name));
    for (const it of refused)
      yield {
        code: 'dom-driver-virtio-only',
        span: it.span,
        message: `${it.name} is for virtio, and libvirt refuses it for ${model}`,
        fixes: [fix(`Remove ${it.name}`, removeAttribute(it))],
      };
    // The driver of a device of the host is that of VFIO.
    const isLost = driver.attributes.length > refused.length || driver.children.length > 0;
    if (!isLost || type === 'hostdev') return;
    yield {
      code: 'dom-driver-not-virtio',
      severity: 'warning',
      span: driver.nameSpan,
      message: `what <driver> says is for virtio, and libvirt drops it for ${model}`,
      tag: 'unnecessary',
      fixes: [fix('Remove <driver>', removeElement(driver))],
    };
  },
});

const virtioOnly: ReadonlySet<string> = new Set(['iommu', 'ats', 'packed', 'page_per_vq']);
