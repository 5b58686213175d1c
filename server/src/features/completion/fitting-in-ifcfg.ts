// Values that fit in ifcfg and route files: what the name of the file says, and what other files of the host leave free.
import {
  type Address,
  addressText,
  contains,
  equal,
  parseAddress,
  plus,
  type Subnet,
  subnetOf,
  usable,
} from '../../address';
import { memoize } from '../../memoize';
import { folderOf, suffixOf } from '../../model/file';
import { prefixAt } from '../../model/ifcfg/addresses';
import { readingOf } from '../../model/ifcfg/profile';
import type { WorkspaceFacts } from '../../model/workspace-facts';
import type { CompletionContext } from './context';
import {
  type Fitting,
  fittingPrefixes,
  type FittingValue,
  hostAddressOf,
  oneValue,
  type ValueAsked,
} from './fitting-value';

/** By key, without the number at its end. */
export const fittingInIfcfg: Readonly<Record<string, Fitting>> = {
  DEVICE: ({ around }) => oneValue(fileSuffix(around), 'as the file is named'),
  NAME: ({ subject, around }) => oneValue(subject.element?.value('DEVICE') || fileSuffix(around), 'as the device'),
  PHYSDEV: ({ subject }) => oneValue(/^([^.]+)\./.exec(subject.element?.value('DEVICE') ?? '')?.[1], 'as in DEVICE'),
  VLAN_ID: ({ subject }) => oneValue(/\.(\d{1,4})$/.exec(subject.element?.value('DEVICE') ?? '')?.[1], 'as in DEVICE'),
  IPADDR: (asked) =>
    neighbours(asked).map(({ subnet, of }) => ({
      value: addressText(freeOf(asked, subnet)),
      why: `free in the subnet of ${of}`,
    })),
  PREFIX: ({ subject, number, around }) => {
    const address = parseAddress(subject.element?.value(`IPADDR${number}`) ?? '');
    const known =
      address &&
      around.workspace
        .overlapping({ first: address, last: address })
        .find((it) => it.of !== subject.element?.value('DEVICE'));
    const own = known ? oneValue(String(known.subnet.prefix), `as ${known.of}`) : [];
    return [...own, ...fittingPrefixes(undefined)];
  },
  GATEWAY: gateways,
  DNS: ({ subject }) => oneValue(subject.element?.value('GATEWAY') || undefined, 'the gateway'),
};

/** The part of the file name that names the device; none for an alias or an empty name. */
const fileSuffix = ({ file }: CompletionContext): string | undefined => {
  const suffix = suffixOf(file);
  return file.kind === 'ifcfg' && /^[\w.-]{1,15}$/.test(suffix) ? suffix : undefined;
};

/** Subnets of other interfaces of the same host, each once. */
function neighbours({ around, subject }: ValueAsked): { subnet: Subnet; of: string }[] {
  const device = subject.element?.value('DEVICE');
  const folder = folderOf(around.file.uri);
  const result = new Map<number, { subnet: Subnet; of: string }>();
  for (const { uri, facts } of around.workspace.files) {
    if (folderOf(uri) !== folder || uri === around.file.uri) continue;
    for (const it of facts.subnets) {
      if (it.by !== 'profile' || it.port || it.of === device || it.subnet.first.family === 6 || it.subnet.prefix > 30)
        continue;
      const start = it.subnet.first.words[3];
      if (!result.has(start)) result.set(start, { subnet: it.subnet, of: it.of });
    }
    if (result.size >= 3) break;
  }
  return [...result.values()];
}

/** All addresses that some file gives to somebody. */
const usedIn = memoize((workspace: WorkspaceFacts): ReadonlySet<string> => {
  const used = new Set<string>();
  for (const { facts } of workspace.files) {
    for (const it of facts.subnets) used.add(addressText(it.address));
    for (const it of facts.reservations) if (it.ip) used.add(addressText(it.ip));
  }
  return used;
});

/** The first address of a subnet that no file gives to anyone, from the tenth on. */
function freeOf({ around }: ValueAsked, subnet: Subnet): Address {
  const used = usedIn(around.workspace);
  const { first, last } = usable(subnet);
  for (
    let it: Address | undefined = plus(first, subnet.prefix > 28 ? 0 : 9);
    it && contains({ first, last }, it);
    it = plus(it, 1)
  )
    if (!used.has(addressText(it))) return it;
  return last;
}

/** The first and the last address of the subnet, which routers usually have. */
function gateways({ subject, around, number }: ValueAsked): FittingValue[] {
  const { element } = subject;
  const own = parseAddress(
    element?.value(`IPADDR${number}`) || element?.value('IPADDR') || element?.value('IPADDR0') || '',
  );
  const profile = readingOf(around.file);
  if (!profile || own?.family !== 4) return [];
  const prefix = prefixAt(profile, number ?? '', own);
  if (prefix === undefined || prefix > 30) return [];
  const subnet = subnetOf(own, prefix);
  const { first, last } = usable(subnet);
  return [first, last]
    .filter((it) => !equal(it, own))
    .map((it) => ({ value: addressText(it), why: it === first ? 'first of the subnet' : 'last of the subnet' }));
}

/** By word of a route line. */
export const fittingInRoutes: Readonly<Record<string, Fitting>> = {
  via: ({ around }) => {
    const device = suffixOf(around.file);
    return around.workspace.files
      .flatMap((it) => it.facts.subnets)
      .filter((it) => it.of === device && it.subnet.first.family === (around.file.kind === 'route6' ? 6 : 4))
      .slice(0, 3)
      .map((it) => hostAddressOf(it.subnet, `in the subnet of ${device}`));
  },
  dev: ({ around }) => oneValue(suffixOf(around.file), 'as the file is named'),
};
