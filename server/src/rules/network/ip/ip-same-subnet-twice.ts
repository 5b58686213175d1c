// Two addresses of a network with subnets that share addresses.
import { moving } from '../../../fixes/move-subnet';
import type { FileEdits } from '../../../fixes/fix';
import { compare, equal, sameSubnet, subnetText, addressText } from '../../../address';
import type { SubnetFact } from '../../../model/facts';
import { ruleOfAll } from '../../rule';
import { servedSubnetIpsOf } from '../../../model/network/ips';

export const ipSameSubnetTwice = ruleOfAll({
  code: 'ip-same-subnet-twice',
  of: ['network'],
  severity: 'warning',
  summary: 'Two ip elements of a network have the same subnet, or one inside the other.',
  source: 'https://libvirt.org/formatnetwork.html#addressing',

  all: servedSubnetIpsOf,
  *check(all, file, workspace) {
    const ips = [...all].sort(
      (a, b) => compare(a.fact.subnet.first, b.fact.subnet.first) || a.fact.subnet.prefix - b.fact.subnet.prefix,
    );
    const open: typeof ips = [];
    for (const it of ips) {
      while (open.length > 0 && compare(open.at(-1)!.fact.subnet.last, it.fact.subnet.first) < 0) open.pop();
      const outer = open.at(-1);
      open.push(it);
      if (!outer || isDuplicate(outer.fact, it.fact)) continue;
      const [first, later] = outer.fact.index < it.fact.index ? [outer, it] : [it, outer];
      const subnet = subnetText(later.fact.subnet);
      const other = `${subnetText(first.fact.subnet)} of ${addressText(first.address)}`;
      const how = sameSubnet(first.fact.subnet, later.fact.subnet)
        ? `is the subnet of ${addressText(first.address)} too`
        : `${later === it ? 'lies inside' : 'holds'} ${other}`;
      const { span } = later.element;
      yield {
        span: later.attribute.valueSpan,
        message: `${subnet} ${how}, expected another subnet`,
        related: [{ at: first.fact.at, message: `${other} is here` }],
        fixes: (staysPrivate(later.fact) ? moving(file, later.fact, workspace) : []).map((fix) => ({
          ...fix,
          changes: fix.changes.map((change) => within(change, span)),
        })),
      };
    }
  },
});

/** The next free subnet of that size is likely to be a private one too. */
const staysPrivate = ({ address, subnet }: SubnetFact): boolean => address.family === 6 || subnet.prefix >= 24;

/** The other ip has addresses in the same subnet, which stay. */
const within = (change: FileEdits, span: { start: number; end: number }): FileEdits =>
  'edits' in change
    ? { ...change, edits: change.edits.filter((it) => span.start <= it.span.start && it.span.end <= span.end) }
    : change;

/** That is judged as a duplicate. */
const isDuplicate = (a: SubnetFact, b: SubnetFact): boolean =>
  equal(a.address, b.address) && (a.address.family === 6 || a.subnet.prefix === b.subnet.prefix);
