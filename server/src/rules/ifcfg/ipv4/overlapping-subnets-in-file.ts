// Two addresses of one interface whose subnets overlap and are not the same.
import { compare, equal, overlap, sameSubnet, subnetOf, subnetText } from '../../../address';
import { rule } from '../../rule';
import { ipv4AddressesOf, withIpv4 } from '../../../model/ifcfg/addresses';

export const overlappingSubnetsInFile = rule({
  code: 'overlapping-subnets-in-file',
  of: ['ifcfg'],
  severity: 'information',
  summary: 'The subnets of two addresses of the file overlap.',
  source: 'Linux, fib_trie.c: the longer prefix wins',

  *check(file) {
    const profile = withIpv4(file);
    if (!profile) return;
    const placed = ipv4AddressesOf(profile)
      .flatMap((it) =>
        it.prefix === undefined || it.prefix === 32 ? [] : [{ ...it, subnet: subnetOf(it.address, it.prefix) }],
      )
      .sort((a, b) => compare(a.subnet.first, b.subnet.first) || a.subnet.prefix - b.subnet.prefix);
    let other = placed[0];
    for (const it of placed.slice(1)) {
      // Subnets nest or are apart, so the widest before is the one to compare with.
      if (!other || !overlap(other.subnet, it.subnet)) other = it;
      if (other === it || sameSubnet(other.subnet, it.subnet) || equal(other.address, it.address)) continue;
      yield {
        span: it.attribute.valueSpan,
        message: `${subnetText(it.subnet)} of ${it.attribute.name} overlaps ${subnetText(other.subnet)} of ${other.attribute.name}`,
        related: [{ at: { uri: file.uri, span: other.attribute.span }, message: 'the other subnet' }],
      };
    }
  },
});
