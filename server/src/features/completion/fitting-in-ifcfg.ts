// Values that fit in ifcfg and route files: what the name of the file says, and what other files of the host leave free.
import { parseAddress } from '../../address';
import { suffixOf } from '../../model/file';
import { prefixAt } from '../../model/ifcfg/addresses';
import { readingOf } from '../../model/ifcfg/profile';
import { freeBeside, routersOf } from './addresses';
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
  IPADDR: ({ subject, around }) => freeBeside(around, subject.element?.value('DEVICE')),
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

/** The first and the last address of the subnet, which routers usually have. */
function gateways({ subject, around, number }: ValueAsked): FittingValue[] {
  const { element } = subject;
  const own = parseAddress(
    element?.value(`IPADDR${number}`) || element?.value('IPADDR') || element?.value('IPADDR0') || '',
  );
  const profile = readingOf(around.file);
  if (!profile || own?.family !== 4) return [];
  const prefix = prefixAt(profile, number ?? '', own);
  return prefix === undefined || prefix > 30 ? [] : routersOf(own, prefix);
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
