// Guests that are attached to an interface of the host directly: whom they cannot reach, and where they cannot be.
import { fix, replace } from '../../../fixes/fix';
import { directCardsOf } from '../../../model/guest/attached';
import { lookupOf } from '../../../model/lookup';
import { addressesByDevice } from '../../../model/guest/macs';
import { hostAround, uplinkNames } from '../../../model/on-host';
import { kindOf } from '../../../model/port-uplinks';
import { nearest } from '../../../schema/nearest';
import { setAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';

export const domDirect = ruleOfEach({
  name: 'dom-direct',
  of: ['guest'],
  severity: 'hint',
  across: true,
  summary: 'A guest that is attached to an interface of the host directly, and whom it cannot reach.',
  source: 'Linux, drivers/net/macvlan.c; libvirt 9.0.0: the mode is vepa where none is written',
  codes: {
    'dom-device-not-found': 'The host has no such interface.',
    'dom-direct-on-bridge-port': 'The interface is a port of a bridge, bond or team.',
    'dom-direct-vepa-default':
      'Without a mode guests on one interface meet only over a switch that sends their packets back.',
    'dom-direct-host-unreachable': 'Host and guest do not reach each other over the interface.',
  },
  each: directCardsOf,
  *check({ source, on }, file, workspace) {
    const name = on.value;
    const host = hostAround(file, workspace);
    if (host && !host.named.has(name) && workspace.devices(name).length === 0) {
      const all = uplinkNames(host, (it) => it.kind !== 'wireless');
      const [likely] = nearest(name, all);
      yield {
        code: 'dom-device-not-found',
        severity: 'error',
        span: on.valueSpan,
        message: `the host has no interface ${name}, and the guest does not start${all.length === 0 ? '' : `; expected ${all.slice(0, 3).join(', ')}`}`,
        fixes: (likely === undefined ? all.slice(0, 3) : [likely]).map((it) =>
          replace(`Change to ${it}`, on.valueSpan, it, it === likely),
        ),
      };
    }
    const port = lookupOf(workspace).portOf.get(name);
    if (port) {
      yield {
        code: 'dom-direct-on-bridge-port',
        severity: 'warning',
        span: on.valueSpan,
        message: `${name} is a port of ${kindOf(port)} ${port.name}, and the guest fails with "Device or resource busy"; expected ${port.name}`,
        related: [{ at: port.at, message: `${name} becomes a port here` }],
        fixes: [replace(`Attach it to ${port.name}`, on.valueSpan, port.name, true)],
        rival: { uri: port.at.uri },
      };
      return;
    }
    const mode = source.attribute('mode');
    if (!mode && !source.tree.template)
      yield {
        code: 'dom-direct-vepa-default',
        span: source.nameSpan,
        message:
          'without a mode it is vepa, and guests on one interface meet only over a switch that sends their packets back (hairpin)',
        fixes: [fix('Add mode="bridge"', setAttribute(source, 'mode', 'bridge'))],
      };
    const own = workspace.by(addressesByDevice, name).find((it) => !it.port);
    if (!own || mode?.value === 'passthrough') return;
    yield {
      code: 'dom-direct-host-unreachable',
      span: on.valueSpan,
      message: `the host has an address on ${name}, and over macvtap host and guest do not reach each other there; a bridge lets them`,
      related: [{ at: own.at, message: `the address of ${name}` }],
      rival: { uri: own.at.uri },
    };
  },
});
