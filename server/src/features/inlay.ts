// What stands between the lines: the subnet of an address, how many addresses a range has, and who has them.
import { ipv4AddressesOf } from '../model/ifcfg/addresses';
import { readingOf } from '../model/ifcfg/profile';
import {
  compare,
  countText,
  maskText,
  parseAddress,
  parseIpv4,
  prefixOfMask,
  size,
  subnetOf,
  subnetText,
} from '../address';
import type { File } from '../model/file';
import { prefixOf } from '../model/network/facts';
import type { NetworkLeases } from '../model/lease-facts';
import type { Span } from '../text';
import { leaseMeaning, leaseNote, type Moment } from './leases';
import { type Markdown, own } from './markdown';

/** A word after an offset. */
export interface Inlay {
  readonly offset: number;
  readonly text: string;
  /** What is shown when it is pointed at. */
  readonly tooltip?: Markdown;
}

/** The hints inside a span, in the order of the text; `moment` brings what is known of leases. */
export function inlaysIn(file: File, span: Span, moment?: Moment): Inlay[] {
  const found =
    file.kind === 'network' ? networkInlays(file, span, moment) : file.kind === 'ifcfg' ? ifcfgInlays(file) : [];
  return found.filter((it) => span.start <= it.offset && it.offset <= span.end).sort((a, b) => a.offset - b.offset);
}

function networkInlays(file: File, span: Span, moment: Moment | undefined): Inlay[] {
  const { tree } = file;
  const leases = moment?.leases;
  const found: Inlay[] = leases ? hostInlays(file, span, leases, moment.now) : [];
  for (const ip of [...tree.at('ip'), ...tree.at('route')]) {
    const address = parseAddress(ip.value('address') ?? '');
    const prefix = address && prefixOf(ip, address);
    if (!address || prefix === undefined) continue;
    const subnet = subnetOf(address, prefix);
    const mask = ip.attribute('netmask');
    if (!mask && ip.attribute('prefix')) continue;
    const says = mask ? subnetText(subnet) : `libvirt takes ${subnetText(subnet)}`;
    // Behind the tag: right behind a quote it looks like a part of the value, or of a `/>`.
    found.push({ offset: ip.openSpan.end, text: `/${prefix}`, tooltip: own(says) });
  }
  for (const range of tree.at('ip/dhcp/range')) {
    if (range.span.end < span.start || span.end < range.span.start) continue;
    const [first, last] = [parseAddress(range.value('start') ?? ''), parseAddress(range.value('end') ?? '')];
    if (!first || !last || first.family !== last.family || compare(first, last) > 0) continue;
    const count = size(first, last);
    const words = count <= 2 ** 32 ? count.toLocaleString('en-US') : countText(Math.round(Math.log2(count)));
    const amount = `${words} ${count === 1 ? 'address' : 'addresses'}`;
    const text = leases ? `${leases.countIn({ first, last }).toLocaleString('en-US')} of ${amount} in use` : amount;
    found.push({ offset: range.openSpan.end, text });
  }
  return found;
}

/** What guests of the static hosts in a span have; there may be ten thousand others. */
function hostInlays({ facts: { hosts } }: File, span: Span, leases: NetworkLeases, now: number): Inlay[] {
  const found: Inlay[] = [];
  for (let i = 0; hosts && i < hosts.count; i++) {
    const host = hosts.fact(i);
    if (host.at.span.end < span.start || span.end < host.at.span.start) continue;
    const held = leases.held(host);
    found.push({
      offset: host.at.span.end,
      text: leaseNote(host, leases, now),
      ...(held && { tooltip: leaseMeaning(held, now) }),
    });
  }
  return found;
}

function ifcfgInlays(file: File): Inlay[] {
  const { root } = file.tree;
  const profile = readingOf(file);
  if (!root || !profile) return [];
  return ipv4AddressesOf(profile).flatMap(({ index: number, attribute, address, prefix }): Inlay[] => {
    if (prefix === undefined) return [];
    const netmask = root.attribute(`NETMASK${number}`);
    const mask = parseIpv4(netmask?.value ?? '');
    const length = mask < 0 ? undefined : prefixOfMask(mask);
    if (netmask && length !== undefined && !root.value(`PREFIX${number}`))
      return [
        { offset: netmask.quotedSpan.end, text: `/${length}`, tooltip: own(subnetText(subnetOf(address, length))) },
      ];
    if (root.value(`PREFIX${number}`)) return [];
    return [
      {
        offset: attribute.quotedSpan.end,
        text: `/${prefix}`,
        tooltip: own(`NetworkManager takes ${maskText(prefix)}`),
      },
    ];
  });
}
