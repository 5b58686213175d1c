// Ports and controllers, VLANs and parents that are run by different programs.
import { fix } from '../../../fixes/fix';
import { putKey } from '../../../fixes/ifcfg';
import type { ProfileFact } from '../../../model/facts';
import { fileName } from '../../../model/ifcfg/host-profiles';
import { type HostedProfile, hostedPortsOf, hostedVlansOf } from '../../../model/ifcfg/hosted-profile';
import { lastAssignment } from '../../../model/ifcfg/profile';
import { type Finding, rule } from '../../rule';

export const nmControlledMix = rule({
  code: 'nm-controlled-mix',
  of: ['ifcfg'],
  severity: 'warning',
  across: true,
  summary: 'A port and its controller, or a VLAN and its parent, are run by different programs.',
  source: 'NetworkManager 1.42.4: a port waits for a controller of that name and kind; initscripts, ifup-eth',
  *check(file, workspace) {
    for (const it of hostedVlansOf(file, workspace)) {
      const { vlan } = it.self;
      const parent = vlan && it.host.byDevice.get(vlan.parent)?.[0];
      if (vlan && parent) yield* mixed(it, parent, vlan.parentAt.span);
    }
    for (const it of hostedPortsOf(file, workspace))
      if (it.controller) yield* mixed(it, it.controller, it.wanted.at.span);
  },
});

function* mixed({ profile, self }: HostedProfile, of: ProfileFact, span: Finding['span']): Iterable<Finding> {
  const mine = self.device.nmControlled;
  if (mine === of.device.nmControlled || self === of) return;
  const who = (managed: boolean) => (managed ? 'NetworkManager' : 'the legacy scripts');
  const value = mine ? 'no' : 'yes';
  yield {
    span: lastAssignment(profile, 'NM_CONTROLLED')?.span ?? span,
    message: `${profile.device || fileName(self)} is left to ${who(mine)}, but ${of.device.name} to ${who(!mine)}; expected NM_CONTROLLED=${value} in both or in none`,
    related: [{ at: of.device.at, message: `${of.device.name} is here` }],
    // Which of the two programs is meant, only the person knows.
    fixes: [fix(`Set NM_CONTROLLED=${value}`, putKey(profile, 'NM_CONTROLLED', value))],
  };
}
