// Two network cards of one guest at the same place of the boot order.
import { inCards } from '../../../model/guest/cards';
import type { Attribute } from '../../../syntax/tree';
import { ruleOfAll } from '../../rule';

export const domBootDuplicate = ruleOfAll({
  code: 'dom-boot-duplicate',
  of: ['guest'],
  severity: 'error',
  summary: 'Two network cards have one place in the boot order.',
  source: 'virDomainDeviceBootParseXML in libvirt: "boot order … used for more than one device"',
  all: inCards('boot'),
  *check(boots, { uri }) {
    const seen = new Map<number, Attribute>();
    for (const boot of boots) {
      const order = boot.attribute('order');
      if (!order || !/^\d+$/.test(order.value)) continue;
      const first = seen.get(Number(order.value));
      if (!first) {
        seen.set(Number(order.value), order);
        continue;
      }
      yield {
        span: order.valueSpan,
        message: `another card has place ${order.value} in the boot order, and libvirt refuses two; expected one of its own`,
        related: [{ at: { uri, span: first.valueSpan }, message: 'the first one is here' }],
      };
    }
  },
});
