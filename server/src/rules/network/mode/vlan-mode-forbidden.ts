// VLAN tags where nothing on the host would put them on the packets of guests.
import { fix, type Fix } from '../../../fixes/fix';
import { modeRow, modeWords, reason, supportIn } from '../../../schema/modes';
import type { Version } from '../../../schema/types';
import type { Element } from '../../../syntax/tree';
import { insertChild, removeElement, setAttribute } from '../../../syntax/xml/write';
import { ruleOfAll } from '../../rule';
import { modeOf } from '../../../model/network/mode';
import { elementsAt } from '../../../model/network/elements';
import { modePlace } from '../../factories/misplaced';
import { alsoForOlder } from '../../factories/older';
import type { NetworkMode } from '../../../model/facts';

const forbidden = ruleOfAll({
  code: 'vlan-mode-forbidden',
  of: ['network'],
  severity: 'error',
  summary: 'VLAN tags stand in a mode that cannot tag packets.',
  source: 'libvirt 9.0.0 and 11.3.0, src/network/bridge_driver.c, networkValidate',

  all: elementsAt('vlan', 'portgroup/vlan'),
  *check(_vlans, file, _workspace, { libvirt }) {
    const mode = modeOf(file);
    const { root } = file.tree;
    if (!mode || !root) return;
    const groups = root.childrenNamed('portgroup');
    const own = tagged(root);
    if (!own && !groups.some(tagged)) return;

    const onBridge = mode === 'bridge' || mode === 'macvtap';
    const isPlain = libvirt >= plainBridges && !root.child('virtualport');
    const viaNetwork = onBridge
      ? isPlain || isOpenVSwitch(root)
      : supportIn(modeRow('vlan')!, mode, libvirt) === 'optional';
    const refused = groups.filter((it) => (own || tagged(it)) && !carriesTags(it, mode, viaNetwork));
    const hasDefault = groups.some((it) => it.value('default')?.toLowerCase() === 'yes');

    if (own && ((!viaNetwork && !hasDefault) || refused.some((it) => !tagged(it)))) {
      const group = viaNetwork || hasDefault ? refused.find((it) => !tagged(it)) : undefined;
      yield {
        span: own.nameSpan,
        message: messageOf(mode, libvirt, group, root.child('virtualport')?.value('type')),
        related: modePlace(file),
        fixes: fixesOf(own, root, mode, libvirt),
      };
    }
    for (const group of refused) {
      const vlan = tagged(group);
      if (!vlan) continue;
      const virtualport = group.child('virtualport');
      yield {
        span: vlan.nameSpan,
        message: messageOf(mode, libvirt, virtualport ? group : undefined, root.child('virtualport')?.value('type')),
        related: modePlace(file),
        fixes: fixesOf(vlan, group, mode, libvirt),
      };
    }
    if (mode !== 'macvtap' || !isPlain) return;
    // virDomainNetDefRuntimeValidate refuses the guest: its interface is of type direct.
    for (const [vlan, parent] of taggedIn([root, ...groups.filter((it) => carriesTags(it, mode, viaNetwork))]))
      yield {
        span: vlan.nameSpan,
        severity: 'warning',
        message: `vlan in ${modeWords[mode]} keeps guests from starting: ${reason(modeRow('vlan')!, mode)}, expected a bridge name`,
        related: modePlace(file),
        fixes: fixesOf(vlan, parent, mode, libvirt),
      };
  },
});

export const vlanModeForbidden = alsoForOlder(
  forbidden,
  'vlan on a Linux bridge came with libvirt 11.0.0; an older one refuses it',
);

const taggedIn = (parents: readonly Element[]): [Element, Element][] =>
  parents.flatMap((it) => {
    const vlan = tagged(it);
    return vlan ? [[vlan, it] as [Element, Element]] : [];
  });

/** From this release on, standard Linux bridges tag packets too. */
const plainBridges: Version = 11_000_000;

const tagged = (parent: Element): Element | undefined => {
  const vlan = parent.child('vlan');
  return vlan?.child('tag') ? vlan : undefined;
};

const isOpenVSwitch = (parent: Element): boolean => parent.child('virtualport')?.value('type') === 'openvswitch';

/** A portgroup with a virtual port of its own needs Open vSwitch; one without follows the network. */
function carriesTags(group: Element, mode: NetworkMode, viaNetwork: boolean): boolean {
  if (!group.child('virtualport')) return viaNetwork;
  return (mode === 'bridge' || mode === 'macvtap') && isOpenVSwitch(group);
}

function messageOf(mode: NetworkMode, libvirt: Version, group: Element | undefined, ofNetwork?: string): string {
  const virtualport = group?.child('virtualport');
  if (group && virtualport) {
    const type = virtualport.value('type') ?? 'without type';
    return `vlan with virtual port ${type} of portgroup ${group.value('name') ?? ''} in ${modeWords[mode]}, expected type openvswitch on a bridge`;
  }
  if (ofNetwork !== undefined && libvirt >= plainBridges && (mode === 'bridge' || mode === 'macvtap'))
    return `vlan with virtual port ${ofNetwork} in ${modeWords[mode]}, expected type openvswitch on a bridge`;
  const expected =
    libvirt < plainBridges
      ? 'a bridge with virtualport openvswitch, mode passthrough or hostdev'
      : 'a bridge, mode passthrough or hostdev';
  return `vlan in ${modeWords[mode]}: ${reason(modeRow('vlan')!, mode)}, expected ${expected}`;
}

function fixesOf(vlan: Element, parent: Element, mode: NetworkMode, libvirt: Version): Fix[] {
  const fixes = [fix('Remove vlan', removeElement(vlan))];
  const virtualport = parent.child('virtualport');
  if (virtualport && parent.name === 'portgroup' && mode === 'bridge' && !virtualport.attribute('type'))
    fixes.push(fix('Set the type openvswitch', setAttribute(virtualport, 'type', 'openvswitch')));
  const network = parent.parent ?? parent;
  if (!virtualport && !network.child('virtualport') && mode === 'bridge' && libvirt < plainBridges)
    fixes.push(fix('Add virtualport openvswitch', insertChild(network, `<virtualport type='openvswitch'/>`)));
  return fixes;
}
