// A network, or a portgroup of it, that a network card names and nobody defines.
import { replace } from '../../../fixes/fix';
import { cardsOf } from '../../../model/guest/cards';
import { isInactive, knowsNetworks, type PluggedCard, pluggedInto } from '../../../model/guest/networks';
import type { File } from '../../../model/file';
import { isLiveUri } from '../../../model/live';
import type { WorkspaceFacts } from '../../../model/workspace-facts';
import { nearest } from '../../../schema/nearest';
import { isUnknown } from '../../../syntax/template/template';
import { type Finding, ruleOfEach } from '../../rule';

export const domNetwork = ruleOfEach({
  name: 'dom-network',
  of: ['guest'],
  severity: 'error',
  across: true,
  summary: 'A network or portgroup that a network card names and nobody defines.',
  source:
    'libvirt 9.0.0 at start: "no network with matching name", "network … is not active"; a portgroup is passed over',
  codes: {
    'dom-network-not-found': 'No network has that name.',
    'dom-network-inactive': 'The network does not run.',
    'dom-portgroup-not-found': 'The network has no portgroup of that name, and the guest runs without its settings.',
  },
  each: cardsOf,
  *check(card, file, workspace) {
    const plugged = pluggedInto(card, workspace);
    if (!plugged) return;
    const { name, network } = plugged;
    if (!network) yield* notFound(plugged, file, workspace);
    else if (isInactive(network))
      yield {
        code: 'dom-network-inactive',
        severity: 'warning',
        span: name.valueSpan,
        message: `network ${name.value} is defined and does not run, and the guest does not start until it does`,
      };
    const portgroup = card.child('source')?.attribute('portgroup');
    if (!network || !portgroup || portgroup.value === '' || isUnknown(portgroup.value)) return;
    const { portgroups } = network.ports;
    if (portgroups.some((it) => it.value === portgroup.value)) return;
    const names = portgroups.map((it) => it.value);
    const [likely] = nearest(portgroup.value, names);
    yield {
      code: 'dom-portgroup-not-found',
      severity: 'warning',
      span: portgroup.valueSpan,
      message: `network ${network.name} has no portgroup ${portgroup.value}, and the guest runs without its settings${listed(names)}`,
      related: [{ at: network.at, message: `network ${network.name} is here` }],
      fixes: (likely === undefined ? names.slice(0, 3) : [likely]).map((it) =>
        replace(`Change to ${it}`, portgroup.valueSpan, it, it === likely),
      ),
      ...(isLiveUri(network.at.uri) ? {} : { rival: { uri: network.at.uri } }),
    };
  },
});

/** Where the host is not looked at, what other files define tells; `default` is on hosts, and in no file. */
function* notFound({ name }: PluggedCard, file: File, workspace: WorkspaceFacts): Generator<Finding> {
  const isKnown = knowsNetworks(file, workspace);
  const others = workspace.networks.filter((it) => it.name !== '');
  if (!isKnown && (others.length === 0 || name.value === 'default')) return;
  const names = [...new Set(others.map((it) => it.name))];
  const [likely] = nearest(name.value, names);
  yield {
    code: 'dom-network-not-found',
    severity: isKnown ? 'error' : 'warning',
    span: name.valueSpan,
    message: `${isKnown ? 'the host has no network' : 'no file defines a network'} ${name.value}, and the guest does not start without it${listed(names)}`,
    fixes: (likely === undefined ? names.slice(0, 3) : [likely]).map((it) =>
      replace(`Change to ${it}`, name.valueSpan, it, it === likely),
    ),
    ...(isKnown ? {} : { rival: { uri: others[0]!.at.uri } }),
  };
}

const listed = (names: readonly string[]): string =>
  names.length === 0 ? '' : `; expected ${names.slice(0, 3).join(', ')}`;
