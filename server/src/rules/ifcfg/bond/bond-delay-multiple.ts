// Delays that do not count in steps of MII monitoring.
import { replace } from '../../../fixes/fix';
import { delaysOf, monitoringsOf, nearestMultiple } from '../../../model/ifcfg/bond-monitoring';
import { ruleOfEach } from '../../rule';

export const bondDelayMultiple = ruleOfEach({
  code: 'bond-delay-multiple',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'updelay or downdelay of a bond is no multiple of miimon.',
  source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst',
  each: monitoringsOf,
  *check(monitoring) {
    const { miimon } = monitoring;
    if (!miimon) return;
    for (const { option, value } of delaysOf(monitoring)) {
      const over = value % miimon;
      if (over === 0) continue;
      const right = String(nearestMultiple(value, miimon));
      yield {
        span: option.valueSpan,
        message: `${option.name} ${String(value)} is no multiple of miimon ${String(miimon)}; the kernel rounds it down to ${String(value - over)}`,
        fixes: [replace(`Change to ${right}`, option.valueSpan, right, true)],
      };
    }
  },
});
