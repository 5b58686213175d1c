// What has to change of one definition so that it becomes another: entries of lists that are changed in place, and the rest.
import type { Version } from '../../../schema/types';
import type { NetworkMode } from '../../facts';
import { type Difference, differencesOfParts } from '../drift/differences';
import type { Definition, DefinitionPart } from '../drift/part';
import { partOf } from '../drift/read';
import { modeOfElement } from '../facts';
import { type Descriptions, descriptionsOf } from './descriptions';
import { type Section, sections } from './sections';
import { type EntryUpdate, updatesOf } from './updates';

/** The updates of one list. */
export interface UpdateGroup {
  readonly section: Section;
  readonly parentIndex: number | undefined;
  readonly updates: readonly EntryUpdate[];
  /** What these do on a running network besides, in words. */
  readonly price: string | undefined;
}

/** `here`: in the text that is to be. `there`: in what is. */
export type RestartReason = Pick<Difference, 'path' | 'here' | 'there'>;

export interface Changes {
  /** In the order in which they are done; of no use when there are reasons against it. */
  readonly groups: readonly UpdateGroup[];
  /** What no update brings about. */
  readonly reasons: readonly RestartReason[];
  readonly descriptions: Descriptions;
  /**
   * Whether dnsmasq does not hear of the first host of an IPv6 subnet: its configuration still says that there is no DHCP, and
   * libvirt looks at IPv4 only when it decides whether to start it anew.
   */
  readonly isUnheard: boolean;
}

/** Undefined when one of the two is no network. */
export function changesOf(is: Definition, wanted: Definition, libvirt: Version | undefined): Changes | undefined {
  const [from, to] = [partOf(is), partOf(wanted)];
  if (!from || !to) return undefined;
  const mode = modeOfElement(from.element!) ?? 'isolated';
  const descriptions = descriptionsOf(from, to, libvirt);
  const lists = [...listsOf(from, to, mode)];
  for (const it of [from, to]) leaveOutEntries(it, mode);
  const reasons: RestartReason[] = differencesOfParts(to, from);
  const groups: UpdateGroup[] = [];
  if (reasons.length > 0) return { groups, reasons, descriptions, isUnheard: false };
  for (const { section, parentIndex, here, there } of lists) {
    const updates = updatesOf(here, there, { section, mode, libvirt, parentIndex });
    const [first] = [...there, ...here];
    if (updates?.length === 0) continue;
    if (updates) groups.push({ section, parentIndex, updates, price: priceOf(section, mode) });
    else reasons.push({ path: section.path.join(' › '), here: { span: first!.span }, there: { span: first!.span } });
  }
  const isUnheard = lists.some((it) => it.isFirstOfIpv6) && !groups.some(({ section }) => section.restartsDnsmasq);
  return { groups, reasons, descriptions, isUnheard };
}

interface Lists {
  readonly section: Section;
  readonly parentIndex: number | undefined;
  readonly here: readonly DefinitionPart[];
  readonly there: readonly DefinitionPart[];
  /** Of hosts of an IPv6 subnet that has neither any nor a range. */
  readonly isFirstOfIpv6: boolean;
}

/** The lists of both, in the order in which they are changed. Those of an `ip` belong to the one at the same place. */
function* listsOf(from: DefinitionPart, to: DefinitionPart, mode: NetworkMode): Generator<Lists> {
  for (const section of sections) {
    if (!isChangeable(section, mode)) continue;
    const [top, ...path] = section.path;
    const isInIp = top === 'ip';
    const [before, after] = isInIp ? [from, to].map((it) => it.lists.get('ip') ?? []) : [[from], [to]];
    for (const [i, it] of before!.entries()) {
      const other = after![i];
      if (!other) continue;
      const names = isInIp ? path : section.path;
      const [here, there] = [entriesIn(it, names), entriesIn(other, names)];
      const isFirstOfIpv6 = section.name === 'ip-dhcp-host' && there.length > 0 && isUnserved(it);
      yield { section, parentIndex: isInIp ? i : undefined, here, there, isFirstOfIpv6 };
    }
  }
}

const isUnserved = (ip: DefinitionPart): boolean =>
  (ip.values.get('address')?.text.includes(':') ?? false) &&
  ['host', 'range'].every((it) => entriesIn(ip, ['dhcp', it]).length === 0);

const firewalled: ReadonlySet<NetworkMode> = new Set<NetworkMode>(['nat', 'route', 'isolated']);

function priceOf({ restartsDnsmasq, rewritesFirewall }: Section, mode: NetworkMode): string | undefined {
  const prices = [
    restartsDnsmasq && 'dnsmasq is started anew, which loses no lease',
    rewritesFirewall &&
      firewalled.has(mode) &&
      'the firewall rules of the network are written anew, which takes about 2 s',
  ];
  return prices.filter(Boolean).join('; ') || undefined;
}

function entriesIn(part: DefinitionPart, names: readonly string[]): readonly DefinitionPart[] {
  let holder: DefinitionPart | undefined = part;
  for (const it of names.slice(0, -1)) holder = holder?.parts.get(it);
  return holder?.lists.get(names.at(-1)!) ?? [];
}

function leaveOutEntries(root: DefinitionPart, mode: NetworkMode): void {
  for (const section of sections) {
    if (!isChangeable(section, mode)) continue;
    const [first, ...more] = section.path;
    if (more.length === 0) root.leaveOut(first!);
    else {
      const tops = first === 'ip' ? (root.lists.get('ip') ?? []) : [root.parts.get(first!)];
      for (const top of tops) (more.length > 1 ? top?.parts.get(more[0]!) : top)?.leaveOut(more.at(-1)!);
    }
  }
  root.leaveOut('title', 'description', 'metadata');
}

/** A pool of virtual functions is of PCI devices; a network that forwards nothing says ok to an interface and drops it. */
const isChangeable = ({ name }: Section, mode: NetworkMode): boolean =>
  name !== 'forward-interface' || !['isolated', 'open', 'hostdev'].includes(mode);
