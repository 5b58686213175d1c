// A port that is no trunk, and yet carries more than one VLAN.
import { fix } from '../../../fixes/fix';
import { elementsAt } from '../../../model/network/elements';
import { removeAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const vlanNoTrunk = ruleOfEach({
  code: 'vlan-no-trunk',
  of: ['network', 'guest'],
  severity: 'error',
  summary: 'trunk="no" beside several tags or a native VLAN.',
  source: 'libvirt 9.0.0, src/conf/netdev_vlan_conf.c, virNetDevVlanParse',

  each: elementsAt('vlan', 'portgroup/vlan', 'devices/interface/vlan'),
  *check(vlan) {
    const trunk = vlan.attribute('trunk');
    if (trunk?.value.toLowerCase() !== 'no') return;
    const tags = vlan.childrenNamed('tag');
    const native = tags.find((it) => it.attribute('nativeMode'));
    if (tags.length < 2 && !native) return;
    yield {
      span: trunk.valueSpan,
      message: `${tags.length < 2 ? 'a native VLAN makes' : 'several tags make'} the port a trunk, and libvirt refuses trunk=${trunk.value} beside ${tags.length < 2 ? 'it' : 'them'}`,
      fixes: [fix('Remove trunk', removeAttribute(trunk), true)],
    };
  },
});
