// A backend of device assignment that kernels no longer have.
import { replace } from '../../../fixes/fix';
import { ruleOfEach } from '../../rule';
import { attributeAt } from '../../../model/network/elements';

export const forwardDriverKvm = ruleOfEach({
  code: 'forward-driver-kvm',
  of: ['network'],
  severity: 'warning',
  summary: 'The driver kvm of device assignment is gone.',
  source: 'https://libvirt.org/news.html#v5-7-0-2019-09-03',

  each: attributeAt('forward/driver@name'),
  *check(name) {
    if (name.value !== 'kvm') return;
    yield {
      span: name.valueSpan,
      message: 'the driver kvm is gone from kernels and from libvirt since 5.7.0, expected vfio',
      fixes: [replace('Change to vfio', name.valueSpan, 'vfio', true)],
      tag: 'deprecated',
    };
  },
});
