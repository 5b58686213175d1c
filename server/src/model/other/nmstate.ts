// What nmstate wants of the network, by itself or in a NodeNetworkConfigurationPolicy of Kubernetes.
// Source: https://nmstate.io/devel/yaml_api.html
import { atPath, itemsOf, memberOf, readYaml, type YamlNode, type YamlWord, wordIn } from '../../syntax/yaml/read';
import type { DeviceKind } from '../facts';
import type { Spoken, Saying } from './saying';

const kinds: Readonly<Record<string, DeviceKind>> = {
  'linux-bridge': 'bridge',
  'ovs-bridge': 'bridge',
  bond: 'bond',
  vlan: 'vlan',
  ethernet: 'ethernet',
  infiniband: 'infiniband',
};

export function nmstateFacts(text: string, say: Saying): void {
  for (const document of readYaml(text)) {
    const kind = wordIn(memberOf(document, 'kind'))?.text;
    const state = kind === 'NodeNetworkConfigurationPolicy' ? atPath(document, 'spec.desiredState') : document;
    // Another document of Kubernetes may have anything of these names.
    if (!state || (kind !== undefined && state === document)) continue;
    for (const it of itemsOf(memberOf(state, 'interfaces'))) interfaceFacts(it, say);
    routeFacts(state, say);
  }
}

function interfaceFacts(it: YamlNode, say: Saying): void {
  const at = (path: string) => wordIn(atPath(it, path));
  const name = at('name');
  const state = at('state')?.text;
  if (!name || state === 'absent' || state === 'ignore') return;
  const type = at('type')?.text;
  const kind = type === undefined ? 'unknown' : (kinds[type] ?? 'other');
  const label = at('identifier')?.text === 'mac-address';
  if (label) return;
  say.device(name, kind, at('mac-address'));
  for (const port of portsOf(it, kind)) say.port(port.text, kind === 'bond' ? 'bond' : 'bridge', name.text, port);
  const mode = at('link-aggregation.mode') ?? at('bond.mode');
  if (kind === 'bond' && mode) say.bondMode(name.text, mode);
  const parent = at('vlan.base-iface');
  if (kind === 'vlan' && parent) say.vlan(name.text, parent.text, parent);
  for (const it of mentioning.map(at)) if (it) say.mention(it);
  for (const family of ['ipv4', 'ipv6']) {
    // nmstate drops addresses where the family is not enabled.
    if (at(`${family}.enabled`)?.text !== 'true') continue;
    for (const one of itemsOf(atPath(it, `${family}.address`))) {
      const ip = wordIn(memberOf(one, 'ip'));
      const prefix = wordIn(memberOf(one, 'prefix-length'));
      if (ip && prefix && !ip.text.includes('/')) say.address(name.text, ip, prefix.text);
    }
  }
}

/** Where an interface names another one, and no more follows from it here. */
const mentioning = ['copy-mac-from', 'link-aggregation.options.primary', 'bond.options.primary'];

/** Each list has an older name, too. */
const lists = {
  bridge: ['bridge.port', 'bridge.ports'],
  bond: ['link-aggregation', 'bond'].flatMap((it) => ['port', 'ports', 'slaves'].map((list) => `${it}.${list}`)),
};

/** Ports by name, whether they stand alone or as the name in a map. */
const portsOf = (it: YamlNode, kind: DeviceKind): YamlWord[] =>
  kind === 'bridge' || kind === 'bond'
    ? lists[kind]
        .flatMap((path) => itemsOf(atPath(it, path)))
        .flatMap((port) => wordIn(port) ?? wordIn(memberOf(port, 'name')) ?? [])
    : [];

function routeFacts(state: YamlNode, say: Saying): void {
  const words = (it: YamlNode, keys: Readonly<Record<string, string>>): Readonly<Record<string, Spoken | undefined>> =>
    Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, wordIn(memberOf(it, key))]));
  for (const it of itemsOf(atPath(state, 'routes.config'))) {
    if (wordIn(memberOf(it, 'state'))?.text === 'absent') continue;
    const { to, via, of, metric, table } = words(it, {
      ...{ to: 'destination', via: 'next-hop-address', of: 'next-hop-interface', metric: 'metric', table: 'table-id' },
    });
    if (of) say.mention(of);
    if (to && of) say.route(of.text, { to, via, metric, table });
  }
  for (const it of itemsOf(atPath(state, 'route-rules.config'))) {
    if (wordIn(memberOf(it, 'state'))?.text === 'absent') continue;
    const { from, to, table, priority, on } = words(it, {
      ...{ from: 'ip-from', to: 'ip-to', table: 'route-table', priority: 'priority', on: 'iif' },
    });
    if (on) say.mention(on);
    const at = from ?? to ?? table;
    if (at)
      say.rule('', at, {
        ...(from && { from }),
        ...(to && { to }),
        ...(table && { table }),
        ...(priority && { priority }),
      });
  }
}
