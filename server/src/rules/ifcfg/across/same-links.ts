// Two interfaces of one host with the same card, hardware address or VLAN.
import type { ProfileFact } from '../../../model/facts';
import { fileName, uriOf } from '../../../model/ifcfg/host-profiles';
import { countingProfilesOf, deviceOrFile } from '../../../model/ifcfg/hosted-profile';
import { headSpan, lastAssignment } from '../../../model/ifcfg/profile';
import { mayMeet } from '../../../model/one-host';
import { ruleOfEach } from '../../rule';

export const sameLinks = ruleOfEach({
  name: 'same-links',
  of: ['ifcfg'],
  severity: 'error',
  across: true,
  summary: 'Two interfaces of one host claim the same card, hardware address or VLAN.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-storage.c; Linux 6.1, net/8021q/vlan.c',
  codes: {
    'hwaddr-duplicate': 'One card has two names.',
    'macaddr-duplicate': 'Two interfaces are given the same hardware address.',
    'vlan-duplicate': 'A number stands twice on one parent, which the kernel refuses.',
  },
  each: countingProfilesOf,
  *check({ profile, host, self }, file, workspace) {
    const { device, vlan } = self;
    const other = (
      same: readonly ProfileFact[] | undefined,
      fits: (it: ProfileFact) => boolean,
    ): ProfileFact | undefined =>
      same?.find((it) => it !== self && !it.alias && fits(it) && mayMeet(file, workspace, uriOf(it)));

    const card = lastAssignment(profile, 'HWADDR');
    const isCard = (it: ProfileFact) => it.device.kind === 'ethernet' && !it.vlan && !it.device.name.includes('.');
    const clash =
      card && device.hwaddr && device.name !== '' && isCard(self)
        ? other(
            host.byHwaddr.get(device.hwaddr),
            (it) => isCard(it) && it.device.name !== device.name && it.device.name !== '',
          )
        : undefined;
    if (card && clash)
      yield {
        code: 'hwaddr-duplicate',
        span: card.valueSpan,
        message: `${card.value} is ${device.name} here and ${clash.device.name} in ${fileName(clash)}; one card has one name`,
        related: [{ at: clash.hwaddrAt!, message: `the card as ${clash.device.name}` }],
        rival: { uri: uriOf(clash) },
      };

    const address = lastAssignment(profile, 'MACADDR');
    const sameMac =
      address && device.onboot && isMac.test(device.macaddr ?? '')
        ? other(host.byMacaddr.get(device.macaddr!), (it) => it.device.onboot && !belongTogether(self, it))
        : undefined;
    if (address && sameMac)
      yield {
        code: 'macaddr-duplicate',
        severity: 'warning',
        span: address.valueSpan,
        message: `${deviceOrFile(sameMac)} is given the address ${address.value}, too; on one segment only one of them is reached`,
        related: [{ at: sameMac.macaddrAt!, message: 'the same hardware address' }],
        rival: { uri: uriOf(sameMac) },
      };

    if (!vlan || !device.onboot) return;
    const again = other(
      host.byVlan.get(`${vlan.parent}.${vlan.id}`),
      (it) => it.device.onboot && it.device.name !== device.name,
    );
    if (again)
      yield {
        code: 'vlan-duplicate',
        span: headSpan(profile),
        message: `VLAN ${vlan.id} on ${vlan.parent} is ${deviceOrFile(again)} in ${fileName(again)}, too; the kernel refuses the second`,
        related: [{ at: again.device.at, message: `VLAN ${vlan.id} on ${vlan.parent}` }],
        rival: { uri: uriOf(again) },
      };
  },
});

const isMac = /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/;

/** One device, a VLAN with what it stands on, or a port with its controller: these share an address by right. */
const belongTogether = (a: ProfileFact, b: ProfileFact): boolean =>
  a.device.name === b.device.name ||
  a.vlan !== undefined ||
  b.vlan !== undefined ||
  a.controller?.name === b.device.name ||
  b.controller?.name === a.device.name ||
  (a.controller !== undefined && a.controller.kind !== 'bridge' && a.controller.name === b.controller?.name);
