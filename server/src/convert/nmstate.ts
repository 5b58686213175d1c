// One nmstate document of many profiles. nmstate lists ports at their controller, and routes, rules and name servers
// for the host as a whole, so all profiles of a folder go in together. Source: nmstate's API documentation.
import { hardwareLength } from '../schema/values-ifcfg';
import { KeyfileSettings } from './nmstate-settings';
import { nmstateBond, nmstateBridge, cardOf, infinibandOf, vlanOf } from './nmstate-devices';
import { ipOf, nmstateRoutes, rulesOf } from './nmstate-addresses';
import type { Conversion } from './profile';
import type { Entry } from './report';
import { type Yaml, yamlText } from './yaml';

export interface Nmstate {
  readonly text: string;
  /** The account of every line of every profile, as nmstate has it. */
  readonly entries: readonly Entry[];
  /** Profiles that nmstate cannot describe or NetworkManager does not load, each with why. */
  readonly left: readonly { readonly file: string; readonly why: string }[];
}

const types: Readonly<Record<string, string>> = {
  ethernet: 'ethernet',
  bridge: 'linux-bridge',
  bond: 'bond',
  vlan: 'vlan',
  infiniband: 'infiniband',
};

/** The document that describes all these profiles together. */
export function nmstateOf(conversions: readonly Conversion[]): Nmstate {
  const left: { file: string; why: string }[] = [];
  const described: KeyfileSettings[] = [];
  for (const it of conversions) {
    const settings = new KeyfileSettings(it);
    const why = it.refusals.length > 0 ? refusalsOf(it) : whyNot(settings);
    if (why === undefined) described.push(settings);
    else left.push({ file: it.file.basename, why });
  }
  const all: KeyfileSettings[] = [];
  const chosen = onePerInterface(described);
  for (const it of described) {
    const of = chosen.get(interfaceNameOf(it))!;
    if (of === it) all.push(it);
    else {
      const { basename } = of.conversion.file;
      left.push({
        file: it.conversion.file.basename,
        why: `nmstate describes an interface once, and ${basename} does`,
      });
    }
  }
  const interfaces = all.map((it) => interfaceOf(it, all));
  const routes = eachOnce(all.flatMap(nmstateRoutes));
  const rules = all.flatMap(rulesOf);
  const state: Yaml = {
    interfaces,
    routes: routes.length > 0 ? { config: routes } : undefined,
    'route-rules': rules.length > 0 ? { config: rules } : undefined,
    'dns-resolver': resolverOf(all),
  };
  const settingsOf = new Map(all.map((it) => [it.conversion, it]));
  const entries = conversions.flatMap((it) => settingsOf.get(it)?.entries() ?? dropped(it, left));
  return { text: yamlText(state), entries, left };
}

/** As nmstate names it; a profile without a name of its own is known by its address. */
const interfaceNameOf = (it: KeyfileSettings): string =>
  it.text('connection', 'interface-name') ?? it.text('connection', 'id')!;

/** Of the profiles of one interface the first that starts by itself, else the first. */
function onePerInterface(all: readonly KeyfileSettings[]): ReadonlyMap<string, KeyfileSettings> {
  const startsItself = (it: KeyfileSettings): boolean => it.text('connection', 'autoconnect') !== 'false';
  const chosen = new Map<string, KeyfileSettings>();
  for (const it of all) {
    const first = chosen.get(interfaceNameOf(it));
    if (!first || (!startsItself(first) && startsItself(it))) chosen.set(interfaceNameOf(it), it);
  }
  return chosen;
}

/** So many reasons are told of one profile: they stand beside each of its lines. */
const mostReasons = 10;

function refusalsOf({ refusals }: Conversion): string {
  const more = refusals.length - mostReasons;
  return refusals.slice(0, mostReasons).join('; ') + (more > 0 ? `; and ${more} more` : '');
}

function dropped(conversion: Conversion, left: Nmstate['left']): Entry[] {
  const why = left.find((it) => it.file === conversion.file.basename)?.why ?? '';
  return conversion.entries.map((it) => ({ ...it, outcome: 'dropped' as const, to: [], why }));
}

/** Why nmstate cannot describe a profile, when it cannot. */
export const whyNoInterface = (it: Conversion): string | undefined => whyNot(new KeyfileSettings(it));

function whyNot(settings: KeyfileSettings): string | undefined {
  const type = settings.text('connection', 'type') ?? '';
  if (!Object.hasOwn(types, type)) return `nmstate does not describe a ${type} profile`;
  const address = settings.text('ethernet', 'mac-address');
  if (settings.text('connection', 'interface-name') === undefined && address === undefined)
    return 'nmstate needs the name of the interface';
  if (settings.text('ipv4', 'method') === 'shared' || settings.text('ipv6', 'method') === 'shared')
    return 'nmstate does not describe a shared connection';
  return undefined;
}

/** Without those that say the same as one before: a route file may repeat the gateway. */
function eachOnce(all: readonly Yaml[]): Yaml[] {
  const seen = new Set<string>();
  return all.filter((it) => seen.size < seen.add(yamlText(it)).size);
}

/** The entry of one interface. Places that are undefined are left out. */
function interfaceOf(settings: KeyfileSettings, all: readonly KeyfileSettings[]): Yaml {
  const name = settings.use('connection', 'interface-name');
  const id = settings.use('connection', 'id')!;
  const address = settings.text('ethernet', 'mac-address');
  if (name === undefined) settings.uses('ethernet', 'mac-address');
  else settings.lose('ethernet', 'mac-address', 'nmstate finds the card by its name, whatever its address');
  const cloned = settings.text('ethernet', 'cloned-mac-address');
  const own =
    cloned !== undefined && hardwareLength(cloned) === 6 ? settings.use('ethernet', 'cloned-mac-address') : undefined;
  const type = settings.use('connection', 'type')!;
  if (hasController(settings, all)) settings.uses('connection', 'master', 'slave-type');
  return {
    name: name ?? id,
    'profile-name': name === undefined || name === id ? undefined : id,
    type: types[type]!,
    state: 'up',
    identifier: name === undefined ? 'mac-address' : undefined,
    'mac-address': own ?? (name === undefined ? address : undefined),
    mtu: settings.number('ethernet', 'mtu') ?? settings.number('infiniband', 'mtu'),
    'accept-all-mac-addresses': settings.boolean('ethernet', 'accept-all-mac-addresses'),
    lldp:
      settings.text('connection', 'lldp') === undefined
        ? undefined
        : { enabled: settings.boolean('connection', 'lldp') },
    ...cardOf(settings),
    ipv4: ipOf(settings, 4),
    ipv6: ipOf(settings, 6),
    bridge: type === 'bridge' ? nmstateBridge(settings, all) : undefined,
    'link-aggregation': type === 'bond' ? nmstateBond(settings, all) : undefined,
    vlan: type === 'vlan' ? vlanOf(settings) : undefined,
    infiniband: type === 'infiniband' ? infinibandOf(settings) : undefined,
  };
}

/** Whether the controller of a port is among the profiles; nmstate names a port only there. */
function hasController(settings: KeyfileSettings, all: readonly KeyfileSettings[]): boolean {
  const master = settings.text('connection', 'master');
  const type = settings.text('connection', 'slave-type');
  return all.some(
    (it) =>
      it.text('connection', 'type') === type &&
      [it.text('connection', 'interface-name'), it.text('connection', 'uuid')].includes(master),
  );
}

function resolverOf(all: readonly KeyfileSettings[]): Yaml | undefined {
  const lists = (key: string): string[] => [
    ...new Set(all.flatMap((it) => [...it.list('ipv4', key), ...it.list('ipv6', key)])),
  ];
  const [server, search, options] = [lists('dns'), lists('dns-search'), lists('dns-options')];
  if (server.length + search.length + options.length === 0) return undefined;
  return {
    config: {
      server: server.length > 0 ? server : undefined,
      search: search.length > 0 ? search : undefined,
      options: options.length > 0 ? options : undefined,
    },
  };
}
