// A port of a switch that the network card, or its network, does not have.
import { fix } from '../../../fixes/fix';
import { mayGainWithin } from '../../../model/brought';
import { managedModes, type NetworkFact } from '../../../model/facts';
import { cardAround, inCards, isOfQemu, typeOf } from '../../../model/guest/cards';
import { pluggedInto } from '../../../model/guest/networks';
import { parameterNames, parametersOf } from '../../../model/network/virtualport';
import { modeWords } from '../../../schema/modes';
import type { Element } from '../../../syntax/tree';
import { removeAttribute, removeElement, setAttribute } from '../../../syntax/xml/write';
import { type Finding, ruleOfEach } from '../../rule';

export const domVirtualport = ruleOfEach({
  name: 'dom-virtualport',
  of: ['guest'],
  severity: 'error',
  summary: 'A virtualport without type, with wrong parameters, or on a network without ports of a switch.',
  source: 'virNetDevVPortProfileParse and networkAllocatePort of libvirt 9.0.0',
  codes: {
    'dom-virtualport-missing': 'A virtualport without type, or without a parameter that its type needs.',
    'dom-virtualport-parameter': 'A parameter of another type.',
    'dom-virtualport-network-mode': 'A virtualport on a network that has none of its type.',
  },
  each: inCards('virtualport'),
  *check(virtualport, { tree }, workspace) {
    const card = cardAround(virtualport);
    const type = virtualport.attribute('type');
    const isAlone = alone.has(typeOf(card)) && !mayGainWithin(card);
    if (!type && isAlone)
      yield {
        code: 'dom-virtualport-missing',
        span: virtualport.nameSpan,
        message: 'a virtualport without type, which libvirt refuses; expected openvswitch or another type',
        fixes:
          typeOf(card) === 'bridge' && !virtualport.child('parameters')
            ? [fix('Add type="openvswitch"', setAttribute(virtualport, 'type', 'openvswitch'))]
            : [],
      };
    if (type && Object.hasOwn(parametersOf, type.value)) yield* ofParameters(virtualport, type.value, isAlone);
    const network = isOfQemu(tree) ? pluggedInto(card, workspace)?.network : undefined;
    const why = network && clash(network, type?.value);
    if (why !== undefined)
      yield {
        code: 'dom-virtualport-network-mode',
        span: type?.valueSpan ?? virtualport.nameSpan,
        message: `${type ? `a port of ${type.value}` : 'a virtualport'} on network ${network!.name}, ${why}; the guest does not start`,
        related: [{ at: network!.at, message: `network ${network!.name} is here` }],
        fixes: [fix('Remove <virtualport>', removeElement(virtualport))],
      };
  },
});

/** Types whose port is not merged with that of a network. */
const alone: ReadonlySet<string> = new Set(['bridge', 'direct', 'hostdev']);

function* ofParameters(virtualport: Element, type: string, isAlone: boolean): Generator<Finding> {
  const { takes, needs } = parametersOf[type]!;
  const parameters = virtualport.child('parameters');
  for (const extra of parameters?.attributes ?? [])
    if (!takes.includes(extra.name) && parameterNames.has(extra.name))
      yield {
        code: 'dom-virtualport-parameter',
        span: extra.nameSpan,
        message: `${extra.name} is no parameter of ${type}, which takes ${takes.join(', ')}; libvirt refuses the guest`,
        fixes: [fix(`Remove ${extra.name}`, removeAttribute(extra), true)],
      };
  // Of a network such a port is refused whatever it says.
  const needed = type === 'midonet' ? takes : needs;
  const missing = needed.filter((it) => parameters?.attribute(it) === undefined);
  if (!isAlone || missing.length === 0) return;
  yield {
    code: 'dom-virtualport-missing',
    span: (parameters ?? virtualport).nameSpan,
    message: `${type} without ${missing.join(', ')}, and libvirt refuses the guest`,
  };
}

/** Why a network gives no port of that type; undefined where it may. */
function clash({ mode, ports }: NetworkFact, type: string | undefined): string | undefined {
  if (mode === undefined) return undefined;
  if (managedModes.has(mode)) return 'whose bridge libvirt makes';
  if (type === undefined) return undefined;
  if (ports.virtualport !== undefined && ports.virtualport !== type) return `whose ports are of ${ports.virtualport}`;
  const isSwitch = type.startsWith('802.1');
  if (mode === 'bridge' && isSwitch) return 'which uses a bridge of the host';
  return mode !== 'bridge' && !isSwitch ? `which is ${modeWords[mode]}` : undefined;
}
