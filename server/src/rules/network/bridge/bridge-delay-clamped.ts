// Forward delays that the kernel does not take as they are.
import { replace } from '../../../fixes/fix';
import { ruleOfEach } from '../../rule';
import { whereManaged } from '../../../model/network/mode';
import { attributeAt } from '../../../model/network/elements';

export const bridgeDelayClamped = ruleOfEach({
  code: 'bridge-delay-clamped',
  of: ['network'],
  severity: 'information',
  summary: 'The kernel replaces the forward delay of the bridge.',
  source: 'Linux, net/bridge/br_stp.c, BR_MIN_FORWARD_DELAY and BR_MAX_FORWARD_DELAY',

  each: whereManaged(attributeAt('bridge@delay')),
  *check(delay) {
    // libvirt itself writes 0 into every definition, which means as short as it goes.
    if (delay.element.value('stp') === 'off' || !/^\d{1,9}$/.test(delay.value) || Number(delay.value) === 0) return;
    const seconds = Number(delay.value);
    const taken = Math.min(30, Math.max(2, seconds));
    if (taken === seconds) return;
    yield {
      span: delay.valueSpan,
      message: `delay ${delay.value} with stp on: the kernel takes ${taken} seconds, expected 2 to 30`,
      fixes: [replace(`Change to ${taken}`, delay.valueSpan, String(taken), true)],
    };
  },
});
