// A hash that spreads the fragments of one flow over the ports of LACP.
import { replace } from '../../../fixes/fix';
import { bondOption, bondsWithOptions } from '../../../model/ifcfg/bond';
import { ruleOfEach } from '../../rule';

export const bondXmitHash34Lacp = ruleOfEach({
  code: 'bond-xmit-hash-34-lacp',
  of: ['ifcfg'],
  severity: 'hint',
  summary: 'A bond with 802.3ad chooses its port by a hash that counts the ports of TCP and UDP.',
  source: 'https://www.kernel.org/doc/Documentation/networking/bonding.rst',
  each: bondsWithOptions,
  *check(bond) {
    const hash = bondOption(bond, 'xmit_hash_policy');
    if (bond.mode?.number !== 4 || !hash || !/^(?:layer3\+4|encap3\+4|1|4)$/.test(hash.value)) return;
    yield {
      span: hash.span,
      message: `xmit_hash_policy ${hash.value} with 802.3ad: fragments of one flow may leave by two ports, which the standard does not allow; layer2+3 keeps to it`,
      fixes: [replace('Change to layer2+3', hash.valueSpan, 'layer2+3')],
    };
  },
});
