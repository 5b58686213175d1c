// Trust in the filters of guests where no guest has any.
import { fix } from '../../../fixes/fix';
import { modeWords } from '../../../schema/modes';
import { removeAttribute } from '../../../syntax/xml/write';
import { rule } from '../../rule';
import { networkOf } from '../../../model/networks';

/** Modes in which the interface of a guest is a macvtap device. */
const direct: ReadonlySet<string> = new Set(['macvtap', 'private', 'vepa', 'passthrough']);

export const trustRxFiltersUseless = rule({
  code: 'trust-rx-filters-useless',
  of: ['network'],
  severity: 'information',
  summary: 'trustGuestRxFilters in a mode without macvtap devices.',
  source: 'https://libvirt.org/formatdomain.html#network-interfaces: only for macvtap and virtio',
  *check(file) {
    const mode = networkOf(file)?.mode;
    if (mode === undefined || direct.has(mode)) return;
    for (const element of [file.tree.root!, ...file.tree.at('portgroup')]) {
      const attribute = element.attribute('trustGuestRxFilters');
      if (attribute?.value !== 'yes') continue;
      yield {
        span: attribute.span,
        message: `trustGuestRxFilters does nothing in ${modeWords[mode]}, only where guests are attached directly`,
        tag: 'unnecessary',
        fixes: [fix('Remove trustGuestRxFilters', removeAttribute(attribute), true)],
      };
    }
  },
});
