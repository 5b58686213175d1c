// The subnet that a guest of type user gets, which SLIRP and passt take in few shapes only.
import { parseAddress } from '../../../address';
import { fix } from '../../../fixes/fix';
import { cardsOf, isOfQemu, typeOf } from '../../../model/guest/cards';
import type { Element } from '../../../syntax/tree';
import { removeAttribute, removeElement, setAttributeValue } from '../../../syntax/xml/write';
import { type Finding, ruleOfEach } from '../../rule';

export const domUserAddress = ruleOfEach({
  code: 'dom-user-address',
  of: ['guest'],
  severity: 'error',
  summary: 'An address of an interface of type user that QEMU does not take, or of another family than it says.',
  source: 'qemuValidateDomainDeviceDefNetwork in libvirt 9.0.0: one address of each family, IPv4 /4 to /27, IPv6 /64',
  each: cardsOf,
  *check(card, { tree }) {
    const seen = new Set<4 | 6>();
    const isUser = typeOf(card) === 'user' && isOfQemu(tree);
    for (const ip of [...card.childrenNamed('ip'), ...(card.child('source')?.childrenNamed('ip') ?? [])]) {
      const written = ip.attribute('address');
      const address = written && parseAddress(written.value);
      if (!address) continue;
      const family = ip.attribute('family');
      if (family && family.value !== `ipv${address.family}` && /^ipv[46]$/.test(family.value)) {
        yield {
          span: written.valueSpan,
          message: `${written.value} is of IPv${address.family} and not of family ${family.value}; libvirt refuses the guest`,
          fixes: [
            fix(`Change family to ipv${address.family}`, setAttributeValue(family, `ipv${address.family}`), true),
          ],
        };
        continue;
      }
      if (!isUser || ip.parent !== card) continue;
      if (seen.has(address.family))
        yield {
          span: written.valueSpan,
          message: `a second IPv${address.family} address of an interface of type user, and libvirt refuses two`,
          fixes: [fix('Remove this <ip>', removeElement(ip))],
        };
      seen.add(address.family);
      yield* ofUser(ip, address.family);
    }
  },
});

function* ofUser(ip: Element, family: 4 | 6): Generator<Finding> {
  const peer = ip.attribute('peer');
  if (peer)
    yield {
      span: peer.span,
      message: 'peer in an interface of type user, where QEMU has none; libvirt refuses the guest',
      fixes: [fix('Remove peer', removeAttribute(peer), true)],
    };
  const prefix = ip.attribute('prefix');
  const length = Number(prefix?.value);
  if (!prefix || !Number.isInteger(length) || prefix.value === '') return;
  const fits = family === 4 ? 4 <= length && length <= 27 : length === 64;
  if (fits || length === 0) return;
  const right = family === 6 ? 64 : length > 27 ? 27 : 4;
  yield {
    span: prefix.valueSpan,
    message: `a prefix of ${prefix.value} in an interface of type user; QEMU takes ${family === 4 ? '4 to 27' : '64'}, and libvirt refuses the guest`,
    fixes: [fix(`Change to ${right}`, setAttributeValue(prefix, String(right)))],
  };
}
