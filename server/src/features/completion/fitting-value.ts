// A value that fits this network, what it will belong to, and the words that the languages share.
import { addressText, parseAddress, plus, type Subnet, usable } from '../../address';
import { freeNetworkName } from '../../model/networks';
import type { Element } from '../../syntax/tree';
import type { Span } from '../../text';
import type { CompletionContext } from './context';

export interface FittingValue {
  readonly value: string;
  /** Why this one, in few words. */
  readonly why: string;
}

/** What a value will belong to. */
export interface Subject {
  /** Path below the root: `ip/dhcp/host`; empty for the root itself. */
  readonly path: string;
  /** The element, when it is there already. */
  readonly element: Element | undefined;
  /** The nearest element that is there: itself, or what it will stand in. */
  readonly within: Element;
}

export const subjectOf = (element: Element): Subject => ({
  path: element.path.slice(1).join('/'),
  element,
  within: element,
});

/** What a value is asked for. */
export interface ValueAsked {
  readonly subject: Subject;
  readonly at: Span | undefined;
  readonly around: CompletionContext;
  readonly number?: string;
}

/** The values of one attribute or key, the best first. */
export type Fitting = (asked: ValueAsked) => FittingValue[];

/** A value, where there is one. */
export const oneValue = (value: string | undefined, why: string): FittingValue[] =>
  value === undefined ? [] : [{ value, why }];

/** The first address of a subnet, for the host itself. */
export const hostAddressOf = (subnet: Subnet, why: string): FittingValue => ({
  value: addressText(usable(subnet).first.family === 6 ? plus(subnet.first, 1)! : usable(subnet).first),
  why,
});

/** Lengths of prefixes, with how many addresses they have. */
export function fittingPrefixes(element: Element | undefined): FittingValue[] {
  const address = parseAddress(element?.value('address') ?? '');
  const isIpv6 = address ? address.family === 6 : element?.value('family') === 'ipv6';
  return isIpv6 ? usualPrefixes6 : usualPrefixes;
}

export const usualPrefixes6: FittingValue[] = [{ value: '64', why: 'the usual length' }];

export const usualPrefixes: FittingValue[] = [24, 16, 25, 26, 27, 28, 29].map((it) => ({
  value: String(it),
  why: `${(2 ** (32 - it) - 2).toLocaleString('en-US')} addresses`,
}));

/** A name for the network of a file that no other has: as the file is named, else a usual one. */
export function freeNameFor(usual: string, around: CompletionContext): string {
  const { basename, uri } = around.file;
  const name = basename.replace(/\.xml(?:\.\w+)?$/i, '');
  return freeNetworkName(
    around.file,
    around.workspace,
    /^[\w.-]+$/.test(name) && !uri.startsWith('untitled:') ? name : usual,
  );
}
