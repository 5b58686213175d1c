// Two addresses of one interface whose subnets overlap and are not the same.
import { equal, overlap, sameSubnet, subnetOf, subnetText } from '../../../address';
import { rule } from '../../rule';
import { addressesOf, withIpv4 } from './addresses';

export const overlappingSubnetsInFile = rule({
  code: 'overlapping-subnets-in-file',
  of: ['ifcfg'],
  severity: 'information',
  summary: 'The subnets of two addresses of the file overlap.',
  source: 'Linux, fib_trie.c: the longer prefix wins',

  *check(file) {
    const profile = withIpv4(file);
    if (!profile) return;
    const placed = addressesOf(profile).flatMap((it) =>
      it.prefix === undefined || it.prefix === 32 ? [] : [{ ...it, subnet: subnetOf(it.address, it.prefix) }],
    );
    for (const [i, it] of placed.entries()) {
      const other = placed
        .slice(0, i)
        .find(
          (before) =>
            overlap(before.subnet, it.subnet) &&
            !sameSubnet(before.subnet, it.subnet) &&
            !equal(before.address, it.address),
        );
      if (!other) continue;
      yield {
        span: it.attribute.valueSpan,
        message: `${subnetText(it.subnet)} of ${it.attribute.name} overlaps ${subnetText(other.subnet)} of ${other.attribute.name}`,
        related: [{ at: { uri: file.uri, span: other.attribute.span }, message: 'the other subnet' }],
      };
    }
  },
});
