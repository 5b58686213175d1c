// Names that NetworkManager lists but never reads.
import { fix } from '../../../fixes/fix';
import { renameKey } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { writtenNames } from '../../../model/ifcfg/written-names';

const replacements: ReadonlyMap<string, string> = new Map([
  ['DHCPv6_DUID', 'DHCPV6_DUID'],
  ['DHCPv6_IAID', 'DHCPV6_IAID'],
]);

export const keyKnownDead = rule({
  code: 'key-known-dead',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A name is listed by NetworkManager but never read.',
  source:
    'NetworkManager, nms-ifcfg-rh-utils.c lists DHCPv6_DUID and DHCPv6_IAID, nms-ifcfg-rh-reader.c does not read them',

  *check(file) {
    for (const { name, span, attribute } of writtenNames(file)) {
      const right = replacements.get(name);
      if (right === undefined || !attribute) continue;
      yield {
        span,
        message: `${name} is never read, expected ${right}`,
        fixes: [fix(`Change to ${right}`, renameKey(attribute, right), true)],
      };
    }
  },
});
