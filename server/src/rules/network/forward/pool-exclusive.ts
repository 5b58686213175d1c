// Devices that only one guest can have, fewer than two of them.
import { modeWords } from '../../../schema/modes';
import { ruleOfEach } from '../../rule';
import { devicePoolsOf } from '../../../model/network/forward-pool';

export const poolExclusive = ruleOfEach({
  code: 'pool-exclusive',
  of: ['network'],
  severity: 'hint',
  summary: 'Only one guest at a time can use this network.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkAllocatePort',

  each: devicePoolsOf,
  *check(pool, file) {
    if (pool.functions.length > 0) return;
    const { dev, interfaces, addresses, forward, mode } = pool;
    const is802Qbh = file.tree.root?.child('virtualport')?.value('type') === '802.1Qbh';
    if (mode !== 'passthrough' && mode !== 'hostdev' && !(mode === 'private' && is802Qbh)) return;
    const devices = mode === 'hostdev' ? addresses.length : interfaces.length || (dev ? 1 : 0);
    if (devices !== 1) return;
    yield {
      span: forward.attribute('mode')!.valueSpan,
      message: `${modeWords[mode]} with one device: each guest takes a device for itself, so only one can run on this network`,
    };
  },
});
