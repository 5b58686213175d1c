// DHCP on two addresses of one family.
import { fix } from '../../../fixes/fix';
import { addressText } from '../../../address';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfAll } from '../../rule';
import { activeDhcpsOf, type Dhcp } from '../../../model/network/dhcp';

export const dhcpMultiplePerFamily = ruleOfAll({
  code: 'dhcp-multiple-per-family',
  of: ['network'],
  severity: 'error',
  summary: 'Two addresses of one family have DHCP.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkValidate',

  all: activeDhcpsOf,
  *check(dhcps, file) {
    const firsts = new Map<number, Dhcp>();
    const seconds = new Set<number>();
    for (const it of dhcps) {
      const { family } = it.address;
      const first = firsts.get(family);
      if (!first) {
        firsts.set(family, it);
        continue;
      }
      const title = (one: Dhcp) => `Remove the DHCP of ${addressText(one.address)}`;
      yield {
        span: it.dhcp.nameSpan,
        message: `DHCP on a second IPv${family} address of the network, expected it on one; ${addressText(first.address)} has it already`,
        related: [{ at: { uri: file.uri, span: first.dhcp.nameSpan }, message: 'The first DHCP is here' }],
        fixes: [
          fix(title(it), removeElement(it.dhcp)),
          ...(seconds.has(family) ? [] : [fix(title(first), removeElement(first.dhcp))]),
        ],
      };
      seconds.add(family);
    }
  },
});
