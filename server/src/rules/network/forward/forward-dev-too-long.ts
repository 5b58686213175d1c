// Names of interfaces longer than the kernel has.
import { ruleOfEach } from '../../rule';
import { devicePoolsOf } from '../../../model/network/forward-pool';

export const forwardDevTooLong = ruleOfEach({
  code: 'forward-dev-too-long',
  of: ['network'],
  severity: 'error',
  summary: 'The name of an interface is longer than 15 bytes.',
  source: 'Linux, include/uapi/linux/if.h, IFNAMSIZ; iptables refuses such a name',

  each: devicePoolsOf,
  *check(pool) {
    const isForwarded = pool.mode === 'nat' || pool.mode === 'route';
    const all = [
      pool.dev,
      ...pool.interfaces.map((it) => it.attribute('dev')),
      ...pool.functions.map((it) => it.attribute('dev')),
    ];
    const seen = new Set<string>();
    for (const dev of all) {
      if (!dev || seen.has(dev.value)) continue;
      seen.add(dev.value);
      const bytes = Buffer.byteLength(dev.value);
      if (bytes <= 15) continue;
      yield {
        span: dev.valueSpan,
        severity: isForwarded ? 'error' : 'warning',
        message: `${dev.value} has ${bytes} bytes and ${isForwarded ? 'its firewall rules are refused' : 'no interface has this name'}, expected at most 15`,
      };
    }
  },
});
