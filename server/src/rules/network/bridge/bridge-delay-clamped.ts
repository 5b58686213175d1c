// Forward delays that the kernel does not take as they are.
import { replace } from '../../../fixes/fix';
import { managedModes } from '../../../model/facts';
import { rule } from '../../rule';

export const bridgeDelayClamped = rule({
  code: 'bridge-delay-clamped',
  of: ['network'],
  severity: 'information',
  summary: 'The kernel replaces the forward delay of the bridge.',
  source: 'Linux, net/bridge/br_stp.c, BR_MIN_FORWARD_DELAY and BR_MAX_FORWARD_DELAY',

  *check({ facts, tree }) {
    const bridge = tree.root?.child('bridge');
    const delay = bridge?.attribute('delay');
    const mode = facts.networks[0]?.mode;
    if (!bridge || !delay || !mode || !managedModes.has(mode)) return;
    // libvirt itself writes 0 into every definition, which means as short as it goes.
    if (bridge.value('stp') === 'off' || !/^\d{1,9}$/.test(delay.value) || Number(delay.value) === 0) return;
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
