// Trust in the filters of guests where no guest has any.
import { fix } from '../../../fixes/fix';
import { modeWords } from '../../../schema/modes';
import { removeAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { modeOf } from '../../../model/network/mode';
import { attributesAt } from '../../../model/network/elements';

/** Modes in which the interface of a guest is a macvtap device. */
const direct: ReadonlySet<string> = new Set(['macvtap', 'private', 'vepa', 'passthrough']);

export const trustRxFiltersUseless = ruleOfEach({
  code: 'trust-rx-filters-useless',
  of: ['network'],
  severity: 'information',
  summary: 'trustGuestRxFilters in a mode without macvtap devices.',
  source: 'https://libvirt.org/formatdomain.html#network-interfaces: only for macvtap and virtio',
  each: attributesAt('@trustGuestRxFilters', 'portgroup@trustGuestRxFilters'),
  *check(attribute, file) {
    const mode = modeOf(file);
    if (mode === undefined || direct.has(mode) || attribute.value !== 'yes') return;
    yield {
      span: attribute.span,
      message: `trustGuestRxFilters does nothing in ${modeWords[mode]}, only where guests are attached directly`,
      tag: 'unnecessary',
      fixes: [fix('Remove trustGuestRxFilters', removeAttribute(attribute), true)],
    };
  },
});
