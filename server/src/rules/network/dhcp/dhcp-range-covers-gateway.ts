// A range that holds the address of the host itself.
import { endsFix, setEnds, withEnds } from '../../../fixes/ranges';
import { fix, type Fix } from '../../../fixes/fix';
import { contains, equal, subnetText, addressText } from '../../../address';
import type { RangeFact, SubnetFact } from '../../../model/facts';
import type { File } from '../../../model/file';
import { insertChild } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { whereManaged } from '../../../model/network/mode';
import { rangesBySubnet } from '../../../model/network/blocks';
import { next, previous } from '../../../model/network/ips';
import { rangeOf } from '../../../model/network/dhcp';
import { widestRange } from '../../../model/network/widest-range';
import { faultOf, withoutGateway } from '../../../model/network/ranges';

export const dhcpRangeCoversGateway = ruleOfEach({
  code: 'dhcp-range-covers-gateway',
  of: ['network'],
  severity: 'information',
  summary: 'A range holds the address of the network itself.',
  source: 'dnsmasq 2.90, src/dhcp.c, address_allocate; libvirt counts the address as one it can lease',

  each: whereManaged(({ facts }) => facts.ranges),
  *check(range, file) {
    const fact = range.subnet;
    if (!fact || !contains(range, fact.address) || faultOf(range)) return;
    const own = addressText(fact.address);
    const only = equal(range.first, range.last);
    yield {
      span: range.at.span,
      severity: only ? 'warning' : undefined,
      message: only
        ? `the range has no other address than ${own} of the network itself, which no guest gets`
        : `${addressText(range.first)} to ${addressText(range.last)} holds ${own} of the network itself, which dnsmasq leaves out`,
      related: [{ at: fact.at, message: `${own} is here, in ${subnetText(fact.subnet)}` }],
      fixes: rangeFixes(file, range, fact),
    };
  },
});

function rangeFixes(file: File, range: RangeFact, fact: SubnetFact): Fix[] {
  const element = rangeOf(file.tree, range);
  const own = fact.address;
  if (equal(range.first, range.last)) {
    const wider = widestRange(fact);
    const isFree = rangesBySubnet(file).get(fact)?.length === 1;
    return wider && isFree ? [endsFix(element, wider)] : [];
  }
  if (equal(range.first, own) || equal(range.last, own)) return [endsFix(element, withoutGateway(range, own)!)];
  const behind = { first: next(own), last: range.last };
  const edits = [
    ...setEnds(element, { first: range.first, last: previous(own) }),
    ...insertChild(element.parent!, withEnds(element, behind), { after: element }),
  ];
  return [fix(`Split around ${addressText(own)}`, edits)];
}
