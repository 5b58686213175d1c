// A virtual port that the devices of this mode do not have: the network starts, and guests do not.
import { fix } from '../../../fixes/fix';
import type { NetworkMode } from '../../../model/facts';
import { modeRow, modeWords, supportIn } from '../../../schema/modes';
import { removeElement, setAttributeValue } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { modeOf } from '../../../model/network/mode';
import { virtualportsOf } from '../../../model/network/virtualport';

export const virtualportModeMismatch = ruleOfEach({
  code: 'virtualport-mode-mismatch',
  of: ['network'],
  severity: 'warning',
  summary: 'Guests cannot be plugged in: the mode has no virtual ports of this type.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkAllocatePort',

  each: virtualportsOf,
  *check(element, file, _workspace, { libvirt }) {
    const mode = modeOf(file);
    const type = element.attribute('type');
    if (!mode || !type || !known.has(type.value)) return;
    const isUsable = supportIn(modeRow('virtualport')!, mode, libvirt) === 'optional';
    if (isUsable && typesIn(mode).includes(type.value)) return;
    const [only, other] = isUsable ? typesIn(mode) : [];
    const expected = only ? `expected ${only}${other ? ` or ${other}` : ''}` : 'expected none';
    yield {
      span: type.valueSpan,
      message: `virtual port ${type.value} in ${modeWords[mode]} keeps guests from starting, ${expected}`,
      fixes: [
        ...(only && !other && element.children.length === 0
          ? [fix(`Change to ${only}`, setAttributeValue(type, only))]
          : []),
        // Tags need an Open vSwitch port, so that they cannot stay without it.
        ...(element.parent?.child('vlan') ? [] : [fix('Remove virtualport', removeElement(element))]),
      ],
    };
  },
});

const known = new Set(['802.1Qbg', '802.1Qbh', 'openvswitch', 'midonet']);

/** Bridges of the host may be Open vSwitch; switches talk 802.1Qbg or 802.1Qbh to directly attached guests. */
const typesIn = (mode: NetworkMode): readonly string[] =>
  mode === 'bridge' ? ['openvswitch'] : ['802.1Qbg', '802.1Qbh'];
