// Changes that write what a person means, where nothing is wrong: another mode, DHCP, a fixed host, IPv6, the mask in the
// other spelling. Offered where the cursor is on what they change.
import type { Fix } from '../../fixes/fix';
import {
  maskText,
  parseAddress,
  parseIpv4,
  plus,
  prefixOfMask,
  type Subnet,
  subnetOf,
  addressText,
} from '../../address';
import { managedModes, type NetworkMode, type RangeFact } from '../../model/facts';
import type { File } from '../../model/file';
import type { NetworkLeases } from '../../model/lease-facts';
import { runningLeasesOf } from '../../model/leases';
import { modeOfElement, prefixOf } from '../../model/network/facts';
import type { WorkspaceFacts } from '../../model/workspace-facts';
import {
  insertChild,
  removeAttribute,
  removeElement,
  renameAttribute,
  setAttribute,
  setAttributeValue as setXmlValue,
} from '../../syntax/xml/write';
import { type Attribute, type Element, flags, kinds, node } from '../../syntax/tree';
import { type Edit, type Span, spansMeet } from '../../text';
import { freeRange, freeSubnets6, macFor, nextAddress, type Whole } from '../free';
import { reservationsAt } from './reserve';
import { quoteOf } from '../completion/context';
import { profileRefactorings } from './ifcfg';
import { keyfileRecipes } from './recipes-keyfile';
import { sparesMarks } from '../template';
import { told } from '../told';

/** A titled change that repairs nothing. */
export type Refactoring = Pick<Fix, 'title' | 'changes'>;

/** What may be rewritten where a selection is, in the order of how much it changes. */
export const refactoringsAt = (file: File, workspace: WorkspaceFacts, span: Span): Refactoring[] =>
  rewritesAt(file, workspace, span)
    .filter((it) => sparesMarks(it, file))
    .map((it) => ({ ...it, title: told(file.tree, it.title) }));

function rewritesAt(file: File, workspace: WorkspaceFacts, span: Span): Refactoring[] {
  const { root } = file.tree;
  if (!root) return [];
  if (file.kind === 'ifcfg') return profileRefactorings(file, workspace, span);
  if (file.kind === 'keyfile') return keyfileRecipes(file, workspace, span);
  if (file.kind !== 'network' || root.name !== 'network' || !root.closed) return [];
  const mode = modeOfElement(root);
  const maskChange = [...file.tree.at('ip'), ...file.tree.at('route')]
    .filter((it) => spansMeet(it.openSpan, span))
    .flatMap(maskRefactorings);
  const spelling = [...maskChange, ...quoteRefactorings(root, span)];
  if (mode === undefined || !managedModes.has(mode)) return spelling;
  return [
    ...spelling,
    ...dhcpRefactorings(file, workspace, span),
    ...ipv6Refactorings(file, workspace, root, span),
    ...modeRefactorings(root, mode, span),
  ];
}

const rewriting = (title: string, edits: readonly Edit[]): Refactoring => ({ title, changes: [{ edits }] });

/** Whether the selection is on the root itself or on one of the short elements at its head. */
function isOnHead(root: Element, span: Span): boolean {
  if (spansMeet(root.openSpan, span)) return true;
  return ['name', 'forward', 'bridge'].some((it) => {
    const child = root.child(it);
    return child !== undefined && spansMeet(child.span, span);
  });
}

/** The same mask in the other spelling. */
function maskRefactorings(element: Element): Refactoring[] {
  const netmask = element.attribute('netmask');
  const prefix = element.attribute('prefix');
  if (netmask && !prefix) {
    const mask = parseIpv4(netmask.value);
    const length = mask < 0 ? undefined : prefixOfMask(mask);
    if (length === undefined) return [];
    const edits = [...renameAttribute(netmask, 'prefix'), ...setXmlValue(netmask, String(length))];
    return [rewriting(`Write the netmask as prefix ${length}`, edits)];
  }
  const length = lengthOf(prefix);
  if (!prefix || netmask || length === undefined || parseIpv4(element.value('address') ?? '') < 0) return [];
  const edits = [...renameAttribute(prefix, 'netmask'), ...setXmlValue(prefix, maskText(length))];
  return [rewriting(`Write the prefix as netmask ${maskText(length)}`, edits)];
}

const lengthOf = (attribute: Attribute | undefined): number | undefined =>
  attribute && /^\d{1,2}$/.test(attribute.value) && Number(attribute.value) <= 32 ? Number(attribute.value) : undefined;

/** One sort of quotes in place of both, asked for at the head of a network; what libvirt keeps as it is written stays. */
function quoteRefactorings(root: Element, span: Span): Refactoring[] {
  const { text } = root.tree;
  if (!isOnHead(root, span) || !text.includes('"') || !text.includes("'")) return [];
  const mark = quoteOf(root.tree);
  const edits = attributesIn(root)
    .filter(({ quotedSpan: { start } }) => text[start] !== mark)
    .map(({ quotedSpan, valueSpan }) => {
      const inside = text.slice(valueSpan.start, valueSpan.end).replaceAll(mark, mark === '"' ? '&quot;' : '&apos;');
      return { span: quotedSpan, text: mark + inside + mark };
    });
  const says = `Write ${mark} around every value`;
  return edits.length > 0 ? [rewriting(says, edits)] : [];
}

function attributesIn({ tree }: Element): Attribute[] {
  const found: Attribute[] = [];
  for (let i = 0; i < tree.data.nodeCount; i++) {
    if (tree.field(i, node.kind) !== kinds.element) continue;
    const element = tree.element(i);
    if (element.name === 'metadata') i = tree.field(i, node.next) - 1;
    else found.push(...element.attributes.filter(isQuoted));
  }
  return found;
}

const isQuoted = ({ flags: its }: Attribute): boolean =>
  (its & (flags.noQuote | flags.noEquals | flags.unterminated | flags.implied)) === 0;

function dhcpRefactorings(file: File, workspace: WorkspaceFacts, span: Span): Refactoring[] {
  const { tree } = file;
  const ips = tree.at('ip');
  const ip =
    ips.find((it) => spansMeet(it.span, span)) ?? (tree.root && isOnHead(tree.root, span) ? ips[0] : undefined);
  const own = parseAddress(ip?.value('address') ?? '');
  const prefix = ip && own && prefixOf(ip, own);
  if (!ip || !own || prefix === undefined || ip.unfinished) return [];
  const subnet = subnetOf(own, prefix);
  const dhcp = ip.child('dhcp');
  const quote = quoteOf(tree);
  const leases = runningLeasesOf(file, workspace);
  if (dhcp)
    return [
      ...hostRefactorings(dhcp, subnet, leases, { file, workspace }),
      ...(leases ? reservationsAt(file, dhcp, subnet, leases, span) : []),
    ];
  // dnsmasq serves one address of each family.
  if (ips.some((it) => it !== ip && it.child('dhcp') && (it.value('family') === 'ipv6') === (own.family === 6)))
    return [];
  const range = freeRange(subnet, own, []);
  if (!range) return [];
  const xml =
    `<dhcp>\n  <range start="${addressText(range.first)}" end="${addressText(range.last)}"/>\n</dhcp>`.replaceAll(
      '"',
      quote,
    );
  return [rewriting('Add DHCP to this network', insertChild(ip, xml))];
}

const rangesOf = (dhcp: Element): RangeFact[] =>
  dhcp.childrenNamed('range').flatMap((it) => {
    const [first, last] = [parseAddress(it.value('start') ?? ''), parseAddress(it.value('end') ?? '')];
    const at = { uri: '', span: it.span };
    return first && last ? [{ first, last, subnet: undefined, startAt: at, endAt: at, at }] : [];
  });

function hostRefactorings(
  dhcp: Element,
  subnet: Subnet,
  leases: NetworkLeases | undefined,
  whole: Whole,
): Refactoring[] {
  const { tree } = dhcp;
  const address = nextAddress(tree, subnet, rangesOf(dhcp), leases);
  if (!address || dhcp.unfinished) return [];
  const names = new Set(dhcp.childrenNamed('host').map((it) => it.value('name')));
  let n = 1;
  while (names.has(`guest${n}`)) n++;
  const known = address.family === 4 ? `mac="${macFor(address, whole)}" ` : '';
  const xml = `<host ${known}name="guest${n}" ip="${addressText(address)}"/>`.replaceAll('"', quoteOf(tree));
  return [rewriting(`Add a fixed host with ${addressText(address)}`, insertChild(dhcp, xml))];
}

function ipv6Refactorings(file: File, workspace: WorkspaceFacts, root: Element, span: Span): Refactoring[] {
  const ips = file.tree.at('ip');
  const isOnIp = ips.some((it) => spansMeet(it.openSpan, span));
  const last = ips.at(-1);
  if ((!isOnIp && !isOnHead(root, span)) || !last) return [];
  if (ips.some((it) => it.value('family') === 'ipv6')) return [];
  const [subnet] = freeSubnets6({ file, workspace }, 1);
  const address = subnet && plus(subnet.first, 1);
  if (!address) return [];
  const xml = `<ip family="ipv6" address="${addressText(address)}" prefix="64"/>`.replaceAll('"', quoteOf(file.tree));
  return [rewriting(`Add IPv6 with ${addressText(subnet.first)}/64`, insertChild(root, xml, { after: last }))];
}

const titles: Readonly<Partial<Record<NetworkMode, string>>> = {
  nat: 'Let guests out by NAT',
  route: 'Make this network routed',
  open: 'Make this network open: routed without firewall rules',
  isolated: 'Make this network isolated',
};

function modeRefactorings(root: Element, mode: NetworkMode, span: Span): Refactoring[] {
  if (!isOnHead(root, span)) return [];
  const hasAddress = root.child('ip') !== undefined;
  return (Object.keys(titles) as NetworkMode[])
    .filter((it) => it !== mode && (hasAddress || it === 'isolated'))
    .map((it) => rewriting(titles[it]!, editsTo(root, it)));
}

/** The edits that give a network one of the modes in which libvirt makes the bridge; what that mode forbids goes. */
function editsTo(root: Element, mode: NetworkMode): Edit[] {
  const forward = root.child('forward');
  // A network that is not isolated has one.
  if (mode === 'isolated') return removeElement(forward!);
  const quote = quoteOf(root.tree);
  if (!forward) {
    const before = ['description', 'title', 'uuid', 'name'].map((it) => root.child(it)).find((it) => it !== undefined);
    const xml = `<forward mode=${quote}${mode}${quote}/>`;
    return before ? insertChild(root, xml, { after: before }) : insertChild(root, xml);
  }
  const leaving = forward.children.filter(
    (it) => (it.name === 'nat' && mode !== 'nat') || (it.name === 'interface' && mode === 'open'),
  );
  const dev = mode === 'open' ? forward.attribute('dev') : undefined;
  return [
    ...setAttribute(forward, 'mode', mode),
    ...(dev ? removeAttribute(dev) : []),
    ...leaving.flatMap((it) => removeElement(it)),
  ];
}
