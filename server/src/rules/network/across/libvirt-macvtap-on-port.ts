// Guests attached directly to an interface that is a port already: the kernel lets only one have it.
import { fix } from '../../../fixes/fix';
import { managedModes } from '../../../model/facts';
import { rule } from '../../rule';
import { kindOf, portUplinks, renamed } from '../../../model/port-uplinks';

export const libvirtMacvtapOnPort = rule({
  code: 'libvirt-macvtap-on-port',
  of: ['network'],
  severity: 'error',
  across: true,
  summary: 'Guests are attached to an interface that is a port of a bridge, bond or team.',
  source: 'Linux, drivers/net/macvlan.c: a device with another receive handler is busy',

  *check(file, workspace) {
    const mode = file.facts.networks[0]?.mode;
    if (!mode || managedModes.has(mode) || mode === 'bridge' || mode === 'hostdev') return;
    for (const { uplink, port } of portUplinks(file, workspace)) {
      const { name } = uplink;
      yield {
        span: uplink.at.span,
        message: `${name} is a port of ${kindOf(port)} ${port.name}, and guests on it fail with "Device or resource busy"; expected ${port.name}`,
        related: [{ at: port.at, message: `${name} becomes a port here` }],
        fixes: [fix(`Attach guests to ${port.name}`, renamed(file.tree, name, port.name), true)],
      };
    }
  },
});
