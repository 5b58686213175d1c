// Limits of traffic, as the rules about them read them.
import type { Attribute, Element } from '../../syntax/tree';
import { derive } from '../reading';
import { elementsAt } from './elements';

/** `inbound` or `outbound`. */
export interface Limit {
  readonly element: Element;
  readonly average: Attribute | undefined;
  readonly peak: Attribute | undefined;
  readonly burst: Attribute | undefined;
  readonly floor: Attribute | undefined;
}

/** The bandwidth of the network and of its portgroups, or of the cards of a guest. */
export const bandwidthsOf = elementsAt('bandwidth', 'portgroup/bandwidth', 'devices/interface/bandwidth');

/** Their limits. */
export const limitsOf = derive(bandwidthsOf, (all): readonly Limit[] =>
  all
    .flatMap((it) => it.children)
    .filter((it) => it.name === 'inbound' || it.name === 'outbound')
    .map((element) => ({
      element,
      average: element.attribute('average'),
      peak: element.attribute('peak'),
      burst: element.attribute('burst'),
      floor: element.attribute('floor'),
    })),
);

/** A rate in whole numbers, as the schema takes it; undefined when it is none. */
export const rateOf = (rate: Attribute | undefined): number | undefined =>
  rate && /^\d{1,15}$/.test(rate.value) ? Number(rate.value) : undefined;

/** Where a bandwidth stands, in words. */
export const placeOfBandwidth = ({ parent }: Element): string =>
  parent?.name === 'portgroup' ? 'a portgroup' : 'a network';
