// A rate that only an interface can be promised.
import { fix } from '../../../fixes/fix';
import { limitsOf, placeOfBandwidth } from '../../../model/network/bandwidth';
import { removeAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const bandwidthFloorMisplaced = ruleOfEach({
  code: 'bandwidth-floor-misplaced',
  of: ['network'],
  severity: 'error',
  summary: 'A bandwidth of a network or portgroup has a floor.',
  source: 'https://libvirt.org/formatnetwork.html#quality-of-service',
  each: limitsOf,
  *check({ element, average, floor }) {
    if (!floor) return;
    yield {
      span: floor.nameSpan,
      message: `floor in ${placeOfBandwidth(element.parent!)}; it belongs to the interface of a guest, and libvirt refuses it here`,
      fixes: average ? [fix('Remove floor', removeAttribute(floor), true)] : [],
    };
  },
});
