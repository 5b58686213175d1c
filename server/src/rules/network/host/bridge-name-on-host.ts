// A bridge that libvirt is to make under a name that the running host has given.
import { replace } from '../../../fixes/fix';
import { freeBridgeName } from '../../../model/lookup';
import { bridgeNameOf } from '../../../model/network/bridge-name';
import { whereManaged } from '../../../model/network/mode';
import { onHost } from '../../../model/on-host';
import { none } from '../../../model/reading';
import { ruleOfEach } from '../../rule';

export const bridgeNameOnHost = ruleOfEach({
  code: 'bridge-name-on-host',
  of: ['network'],
  severity: 'error',
  across: true,
  summary: 'libvirt makes a bridge of a name that a device of the running host has.',
  source: 'libvirt 9.0.0 at start: error creating bridge interface: File exists',

  each: onHost(
    whereManaged((file) => {
      const it = bridgeNameOf(file);
      // No host is without it; see bridge-name-is-existing-netdev.
      return it && it.name !== 'lo' ? [it] : none;
    }),
  ),
  *check({ name, attribute }, _file, workspace) {
    const device = workspace.devices(name).find((it) => it.by === 'host');
    if (!device) return;
    const free = freeBridgeName(workspace);
    yield {
      span: attribute.valueSpan,
      message: `${name} is a device of the host that no network made, and libvirt does not start this network; expected a name of its own`,
      related: [{ at: device.at, message: `${name} on the host` }],
      fixes: [replace(`Change to ${free}`, attribute.valueSpan, free, true)],
    };
  },
});
