// What stands below the bridge of the host that guests are put on: a bond in a mode that loses them, or a wireless card.
import type { ProfileFact } from '../../../model/facts';
import { bondModeOf, bondModes } from '../../../schema/bond';
import type { Place } from '../../../text';
import { fileName, type HostProfiles, allHostProfiles, uriOf, profilesOn } from '../../../model/ifcfg/host-profiles';
import { ruleOfEach } from '../../rule';
import { guestBridgesOf } from '../../../model/network/references';
import { basenameOf } from '../../../model/file';
import { bondsBelow } from '../../../model/other/bonds-below';

export const libvirtHostBridge = ruleOfEach({
  name: 'libvirt-host-bridge',
  of: ['network', 'guest'],
  severity: 'warning',
  across: true,
  summary: 'Guests are put on a bridge whose uplink does not carry them.',
  source:
    'https://docs.redhat.com/en/documentation/red_hat_enterprise_linux/7/html/virtualization_deployment_and_administration_guide/sect-network_configuration-bridged_networking',
  codes: {
    'libvirt-bond-mode': 'A bond in mode 0, 3, 5 or 6 below the bridge of guests.',
    'libvirt-bond-arp': 'A bond that watches its ports by ARP below the bridge of guests.',
    'libvirt-bridge-wifi': 'A wireless card below the bridge of guests.',
  },

  each: guestBridgesOf,
  *check({ name, at, relation }, _file, workspace) {
    for (const { mode: said, names, places } of bondsBelow(workspace, name)) {
      const mode = bondModeOf(said.value);
      if (!mode || mode.guests) continue;
      const way = [...names].reverse().join(' → ');
      yield {
        code: 'libvirt-bond-mode',
        span: at.span,
        message: lostIn(name, said.bond, mode.name, way),
        related: [
          ...places.map((it) => ({ at: it, message: way })),
          { at: said.at, message: `mode ${mode.name} in ${basenameOf(said.at.uri)}` },
        ],
      };
    }
    // Of a profile the bond is told itself that guests are on it.
    if (relation === 'guest-bridge') return;
    for (const host of allHostProfiles(workspace).values()) {
      const bridge = host.byDevice.get(name)?.find((it) => it.device.kind === 'bridge');
      if (!bridge) continue;
      for (const { names, places, end } of waysDown(host, bridge)) {
        const way = [...names].reverse().join(' → ');
        const related = places.map((it) => ({ at: it, message: way }));
        if (end.device.kind === 'wireless')
          yield {
            code: 'libvirt-bridge-wifi',
            span: at.span,
            message: `guests leave ${name} by the wireless card ${end.device.name} (${way}); access points drop packets of other senders, expected a wired uplink or a network of mode nat`,
            related,
          };
        const mode = end.bondMode === undefined ? undefined : bondModeOf(end.bondMode.word);
        if (mode && !mode.guests)
          yield {
            code: 'libvirt-bond-mode',
            span: at.span,
            message: lostIn(name, end.device.name, mode.name, way),
            related: [...related, { at: end.bondMode?.at ?? end.device.at, message: `mode ${mode.name}` }],
            fixes: end.bondMode?.at
              ? bondModes
                  .filter((it) => it.guests)
                  .map((it) => ({
                    title: `Set mode=${it.name} in ${fileName(end)}`,
                    changes: [{ uri: uriOf(end), edits: [{ span: end.bondMode!.at!.span, text: it.name }] }],
                  }))
              : [],
          };
        if (mode && mode.number < 4 && end.bondArp)
          yield {
            code: 'libvirt-bond-arp',
            span: at.span,
            message: `guests leave ${name} by ${end.device.name}, which watches its ports by ARP (${way}); expected MII monitoring: miimon=100 in ${fileName(end)}`,
            related: [...related, { at: end.bondArp, message: 'ARP monitoring' }],
          };
      }
    }
  },
});

const lostIn = (bridge: string, bond: string, mode: string, way: string): string =>
  `guests leave ${bridge} by ${bond} in mode ${mode} (${way}); only active-backup, balance-xor and 802.3ad carry guests reliably`;

interface Way {
  readonly names: readonly string[];
  /** What says that one stands on the other. */
  readonly places: readonly Place[];
  readonly end: ProfileFact;
}

/** From a bridge over its ports, and the parents of those that are VLANs, to a bond or card. */
function waysDown(host: HostProfiles, bridge: ProfileFact): Way[] {
  const open: Way[] = profilesOn(host, bridge).flatMap((it) =>
    it.controller?.kind === 'bridge'
      ? [{ names: [bridge.device.name, it.device.name], places: [it.controller.at], end: it }]
      : [],
  );
  const result: Way[] = [];
  for (let way = open.shift(); way; way = open.shift()) {
    const { names, places, end } = way;
    const { vlan } = end;
    if (!vlan) result.push(way);
    else if (names.length < 5)
      for (const it of host.byDevice.get(vlan.parent) ?? [])
        open.push({ names: [...names, it.device.name], places: [...places, vlan.parentAt], end: it });
  }
  return result;
}
