// Local reverse lookups for a subnet whose border is no border of names.
import { fix } from '../../../fixes/fix';
import { removeAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { fitsPrefix, meetsOther } from '../../../model/network/blocks';
import { localPtrIpsOf, setPrefix } from '../../../model/network/ips';

export const localptrPrefix = ruleOfEach({
  code: 'localptr-prefix',
  of: ['network'],
  severity: 'error',
  summary: 'localPtr in a subnet whose prefix does not end at a digit of reverse names.',
  source: 'libvirt 9.0.0, src/util/virsocketaddr.c, virSocketAddrPTRDomain',

  each: localPtrIpsOf,
  *check(ip, file) {
    if (file.tree.root?.child('dns')?.value('enable') === 'no') return;
    const localPtr = ip.element.attribute('localPtr')!;
    const { prefix } = ip.fact.subnet;
    const is4 = ip.address.family === 4;
    const [step, above] = is4 ? [8, 32] : [4, 128];
    if (0 < prefix && prefix < above && prefix % step === 0) return;
    const wider = prefix - (prefix % 8 || 8);
    const canWiden = is4 && wider >= 16 && fitsPrefix(file, ip, wider) && !meetsOther(file, ip, wider);
    yield {
      span: localPtr.span,
      message: `localPtr with prefix ${prefix}: libvirt cannot name the zone and does not start, expected ${is4 ? 'prefix 8, 16 or 24' : 'a multiple of 4 up to 124'}`,
      fixes: [
        ...(canWiden ? [fix(`Change to /${wider}`, setPrefix(ip.element, wider))] : []),
        fix('Remove localPtr', removeAttribute(localPtr), !canWiden),
      ],
    };
  },
});
