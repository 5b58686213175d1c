// Options of a bond that contradict each other whatever the mode.
import { without } from '../../../fixes/bond-options';
import { fix, replace } from '../../../fixes/fix';
import { removeAssignment } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { lastAssignment } from '../../../model/ifcfg/profile';
import { bondOf, bondOption } from '../../../model/ifcfg/bond';

export const bondAgreement = rule({
  name: 'bond-agreement',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'Two options of a bond that cannot both hold, or one under an old name.',
  source: 'https://networkmanager.dev/docs/api/latest/settings-bond.html',
  codes: {
    'bond-grat-unsol-differ': 'num_grat_arp and num_unsol_na are one number in the kernel.',
    'bond-balance-slb': 'balance-slb with another hash.',
    'bond-ad-actor-system': 'A multicast address for the LACP system.',
    'bond-active-slave': 'The old name of primary.',
    'bond-xmit-hash-34-lacp': 'A hash with ports below 802.3ad.',
    'bond-fail-over-mac-macaddr': 'A hardware address for a bond that takes that of its active port.',
  },
  *check(file, _workspace, target) {
    const bond = bondOf(file, target);
    if (!bond?.attribute) return;
    const grat = bondOption(bond, 'num_grat_arp');
    const unsol = bondOption(bond, 'num_unsol_na');
    if (grat && unsol && grat.value !== unsol.value)
      yield {
        code: 'bond-grat-unsol-differ',
        severity: bond.networkManager ? 'error' : 'warning',
        span: unsol.valueSpan,
        message: `num_unsol_na ${unsol.value} differs from num_grat_arp ${grat.value}; both are one number${bond.networkManager ? ' and NetworkManager refuses the file' : ', and the later one counts'}`,
        fixes: [
          replace(`Change to ${grat.value}`, unsol.valueSpan, grat.value),
          fix('Remove num_unsol_na', without(bond, 'num_unsol_na'), true),
        ],
      };
    const slb = bondOption(bond, 'balance-slb');
    const hash = bondOption(bond, 'xmit_hash_policy');
    if (slb?.value === '1' && bond.mode?.number === 2 && hash && !['vlan+srcmac', '5'].includes(hash.value))
      yield {
        code: 'bond-balance-slb',
        span: hash.span,
        message: `xmit_hash_policy ${hash.value} beside balance-slb=1, which needs vlan+srcmac; NetworkManager refuses the file`,
        fixes: [replace('Change to vlan+srcmac', hash.valueSpan, 'vlan+srcmac', true)],
      };
    const system = bondOption(bond, 'ad_actor_system');
    if (system && /^[\da-f][13579bdf]:/i.test(system.value))
      yield {
        code: 'bond-ad-actor-system',
        span: system.valueSpan,
        message: `${system.value} is a multicast address; the kernel refuses it as the system of LACP`,
      };
    if (bond.mode?.number === 4 && hash && /^(?:layer3\+4|encap3\+4|1|4)$/.test(hash.value))
      yield {
        code: 'bond-xmit-hash-34-lacp',
        severity: 'hint',
        span: hash.span,
        message: `xmit_hash_policy ${hash.value} with 802.3ad: fragments of one flow may leave by two ports, which the standard does not allow; layer2+3 keeps to it`,
        fixes: [replace('Change to layer2+3', hash.valueSpan, 'layer2+3')],
      };
    const follows = bondOption(bond, 'fail_over_mac');
    const address = lastAssignment(bond.profile, 'MACADDR');
    if (bond.mode?.number === 1 && follows && /^(?:active|1)$/.test(follows.value) && address?.value.includes(':'))
      yield {
        code: 'bond-fail-over-mac-macaddr',
        severity: 'warning',
        span: address.span,
        message: `MACADDR=${address.value} beside fail_over_mac=${follows.value}: the bond takes the address of its active port, and the kernel passes over this one`,
        fixes: [
          fix('Remove MACADDR', removeAssignment(address), true),
          fix('Remove fail_over_mac', without(bond, 'fail_over_mac')),
        ],
      };
    const active = bondOption(bond, 'active_slave');
    if (active && bond.mode && [1, 5, 6].includes(bond.mode.number))
      yield {
        code: 'bond-active-slave',
        severity: 'warning',
        span: active.nameSpan,
        message: 'active_slave is treated as primary; write primary',
        tag: 'deprecated',
        fixes: bondOption(bond, 'primary')
          ? [fix('Remove active_slave', without(bond, 'active_slave'), true)]
          : [replace('Change to primary', active.nameSpan, 'primary', true)],
      };
  },
});
