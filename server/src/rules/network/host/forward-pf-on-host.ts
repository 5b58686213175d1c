// A physical function that the running host does not have, or that has no virtual functions for guests.
import { replace } from '../../../fixes/fix';
import { isWhole } from '../../../model/inventory';
import { devicePoolsOf, directModes } from '../../../model/network/forward-pool';
import { inModes } from '../../../model/network/mode';
import { hostAround, onHost } from '../../../model/on-host';
import { nearest } from '../../../schema/nearest';
import { ruleOfEach } from '../../rule';

export const forwardPfOnHost = ruleOfEach({
  name: 'forward-pf-on-host',
  of: ['network'],
  severity: 'error',
  across: true,
  summary: 'A network takes virtual functions of an interface that has none.',
  source: 'libvirt 9.0.0 at start: "No usable Vf\'s present on SRIOV PF"',
  codes: {
    'forward-pf-missing': 'The running host has no interface of the name of the physical function.',
    'forward-pf-no-vfs': 'The interface of the running host has no virtual functions.',
  },

  each: onHost(inModes(directModes, devicePoolsOf)),
  *check({ dev, interfaces, addresses, functions: [function_] }, file, workspace) {
    const host = hostAround(file, workspace)!;
    const attribute = function_?.attribute('dev');
    // Beside others it does not count; see forward-pool-mixed.
    if (!attribute?.value || dev || interfaces.length + addresses.length > 0) return;
    const { value: name, valueSpan: span } = attribute;
    const device = host.named.get(name);
    if (device && (!isWhole(host) || (device.virtualFunctions ?? 0) > 0)) return;
    const able = host.devices.filter((it) => (it.virtualFunctions ?? 0) > 0).map((it) => it.name);
    const near = nearest(name, able);
    const choices = (near.length > 0 ? near : able).slice(0, 3);
    const expected = choices.length === 0 ? '' : `, expected ${choices.join(', ')}`;
    yield {
      code: device ? 'forward-pf-no-vfs' : 'forward-pf-missing',
      span,
      message: device
        ? `${name} has no virtual functions on the host${device.virtualFunctions === undefined ? '' : ' now'}, and libvirt does not start the network${expected}`
        : `the host has no interface ${name}, and libvirt does not start the network${expected}`,
      fixes: choices.map((it) => replace(`Change to ${it}`, span, it, near[0] === it)),
    };
  },
});
