// A traffic class that libvirt gives itself.
import { fix } from '../../../fixes/fix';
import { placeOfBandwidth } from '../../../model/network/bandwidth';
import { attributesAt } from '../../../model/network/elements';
import { removeAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const bandwidthClassid = ruleOfEach({
  code: 'bandwidth-classid',
  of: ['network'],
  severity: 'error',
  summary: 'A bandwidth of a network or portgroup has a classID.',
  source: 'https://libvirt.org/formatnetwork.html#quality-of-service',
  each: attributesAt('bandwidth@classID', 'portgroup/bandwidth@classID'),
  *check(classId) {
    yield {
      span: classId.nameSpan,
      message: `classID in ${placeOfBandwidth(classId.element)}; it belongs to the port of a running guest, and libvirt refuses it here`,
      fixes: [fix('Remove classID', removeAttribute(classId), true)],
    };
  },
});
