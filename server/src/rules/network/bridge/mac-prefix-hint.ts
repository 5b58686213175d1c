// An address of the kind that libvirt gives to the host side of guests.
import { replace } from '../../../fixes/fix';
import { ruleOfEach } from '../../rule';
import { attributeAt } from '../../../model/network/elements';

export const macPrefixHint = ruleOfEach({
  code: 'mac-prefix-hint',
  of: ['network'],
  severity: 'hint',
  summary: 'The MAC address of the bridge is one of those that the host sides of guests have.',
  source: 'libvirt 9.0.0, src/util/virnetdevtap.c: the first byte of the host side is fe',

  each: attributeAt('mac@address'),
  *check(address) {
    if (!/^fe(?::[0-9a-f]{2}){5}$/i.test(address.value)) return;
    const own = `52:54:00${address.value.slice(8)}`;
    yield {
      span: address.valueSpan,
      message: `${address.value} may be that of a guest's interface on the host, whose first byte libvirt sets to fe; expected one of 52:54:00`,
      fixes: [replace(`Change to ${own}`, address.valueSpan, own, true)],
    };
  },
});
