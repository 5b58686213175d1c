// Rules about an ip with the first or the last address of its subnet, which is no address of a host.
import { type Address, addressText, equal, subnetText } from '../../address';
import { fix } from '../../fixes/fix';
import { freeAddresses } from '../../model/network/free-addresses';
import { edgeIpsOf } from '../../model/network/ips';
import { whereManaged } from '../../model/network/mode';
import { isSpecialIpv4, specialIpv6 } from '../../model/special-addresses';
import { setAttributeValue } from '../../syntax/xml/write';
import { type Rule, ruleOfAll } from '../rule';

/** Which of the two it is, and what it stands for. */
interface OfEdge {
  readonly family: 4 | 6;
  readonly edge: 'first' | 'last';
  /** What the address is; the subnet follows. */
  readonly words: string;
  readonly expected: string;
}

/** A rule about one of the two. */
export const edgeAddress = ({
  family,
  edge,
  words,
  expected,
  ...named
}: Pick<Rule, 'summary' | 'source'> & { readonly code: string } & OfEdge): Rule =>
  ruleOfAll({
    ...named,
    of: ['network'],
    severity: 'warning',
    all: whereManaged(edgeIpsOf),
    *check(ips, file) {
      const free = freeAddresses(file);
      for (const { attribute, address, fact } of ips) {
        const { subnet } = fact;
        if (address.family !== family || subnet.prefix > longest[family] || !equal(address, subnet[edge])) continue;
        if (isSpecial(address)) continue;
        const wanted = free(fact);
        yield {
          span: attribute.valueSpan,
          message: `${addressText(address)} is ${words} ${subnetText(subnet)}, expected ${expected}${wanted ? ` such as ${addressText(wanted)}` : ''}`,
          fixes: wanted
            ? [fix(`Change to ${addressText(wanted)}`, setAttributeValue(attribute, addressText(wanted)), true)]
            : [],
        };
      }
    },
  });

/** In longer prefixes all addresses are those of hosts. */
const longest = { 4: 30, 6: 126 } as const;

/** What is set aside for another purpose has a rule of its own. */
const isSpecial = (address: Address): boolean =>
  address.family === 4 ? isSpecialIpv4(address) : specialIpv6(address) !== undefined;
