// Interfaces that guests are attached to directly, and that are made a port.
import { managedModes, type ReferenceFact } from '../../../model/facts';
import { hostedPortsOf } from '../../../model/ifcfg/hosted-profile';
import type { Index } from '../../../model/workspace-facts';
import { ruleOfEach } from '../../rule';

export const libvirtMacvtapThenBridge = ruleOfEach({
  code: 'libvirt-macvtap-then-bridge',
  of: ['ifcfg'],
  severity: 'warning',
  across: true,
  summary: 'Guests are attached directly to an interface that is made a port.',
  source: 'Linux 6.1, drivers/net/macvlan.c',
  each: hostedPortsOf,
  *check({ profile: { device }, self: { controller } }, _file, workspace) {
    const direct = controller && device !== '' ? workspace.by(attachingByName, device)[0] : undefined;
    if (!controller || !direct) return;
    yield {
      span: controller.at.span,
      message: `the network ${direct.from} attaches guests to ${device} itself, which fails with "Device or resource busy" once it is a port; expected guests on ${controller.byUuid ? 'the controller' : controller.name}`,
      related: [{ at: direct.at, message: `${direct.from} uses ${device}` }],
    };
  },
});

/** The networks that attach guests to an interface by macvtap. */
const attachingByName: Index<ReferenceFact> = {
  of: ({ networks, references }) => {
    const mode = networks[0]?.mode;
    if (!mode || managedModes.has(mode) || mode === 'bridge' || mode === 'hostdev') return [];
    return references.filter((it) => it.relation === 'uplink');
  },
  key: (it) => it.name,
};
