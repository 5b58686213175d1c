// Guests on an interface of which the host has an address: the two do not hear each other.
import { addressText } from '../../../address';
import { ruleOfAll } from '../../rule';
import { sharingModes } from '../../../model/network/forward-pool';
import { uplinksOf } from '../../../model/network/references';
import { inModes } from '../../../model/network/mode';

export const macvtapNoHostTraffic = ruleOfAll({
  code: 'macvtap-no-host-traffic',
  of: ['network'],
  severity: 'information',
  across: true,
  summary: 'Guests attached to an interface cannot reach the address of the host on it.',
  source: 'https://wiki.libvirt.org/TroubleshootMacvtapHostFail.html',

  all: inModes(sharingModes, uplinksOf),
  *check(uplinks, _file, workspace) {
    const seen = new Set<string>();
    for (const { name, at } of uplinks) {
      if (seen.has(name)) continue;
      seen.add(name);
      const device = workspace.devices(name).find((it) => it.by === 'profile' && it.live && it.onboot);
      const subnets = workspace.files.find((it) => it.uri === device?.at.uri)?.facts.subnets ?? [];
      const own = subnets.find((it) => it.of === name && !it.port);
      if (!own) continue;
      yield {
        span: at.span,
        message: `guests on ${name} and the host at ${addressText(own.address)} cannot reach each other: what is attached to an interface does not hear the interface itself`,
        related: [{ at: own.at, message: 'the address of the host' }],
      };
    }
  },
});
