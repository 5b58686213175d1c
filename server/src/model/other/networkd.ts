// What `.network` and `.netdev` files of systemd say of the network. Source: systemd.network(5), systemd.netdev(5).
import { parseKeyfile } from '../../syntax/keyfile/parse';
import type { Attribute, Element } from '../../syntax/tree';
import type { DeviceKind } from '../facts';
import type { Spoken, Saying } from './saying';

const kinds: Readonly<Record<string, DeviceKind>> = { bridge: 'bridge', bond: 'bond', vlan: 'vlan' };

/** Sections may repeat, and each stands for itself. */
export function networkdFacts(text: string, say: Saying): void {
  const sections = parseKeyfile(text).root?.children ?? [];
  const named = (name: string) => sections.filter((it) => it.name === name);
  const [made] = named('NetDev');
  if (made) {
    const [name, kind] = [lastOf(made, 'Name'), lastOf(made, 'Kind')];
    if (name && kind) say.device(name, kinds[kind.text] ?? 'other', lastOf(made, 'MACAddress'));
    const mode = named('Bond')
      .flatMap((it) => lastOf(it, 'Mode') ?? [])
      .at(-1);
    if (name && mode) say.bondMode(name.text, mode);
    return;
  }
  const matched = named('Match').flatMap((it) => lastOf(it, 'Name') ?? []);
  const name = matched.length === 1 && /^[^*?[\]!\s]+$/.test(matched[0]!.text) ? matched[0]! : undefined;
  const links = named('Link');
  if (name)
    say.device(
      name,
      'unknown',
      links.map((it) => lastOf(it, 'MACAddress')).find((it) => it !== undefined),
    );
  // It may be of many interfaces, or of one that is known by its address.
  const of = name?.text ?? '';
  for (const section of named('Network')) {
    for (const kind of ['bridge', 'bond'] as const) {
      const controller = lastOf(section, kind === 'bridge' ? 'Bridge' : 'Bond');
      if (controller) say.port(of, kind, controller.text, controller);
    }
    if (of !== '') for (const it of allOf(section, 'VLAN')) say.vlan(it.text, of, it);
    for (const it of allOf(section, 'Address')) say.address(of, it, undefined, true);
    for (const it of allOf(section, 'Gateway')) say.route(of, { to: { ...it, text: 'default' }, via: it });
  }
  for (const section of named('Address')) {
    const it = lastOf(section, 'Address');
    if (it) say.address(of, it, undefined, true);
  }
  for (const section of named('Route')) {
    const [to, via] = [lastOf(section, 'Destination'), lastOf(section, 'Gateway')];
    const at = to ?? (via && { ...via, text: 'default' });
    if (at) say.route(of, { to: at, via, metric: lastOf(section, 'Metric'), table: lastOf(section, 'Table') });
  }
  for (const section of named('RoutingPolicyRule')) {
    const [from, to, table, priority] = ['From', 'To', 'Table', 'Priority'].map((it) => lastOf(section, it));
    const at = from ?? to ?? table;
    if (at)
      say.rule(of, at, {
        ...(from && { from }),
        ...(to && { to }),
        ...(table && { table }),
        ...(priority && { priority }),
      });
  }
}

const said = ({ raw, valueSpan: { start } }: Attribute): Spoken => {
  const text = raw.trimEnd();
  return { text, span: { start, end: start + text.length } };
};

/** All that a key says in a section: an empty one takes back what stood before it. */
function allOf(section: Element, key: string): Spoken[] {
  const all = section.attributes.filter((it) => it.name === key).map(said);
  return all.slice(all.findLastIndex((it) => it.text === '') + 1);
}

const lastOf = (section: Element, key: string): Spoken | undefined => allOf(section, key).at(-1);
