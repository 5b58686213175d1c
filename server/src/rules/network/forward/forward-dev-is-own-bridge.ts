// Forwarding into the network itself.
import { fix } from '../../../fixes/fix';
import { removeAttribute, removeElement } from '../../../syntax/xml/write';
import { networkOf } from '../../../model/networks';
import { ruleOfEach } from '../../rule';
import { forwardingModes, inModes } from '../../../model/network/mode';
import { devicePoolsOf } from '../../../model/network/forward-pool';

export const forwardDevIsOwnBridge = ruleOfEach({
  code: 'forward-dev-is-own-bridge',
  of: ['network'],
  severity: 'warning',
  summary: 'The outgoing interface is the bridge of the network itself.',
  source: 'libvirt 9.0.0, src/network/bridge_driver_linux.c: forwarding rules name bridge and interface',

  each: inModes(forwardingModes, devicePoolsOf),
  *check(pool, file) {
    const bridge = networkOf(file)?.bridge;
    if (!bridge) return;
    const inside = pool.interfaces.filter((it) => it.value('dev') === bridge);
    const first = (pool.dev?.value === bridge ? pool.dev : undefined) ?? inside[0]?.attribute('dev');
    if (!first) return;
    const edits = [
      ...(pool.dev?.value === bridge ? removeAttribute(pool.dev) : []),
      ...inside.flatMap((it) => removeElement(it)),
    ];
    yield {
      span: first.valueSpan,
      message: `${bridge} is the bridge of this network itself, and guests reach nothing outside; expected an interface of the host or none`,
      fixes: [fix(`Remove ${bridge} as way out`, edits, true)],
    };
  },
});
