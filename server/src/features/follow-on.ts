// Which problems only follow from another one of the file: the same thing is said once. What is left of them is found when
// the other is mended.
import type { File } from '../model/file';
import type { Rule } from '../rules/rule';
import type { Severity } from '../schema/types';
import { lastBefore } from '../syntax/xml/place';
import { kinds, node, type Tree } from '../syntax/tree';
import { countUpTo, type Span } from '../text';
import { absences } from './absences';

interface Said {
  readonly code: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly rule: Pick<Rule, 'across'>;
}

/**
 * What cannot be told, or is told wrongly, while a fault stands: `faults → consequences`, in the element that has the fault
 * and in those within it. An ifcfg file is one element.
 */
export const consequences: ReadonlyMap<string, ReadonlySet<string>> = consequencesOf(`
  bandwidth-number → bandwidth-peak-below-average
  dhcp-host-id-on-ipv4 → dhcp-host-id-invalid
  dhcp-host-mac-on-ipv6 → dhcp-host-mac-invalid
  ip-family-mismatch ip-family-unknown → bootp-on-ipv6 dhcp-host-duplicate-name dhcp-multiple-per-family ip-prefix-range ip-special-ipv4 ip-special-ipv6 nat-ipv6-no-ip route-family
  ip-family-unknown → ip-family-mismatch
  ip-netmask-on-ipv6 → ip-netmask-and-prefix ip-netmask-not-ipv4 ipv6-slaac-needs-64
  ip-prefix-missing-class-d-e → ip-special-ipv4
  ip-prefix-syntax ip-prefix-range → ip-prefix-missing-class-d-e
  route-host-bits → route-default route-multicast
  route-incomplete → route-default route-duplicate
  route-netmask-on-ipv6 → ip-address-inet-aton ip-netmask-not-ipv4 route-netmask-and-prefix
  virtualport-type-unknown → virtualport-incomplete virtualport-merge-conflict vlan-mode-forbidden

  alias-device → subnet-duplicate
  bond-mode-invalid bond-option-colon bond-opts-separator → bond-mode-missing bond-no-monitoring
  bootproto-unknown → multiple-default-routes no-default-route static-no-address
  device-missing → libvirt-bridge-missing multiple-default-routes vlan-parent-undetermined
  device-name-invalid → bond-implicit-type bond-no-ports bond-one-port bond-primary-not-port bridge-no-ports ethtool-iface-differs ib-pkey route-dev-other team-no-ports vlan-id-undetermined vlan-parent-undetermined
  dhcp-fqdn-no-dot → dhcp-fqdn-and-hostname
  dns-invalid → dns-more-than-three dns-without-effect shared-extra
  domain-without-family → dns-family-disabled dns-without-effect
  gateway-invalid → gateway-several gateway-with-dhcp mask-without-address no-default-route static-no-address
  hwaddr-invalid → bond-fail-over-mac-macaddr hwaddr-and-macaddr hwaddr-on-virtual
  ipaddr-invalid netmask-invalid netmask-noncontiguous prefix-invalid prefix-netmask-disagree → duplicate-address-in-file gateway-outside-subnet gateway-with-dhcp mask-without-address no-default-route overlapping-subnets-in-file route-via-unreachable static-no-address
  ipv6addr-invalid → ipv6-address-ignored no-default-route static-no-address
  mtu-invalid → mtu-too-small vlan-mtu
  route-bad-destination route-family route-metric route-sv-gateway-invalid route-sv-netmask-missing route-sv-netmask-noncontiguous route-sv-options-invalid → no-default-route route-default route-duplicate route-via-unreachable routing-rule-table-empty
  route-bad-destination → route-sv-netmask-missing
  uuid-invalid → uuid-duplicate
  value-unfilled → dot1x-client-cert-missing dot1x-identity-missing dot1x-private-key-missing mask-without-address no-default-route static-no-address
  vlan-id-undetermined → vlan-parent-missing vlan-parent-undetermined
  vlan-parent-invalid → vlan-parent-mismatch vlan-parent-missing
  wifi-mode → wifi-ap-isolation
`);

function consequencesOf(lines: string): ReadonlyMap<string, ReadonlySet<string>> {
  const result = new Map<string, Set<string>>();
  for (const line of lines.split('\n')) {
    const [faults = '', codes = ''] = line.split('→').map((it) => it.trim());
    if (codes === '') continue;
    for (const fault of faults.split(' '))
      result.set(fault, new Set([...(result.get(fault) ?? []), ...codes.split(' ')]));
  }
  return result;
}

/** What is the same in other words, or is not worth to be said, at the place of the other. */
export const sameThings: ReadonlyMap<string, ReadonlySet<string>> = consequencesOf(`
  bootp-file-comma → bootp-no-tftp
  ip-is-broadcast ip-is-network-address ip-special-ipv4 → subnet-common-lan
  nat-child-misplaced → pci-needs-hostdev
  xml-not-wellformed → bridge-name-forbidden-mode stray-text unknown-attribute unknown-element

  boolean-invalid → slave-no-with-master
  bridge-in-bridge → bridge-file-missing
  bridge-nm-and-libvirt → bridge-no-ports
  device-case-suspicious → device-file-mismatch
  dot1x-eap-missing dot1x-inner-missing ipv6-token-mode → enum-invalid
  export-prefix space-before-equals → key-unknown key-wrong-case
  ipaddr-special → ipaddr-is-broadcast ipaddr-is-network
  key-other-backend → dhcp-key-without-dhcp key-index-leading-zero
  port-bad-ip-still-refuses → port-has-ip
  smart-quotes → type-unknown
`);

/**
 * Problems in the order of the text, without those that only follow from another. What is found in other files hides
 * nothing: they may change behind the back of this one.
 */
export function withoutFollowOns<T extends Said>({ tree }: File, problems: T[]): T[] {
  if (problems.length < 2) return problems;
  const faults = problems.filter((it) => !it.rule.across);
  const errors = faults.filter((it) => it.severity === 'error');
  const wrong = new Places(errors.filter((it) => isAboutItsPlace(tree, it)).map((it) => it.span));
  const unclear = placesAfter(errors, consequences, ({ span }) => spanAround(tree, span));
  const said = placesAfter(faults, sameThings, ({ span }) => span);
  const saidLouder = placesAfter(errors, sameThings, ({ span }) => span);
  const last = new Map<string, T>();
  return problems.filter((it) => {
    const { code, severity, span, rule } = it;
    const before = last.get(code);
    last.set(code, it);
    // Two rules that report a code may mean the same.
    if (before && before.rule !== rule && (span.start < before.span.end || span.end === before.span.end)) return false;
    if (unclear.get(code)?.cover(span) || saidLouder.get(code)?.meet(span)) return false;
    // That it is a template is said at its first mark, and of all of it.
    if (severity === 'error' || code === 'template') return true;
    if (said.get(code)?.meet(span)) return false;
    return severity === 'warning' ? !wrong.cover(span) : !wrong.meet(span);
  });
}

/** Whether an error tells that what is marked is wrong, and not of something that is missing, or of the file. */
const isAboutItsPlace = ({ text }: Tree, { code, span }: Said): boolean =>
  !absences.has(code) && !/-missing$|^no-/.test(code) && !text.slice(span.start, span.end).includes('\n');

/** Where each consequence of these faults is passed over. */
function placesAfter(
  faults: readonly Said[],
  table: ReadonlyMap<string, ReadonlySet<string>>,
  placeOf: (fault: Said) => Span,
): ReadonlyMap<string, Places> {
  const spans = new Map<string, Span[]>();
  for (const it of faults) {
    const codes = table.get(it.code);
    if (!codes) continue;
    const place = placeOf(it);
    for (const code of codes) {
      const known = spans.get(code);
      if (known) known.push(place);
      else spans.set(code, [place]);
    }
  }
  return new Map([...spans].map(([code, of]) => [code, new Places(of)]));
}

/** The element that a fault is in; an ifcfg file that has nothing but assignments is one. */
function spanAround(tree: Tree, { start }: Span): Span {
  const everything = { start: 0, end: tree.text.length };
  if (tree.language === 'ifcfg' && tree.roots.length < 2) return everything;
  let index = lastBefore(tree, start + 1);
  while (index >= 0) {
    const element = { start: tree.field(index, node.start), end: tree.field(index, node.end) };
    if (tree.field(index, node.kind) === kinds.element && start < element.end) return element;
    index = tree.field(index, node.parent);
  }
  return everything;
}

/** Spans, and how far the first ones of them reach. */
class Places {
  readonly #spans: readonly Span[];
  readonly #ends: number[] = [];

  constructor(spans: readonly Span[]) {
    this.#spans = [...spans].sort((a, b) => a.start - b.start);
    let end = -1;
    for (const it of this.#spans) this.#ends.push((end = Math.max(end, it.end)));
  }

  /** Whether one of them holds all of a span. */
  cover({ start, end }: Span): boolean {
    return this.#reach(start) >= end;
  }

  /** Whether one of them has a character of a span, or is at the same place. */
  meet(span: Span): boolean {
    return this.cover(span) || this.#reach(span.end - 1) > span.start;
  }

  /** Where the last of those ends that start up to an offset. */
  #reach(offset: number): number {
    return this.#ends[countUpTo(this.#spans, offset, (it) => it.start) - 1] ?? -1;
  }
}
