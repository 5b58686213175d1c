// VLAN tags where nothing tags packets.
import { fix } from '../../../fixes/fix';
import { managedModes, type NetworkMode } from '../../../model/facts';
import { cardAround, inCards, isOfQemu, portTypeOf, typeOf } from '../../../model/guest/cards';
import { pluggedInto } from '../../../model/guest/networks';
import type { WorkspaceFacts } from '../../../model/workspace-facts';
import { modeWords } from '../../../schema/modes';
import { type Version, version } from '../../../schema/types';
import type { Element } from '../../../syntax/tree';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const domVlanUnsupported = ruleOfEach({
  code: 'dom-vlan-unsupported',
  of: ['guest'],
  severity: 'error',
  summary: 'VLAN tags of a network card that nothing puts on its packets.',
  source:
    'libvirt 9.0.0 at start: "vlan tag not supported for this connection type"; Linux bridges have them since 11.0.0, those that libvirt makes not before 11.4.0',
  each: inCards('vlan'),
  *check(vlan, { tree }, workspace, { libvirt }) {
    if (vlan.children.length === 0 || !isOfQemu(tree)) return;
    const why = reasonFor(cardAround(vlan), workspace, libvirt);
    if (why === undefined) return;
    yield {
      span: vlan.nameSpan,
      message: `VLAN tags ${why}, and the guest does not start; expected a bridge of Open vSwitch, or a virtual function of an SR-IOV card`,
      fixes: [fix('Remove <vlan>', removeElement(vlan))],
    };
  },
});

/** Since then Linux bridges of the host tag packets, too. */
const onBridges = version('11.0.0');

/** Since then those that it makes itself may. 11.3.0 refuses to start, 12.8.0 does not, and none in between was asked. */
const onOwnBridges = version('11.4.0');

/** Why no packet of a card gets a tag, in words; undefined where one may. */
function reasonFor(card: Element, workspace: WorkspaceFacts, libvirt: Version): string | undefined {
  const type = typeOf(card);
  const isNowhere = type === 'user' || type === 'ethernet' || (libvirt >= toldAtDefine && untaggedTypes.has(type));
  if (isNowhere) return `in an interface of type ${type}`;
  if (portTypeOf(card) === 'openvswitch') return undefined;
  if (type === 'bridge') return libvirt < onBridges ? 'on a Linux bridge' : undefined;
  if (type === 'direct') {
    const mode = card.child('source')?.value('mode') ?? 'vepa';
    return ['vepa', 'bridge', 'private'].includes(mode) ? `on macvtap of mode ${mode}` : undefined;
  }
  const network = pluggedInto(card, workspace)?.network;
  if (network?.mode === undefined || network.ports.virtualport === 'openvswitch') return undefined;
  const { mode, name } = network;
  if (managedModes.has(mode)) return libvirt < onOwnBridges ? `on ${name}, whose bridge libvirt makes` : undefined;
  if (mode === 'bridge') return libvirt < onBridges ? `on ${name}, which uses a Linux bridge` : undefined;
  return untagged.has(mode) ? `on ${name}, which is ${modeWords[mode]}` : undefined;
}

/** The first that was found to refuse a guest for what is told of these; 11.3.0 starts it without tags. */
const toldAtDefine = version('12.8.0');

const untaggedTypes: ReadonlySet<string> = new Set([
  ...['udp', 'mcast', 'server', 'client', 'internal', 'vhostuser', 'vdpa', 'null'],
]);

const untagged: ReadonlySet<NetworkMode> = new Set<NetworkMode>(['macvtap', 'private', 'vepa']);
