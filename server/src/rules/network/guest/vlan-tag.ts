// VLAN tags that libvirt refuses together, or that a switch does not carry.
import { fix } from '../../../fixes/fix';
import { removeAttribute, removeElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { modeOf } from '../../../model/network/mode';
import { elementsAt } from '../../../model/network/elements';

export const vlanTag = ruleOfEach({
  name: 'vlan-tag',
  of: ['network', 'guest'],
  severity: 'warning',
  summary: 'VLAN tags that do not go together or that are reserved.',
  source: 'https://libvirt.org/formatnetwork.html#setting-vlan-tag-on-supported-network-types-only',
  codes: {
    'vlan-native-duplicate': 'Two native VLANs.',
    'vlan-id-reserved': 'An id that 802.1Q keeps for itself.',
    'vlan-id-duplicate': 'The same id twice.',
    'vlan-trunk-on-vf': 'A trunk on a device that carries one tag.',
  },
  each: elementsAt('vlan', 'portgroup/vlan', 'devices/interface/vlan'),
  *check(vlan, file) {
    const mode = modeOf(file);
    const tags = vlan.childrenNamed('tag');
    const seen = new Set<number>();
    let native = false;
    for (const tag of tags) {
      const id = tag.attribute('id');
      const number = id && /^\d{1,4}$/.test(id.value) ? Number(id.value) : undefined;
      if (id && (number === 0 || number === 4095))
        yield {
          code: 'vlan-id-reserved',
          span: id.valueSpan,
          message: `VLAN ${id.value} is reserved by 802.1Q; expected 1 to 4094`,
        };
      if (id && number !== undefined && seen.has(number))
        yield {
          code: 'vlan-id-duplicate',
          span: id.valueSpan,
          message: `VLAN ${id.value} stands here already; two tags make the port a trunk`,
          fixes: [fix('Remove this tag', removeElement(tag), true)],
        };
      else if (number !== undefined) seen.add(number);
      const nativeMode = tag.attribute('nativeMode');
      if (nativeMode && native)
        yield {
          code: 'vlan-native-duplicate',
          severity: 'error',
          span: nativeMode.nameSpan,
          message: 'a second tag with nativeMode; a port has one native VLAN, and libvirt refuses two',
          fixes: [fix('Remove nativeMode here', removeAttribute(nativeMode), true)],
        };
      native ||= nativeMode !== undefined;
    }
    const isTrunk = tags.length > 1 || native || vlan.value('trunk') === 'yes';
    if (isTrunk && (mode === 'hostdev' || mode === 'passthrough'))
      yield {
        code: 'vlan-trunk-on-vf',
        span: vlan.nameSpan,
        message: `a VLAN trunk on a network of mode ${mode}; a virtual function carries a single tag`,
      };
  },
});
