// Addresses and subnets that two interfaces of one host have.
import { subnetOf, subnetText, addressText } from '../../../address';
import type { PolicyRuleFact, ProfileFact, SubnetFact } from '../../../model/facts';
import type { Index, WorkspaceFacts } from '../../../model/workspace-facts';
import { rule } from '../../rule';
import { mayBothBeUp } from '../../../model/ifcfg/default-routes';
import { profileOf } from '../../../model/ifcfg/profile';
import { mayMeet } from '../../../model/one-host';
import { fileName, type HostProfiles, hostProfilesOf, type Owned, uriOf } from '../../../model/ifcfg/host-profiles';

export const sameAddresses = rule({
  name: 'same-addresses',
  of: ['ifcfg', 'keyfile'],
  severity: 'warning',
  across: true,
  summary: 'Two interfaces of one host have one address, or addresses of one subnet.',
  source: 'Linux takes both (6.1); https://www.kernel.org/doc/Documentation/networking/ip-sysctl.rst, arp_filter',
  codes: {
    'ip-duplicate': 'One address on two interfaces.',
    'alias-duplicate-ip': 'An alias with an address that its interface has already.',
    'subnet-duplicate': 'Two interfaces in one subnet.',
  },

  *check(file, workspace) {
    const profile = profileOf(file);
    if (file.kind === 'ifcfg' && (!profile || profile.port)) return;
    if (profile && profile.fate !== 'loaded' && profile.fate !== 'unmanaged') return;
    const host = hostProfilesOf(workspace, file.uri);
    const self = host.byUri.get(file.uri);
    if (!self?.device.onboot || self.controller) return;
    let isTold = false;
    for (const mine of file.facts.subnets) {
      const isMet = (it: Owned) => it.profile !== self && mayMeet(file, workspace, uriOf(it.profile));
      const isOther = (it: Owned) =>
        baseOf(it) !== baseOf({ fact: mine, profile: self }) && mayBothBeUp(it.profile, self) && isMet(it);
      const twin = host.byAddress.get(addressText(mine.address))?.find(isMet);
      if (twin && (isOther(twin) || twin.profile.alias || self.alias)) {
        isTold = true;
        const { alias: isAlias } = self;
        if (isAlias && !isOther(twin)) {
          yield {
            code: 'alias-duplicate-ip',
            severity: 'warning',
            span: mine.at.span,
            message: `${addressText(mine.address)} is an address of ${baseOf(twin)} in ${fileName(twin.profile)} already; the alias adds nothing`,
            related: [{ at: twin.fact.at, message: `${addressText(mine.address)} on ${twin.fact.of}` }],
            rival: { uri: uriOf(twin.profile) },
          };
          continue;
        }
        yield {
          code: 'ip-duplicate',
          span: mine.at.span,
          message: `${addressText(mine.address)} is an address of ${twin.fact.of} in ${fileName(twin.profile)}, too; packets for it go to one or the other`,
          related: [{ at: twin.fact.at, message: `${addressText(mine.address)} on ${twin.fact.of}` }],
          rival: { uri: uriOf(twin.profile) },
        };
        continue;
      }
      if (isTold || isAlone(mine)) continue;
      const neighbour = enclosing(host, mine, (it) => isOther(it) && isWireless(it.profile) === isWireless(self));
      if (!neighbour || [mine, neighbour.fact].some((it) => hasOwnRoutes(it, workspace))) continue;
      isTold = true;
      const isEqual = neighbour.fact.subnet.prefix === mine.subnet.prefix;
      yield {
        code: 'subnet-duplicate',
        span: mine.at.span,
        message: `${subnetText(mine.subnet)} ${isEqual ? 'is the subnet' : `lies in ${subnetText(neighbour.fact.subnet)}`} of ${neighbour.fact.of} in ${fileName(neighbour.profile)}${isEqual ? ', too' : ''}; answers leave by one of the two interfaces`,
        related: [{ at: neighbour.fact.at, message: `${subnetText(neighbour.fact.subnet)} on ${neighbour.fact.of}` }],
        rival: { uri: uriOf(neighbour.profile) },
      };
    }
  },
});

/** `eth0` for `eth0` and its aliases. */
const baseOf = ({ fact }: Owned): string => fact.of.split(':', 1)[0]!;

/** Host routes and link-local addresses are on many interfaces rightly. */
function isAlone({ subnet, address }: SubnetFact): boolean {
  if (address.family === 4) return subnet.prefix >= 31 || address.words[3] >>> 16 === 0xa9fe;
  return subnet.prefix >= 127 || address.words[0] >>> 22 === 0x3fa;
}

/** Whether a rule sends what comes from an address by routes of its own: answers leave where they are to. */
const hasOwnRoutes = ({ address }: SubnetFact, workspace: WorkspaceFacts): boolean =>
  workspace.by(rulesFromHosts, addressText(address)).length > 0;

const rulesFromHosts: Index<PolicyRuleFact> = {
  of: (facts) => facts.policyRules,
  key: ({ from }) =>
    from && from.prefix === (from.first.family === 4 ? 32 : 128) ? addressText(from.first) : undefined,
};

/** A laptop has its Wi-Fi in the subnet of its cable rightly; of the two NetworkManager takes the cable. */
const isWireless = ({ device }: ProfileFact): boolean => device.kind === 'wireless';

/** An interface in the same subnet, or in one that encloses it. */
function enclosing(host: HostProfiles, mine: SubnetFact, isOther: (it: Owned) => boolean): Owned | undefined {
  for (const prefix of host.prefixes) {
    if (prefix > mine.subnet.prefix || prefix === 0) continue;
    const found = host.bySubnet.get(subnetText(subnetOf(mine.address, prefix)));
    const other = found?.find(isOther);
    if (other) return other;
  }
  return undefined;
}
