// What netplan files say of the network. Source: https://netplan.readthedocs.io/en/stable/netplan-yaml/
import {
  atPath,
  entriesOf,
  itemsOf,
  memberOf,
  readYaml,
  type YamlNode,
  type YamlWord,
  wordIn,
} from '../../syntax/yaml/read';
import type { DeviceKind } from '../facts';
import type { Saying } from './saying';

const kinds: Readonly<Record<string, DeviceKind>> = {
  ethernets: 'ethernet',
  modems: 'other',
  wifis: 'wireless',
  bridges: 'bridge',
  'dummy-devices': 'other',
  bonds: 'bond',
  tunnels: 'other',
  vlans: 'vlan',
  vrfs: 'other',
};

export function netplanFacts(text: string, say: Saying): void {
  for (const document of readYaml(text))
    for (const [group, kind] of Object.entries(kinds))
      for (const { key, value } of entriesOf(atPath(document, `network.${group}`))) {
        const name = nameOf(key, value);
        if (name) interfaceFacts(name, kind, value, say);
      }
}

/** With `match:` the key is a label, and the interface is called as `set-name` or a name without a pattern says. */
function nameOf(key: YamlWord, it: YamlNode | undefined): YamlWord | undefined {
  if (key.text.includes('{{')) return undefined;
  if (!memberOf(it, 'match')) return key;
  const matched = wordIn(atPath(it, 'match.name'));
  return wordIn(memberOf(it, 'set-name')) ?? (matched && /^[^*?[\]!\s]+$/.test(matched.text) ? matched : undefined);
}

function interfaceFacts(name: YamlWord, kind: DeviceKind, it: YamlNode | undefined, say: Saying): void {
  const word = (key: string) => wordIn(memberOf(it, key));
  say.device(name, kind, word('macaddress'));
  if (kind === 'bridge' || kind === 'bond')
    for (const port of itemsOf(memberOf(it, 'interfaces')).map(wordIn))
      if (port) say.port(port.text, kind, name.text, port);
  const link = word('link');
  const mode = wordIn(atPath(it, 'parameters.mode'));
  if (kind === 'bond' && mode) say.bondMode(name.text, mode);
  const primary = wordIn(atPath(it, 'parameters.primary'));
  if (primary) say.mention(primary);
  if (kind === 'vlan' && link) say.vlan(name.text, link.text, link);
  for (const item of itemsOf(memberOf(it, 'addresses'))) {
    // An address with a label or a lifetime is the key of a map.
    const address = wordIn(item) ?? entriesOf(item)[0]?.key;
    if (address) say.address(name.text, address);
  }
  for (const [key, to] of [
    ['gateway4', '0.0.0.0/0'],
    ['gateway6', '::/0'],
  ] as const) {
    const via = word(key);
    if (via) say.route(name.text, { to: { text: to, span: via.span }, via });
  }
  for (const route of itemsOf(memberOf(it, 'routes'))) {
    const part = (key: string) => wordIn(memberOf(route, key));
    const to = part('to');
    if (to) say.route(name.text, { to, via: part('via'), metric: part('metric'), table: part('table') });
  }
  for (const rule of itemsOf(memberOf(it, 'routing-policy'))) {
    const part = (key: string) => wordIn(memberOf(rule, key));
    const [from, to, table, priority] = ['from', 'to', 'table', 'priority'].map(part);
    const at = from ?? to ?? table;
    if (at)
      say.rule(name.text, at, {
        ...(from && { from }),
        ...(to && { to }),
        ...(table && { table }),
        ...(priority && { priority }),
      });
  }
}
