// A bridge that a network card is plugged into and that nobody makes, or that libvirt makes for a network of its own.
import { fix, replace } from '../../../fixes/fix';
import { managedModes } from '../../../model/facts';
import { bridgedCardsOf } from '../../../model/guest/attached';
import { portTypeOf } from '../../../model/guest/cards';
import { isWhole } from '../../../model/inventory';
import { lookupOf, mayBeBridge } from '../../../model/lookup';
import { hostAround } from '../../../model/on-host';
import { nearest } from '../../../schema/nearest';
import type { Element } from '../../../syntax/tree';
import { removeAttribute, setAttribute } from '../../../syntax/xml/write';
import type { Edit } from '../../../text';
import { ruleOfEach } from '../../rule';

export const domBridge = ruleOfEach({
  name: 'dom-bridge',
  of: ['guest'],
  severity: 'warning',
  across: true,
  summary: 'A bridge that nobody makes, or that is the bridge of a network.',
  source: 'libvirt 9.0.0 at start: "Cannot get interface MTU on …: No such device", "Operation not supported"',
  codes: {
    'dom-bridge-not-found': 'No file makes the bridge, and the running host does not have it.',
    'dom-libvirt-bridge-direct': 'The bridge is that of a network, whose settings the guest passes by.',
  },
  each: bridgedCardsOf,
  *check({ card, source, on }, file, workspace) {
    if (portTypeOf(card) === 'openvswitch') return;
    const name = on.value;
    const lookup = lookupOf(workspace);
    const owner = (lookup.byBridge.get(name) ?? []).find((it) => it.mode !== undefined && managedModes.has(it.mode));
    if (owner) {
      yield {
        code: 'dom-libvirt-bridge-direct',
        span: on.valueSpan,
        message: `${name} is the bridge of network ${owner.name}: the guest passes by what the network says of its guests, and libvirt does not know that it is used; expected type network`,
        related: [{ at: owner.at, message: `network ${owner.name} makes ${name}` }],
        fixes:
          owner.name === '' ? [] : [fix(`Plug it into network ${owner.name}`, intoNetwork(card, source, owner.name))],
        rival: { uri: owner.at.uri },
      };
      return;
    }
    const host = hostAround(file, workspace);
    const configured = lookup.configured();
    if (!host && configured.length === 0) return;
    const there = host?.named.get(name);
    if (workspace.devices(name).some(mayBeBridge)) return;
    if (there && (!isWhole(host!) || there.kind === 'bridge')) return;
    const ofFiles = configured.filter((it) => it.kind === 'bridge' && it.name !== '');
    const ofHost = (host?.devices ?? []).filter((it) => it.kind === 'bridge' && !host!.ofNetworks.includes(it.name));
    const names = [...new Set([...ofFiles, ...ofHost].map((it) => it.name))];
    const [likely] = nearest(name, names);
    const wrong = workspace.devices(name).find((it) => it.by === 'host' || it.live);
    const missing = `${host ? 'the host has' : 'no file makes'} no bridge ${name}`;
    yield {
      code: 'dom-bridge-not-found',
      severity: host ? 'error' : 'warning',
      span: on.valueSpan,
      message: `${wrong ? `${name} is no bridge but ${wrong.kind}` : missing}, and the guest does not start${names.length === 0 ? '' : `; expected ${names.slice(0, 3).join(', ')}`}`,
      related: wrong && wrong.at.uri !== '' ? [{ at: wrong.at, message: `${name} is ${wrong.kind}` }] : [],
      fixes: (likely === undefined ? names.slice(0, 3) : [likely]).map((it) =>
        replace(`Change to ${it}`, on.valueSpan, it, it === likely),
      ),
      ...(host ? {} : { rival: { uri: (wrong ?? configured[0]!).at.uri } }),
    };
  },
});

/** The same card on the network that makes its bridge. */
function intoNetwork(card: Element, source: Element, name: string): Edit[] {
  const bridge = source.attribute('bridge')!;
  const named = source.attribute('network')
    ? [...setAttribute(source, 'network', name), ...removeAttribute(bridge)]
    : [
        { span: bridge.nameSpan, text: 'network' },
        { span: bridge.valueSpan, text: name },
      ];
  return [...setAttribute(card, 'type', 'network'), ...named];
}
