// The routes of a route file in either form, and the profile they belong to.
import type { Target } from '../target';
import { memoize } from '../../memoize';
import { addressBits, type Address, parseAddress, parseIpv4, prefixOfMask, type Subnet, subnetOf } from '../../address';
import type { DeviceFact, RouteFact, SubnetFact } from '../facts';
import { basenameOf, type File, folderOf, suffixOf } from '../file';
import type { FileFacts, WorkspaceFacts } from '../workspace-facts';
import { routeTypes } from '../../schema/ifcfg-routes';
import { type Attribute, type Element, flags } from '../../syntax/tree';
import type { Span } from '../../text';

/** One route whose destination is understood. */
export interface IfcfgRoute {
  /** `to` of a line, `ADDRESS<n>` of the variable form. */
  readonly destination: Attribute;
  readonly address: Address;
  readonly subnet: Subnet;
  /** Whether a prefix length or a mask is written. */
  readonly hasPrefix: boolean;
  readonly via: Attribute | undefined;
  readonly gateway: Address | undefined;
  /** Other words by name, each with its value; empty text for words that stand alone. */
  readonly words: ReadonlyMap<string, string>;
  /** `unicast`, `blackhole` … */
  readonly type: string;
  readonly span: Span;
  readonly line: Element | undefined;
  readonly number: number | undefined;
}

/** All routes that are read and understood, in order. */
export const ifcfgRoutesOf = memoize(({ tree }: File): readonly IfcfgRoute[] => [
  ...linesOf(tree.root!),
  ...variablesOf(tree.root!),
]);

/** The first word of that name: a second one is refused. */
export const routeWord = (line: Element, name: string): Attribute | undefined =>
  line.attributes.length > usual ? firstsOf(line).get(name) : line.attributes.find((it) => it.name === name);

/** No line that a person writes has more words. */
const usual = 40;

const firstsOf = memoize((line: Element) => new Map([...line.attributes].reverse().map((it) => [it.name, it])));

/** Assignments by key, of several the last; a file may have thousands of keys. */
const assigned = memoize((root: Element) => new Map(root.attributes.map((it) => [it.name, it])));

/** The assignment of a key that counts, the last one. */
export const assignment = (root: Element, key: string): Attribute | undefined => assigned(root).get(key);

/** Its value; empty when there is none. */
export const valueOf = (root: Element, key: string): string => assignment(root, key)?.value ?? '';

/** Numbers of the variable form that are read: from 0 to the first gap. */
export function* readNumbers(root: Element): Generator<number> {
  for (let n = 0; valueOf(root, `ADDRESS${n}`); n++) yield n;
}

function* linesOf(root: Element): Generator<IfcfgRoute> {
  for (const line of root.children) {
    const destination = routeWord(line, 'to');
    if (!destination) continue;
    const [address, length] = split(destination.value, line.name === 'route' && root.name === 'route6');
    if (!address) continue;
    const most = addressBits(address.family);
    if (length !== undefined && !(/^\d{1,3}$/.test(length) && Number(length) <= most)) continue;
    const via = routeWord(line, 'via');
    const words = new Map(line.attributes.map((it) => [it.name, it.value]));
    yield {
      destination,
      address,
      subnet: subnetOf(address, length === undefined ? most : Number(length)),
      hasPrefix: length !== undefined,
      via,
      gateway: via && parseAddress(via.value),
      words,
      type: typeOf(words),
      span: { start: line.span.start, end: line.attributes.at(-1)!.span.end },
      line,
      number: undefined,
    };
  }
}

function split(value: string, six: boolean): [Address | undefined, string | undefined] {
  if (value === 'default') return [parseAddress(six ? '::' : '0.0.0.0'), '0'];
  const slash = value.indexOf('/');
  return slash < 0 ? [parseAddress(value), undefined] : [parseAddress(value.slice(0, slash)), value.slice(slash + 1)];
}

const typeOf = (words: ReadonlyMap<string, string>): string =>
  Object.keys(routeTypes).find((it) => words.has(it)) ?? 'unicast';

function* variablesOf(root: Element): Generator<IfcfgRoute> {
  for (const n of readNumbers(root)) {
    const destination = assignment(root, `ADDRESS${n}`)!;
    const address = parseIpv4(destination.value);
    const mask = parseIpv4(valueOf(root, `NETMASK${n}`));
    const prefix = mask < 0 ? undefined : prefixOfMask(mask);
    if (address < 0 || prefix === undefined) continue;
    const found: Address = { family: 4, words: [0, 0, 0, address] };
    const via = assignment(root, `GATEWAY${n}`);
    const words = optionWords(valueOf(root, `OPTIONS${n}`));
    const metric = valueOf(root, `METRIC${n}`);
    if (metric) words.set('metric', metric);
    yield {
      destination,
      address: found,
      subnet: subnetOf(found, prefix),
      hasPrefix: true,
      via: via?.value ? via : undefined,
      gateway: via && parseAddress(via.value),
      words,
      type: typeOf(words),
      span: destination.span,
      line: undefined,
      number: n,
    };
  }
}

function optionWords(value: string): Map<string, string> {
  const result = new Map<string, string>();
  const words = value.split(/[ \t]+/).filter((it) => it !== '');
  for (let i = 0; i < words.length; i++) {
    const name = words[i]!;
    if (name === 'onlink' || name in routeTypes) result.set(name, '');
    else result.set(name, words[++i] ?? '');
  }
  return result;
}

/** The routing table as text; 254 when none is given. */
export const tableOfRoute = (route: IfcfgRoute): string => {
  const table = route.words.get('table') ?? '254';
  return table === 'main' ? '254' : table;
};

/** Who reads the routes, and for which interface. */
export interface Owner {
  readonly networkManager: boolean;
  readonly scripts: boolean;
  /** Its ifcfg file, when it is there. */
  readonly file: FileFacts | undefined;
  readonly device: DeviceFact | undefined;
  /** Addresses of the interface, those of its aliases too; none when it is a port of another. */
  readonly subnets: readonly SubnetFact[];
}

/** The profile that a route or rule file belongs to: the ifcfg file of the same ending. */
export function ownerOf(file: File, workspace: WorkspaceFacts, target: Target): Owner {
  const { managed, file: own, device, subnets } = owningOf(file, workspace);
  return {
    networkManager: managed && target.backend !== 'network-scripts',
    scripts: !managed || target.backend !== 'NetworkManager',
    file: own,
    device,
    subnets,
  };
}

interface Owning extends Omit<Owner, 'networkManager' | 'scripts'> {
  /** Left to NetworkManager. */
  readonly managed: boolean;
}

/** By the uri of the route or rule file, each worked out when it is asked for. */
const owningByUri = memoize<WorkspaceFacts, Map<string, Owning>>(() => new Map());

function owningOf(file: File, workspace: WorkspaceFacts): Owning {
  const known = owningByUri(workspace).get(file.uri);
  if (known) return known;
  const found = siblingsOf(workspace, `${folderOf(file.uri)}/ifcfg-${suffixOf(file)}`);
  const own = found.find((it) => suffixOf({ basename: basenameOf(it.uri) }) === suffixOf(file));
  const device = own?.facts.devices[0];
  const owning = {
    file: own,
    device,
    subnets: found.flatMap((it) => it.facts.subnets).filter((it) => !it.port),
    managed: device?.nmControlled ?? true,
  };
  owningByUri(workspace).set(file.uri, owning);
  return owning;
}

/** All files by their path, those of aliases by that of what they are an alias of. */
const byPath = memoize((workspace: WorkspaceFacts) => {
  const index = new Map<string, FileFacts[]>();
  for (const it of workspace.files) {
    const basename = basenameOf(it.uri);
    const colon = basename.indexOf(':');
    const key = `${folderOf(it.uri)}/${colon < 0 ? basename : basename.slice(0, colon)}`;
    const same = index.get(key);
    if (same) same.push(it);
    else index.set(key, [it]);
  }
  return index;
});

/** Files with that name, and those of aliases of it. */
export const siblingsOf = (workspace: WorkspaceFacts, path: string): readonly FileFacts[] =>
  byPath(workspace).get(path) ?? [];

/** The IPv4 routes of an ifcfg file, which stand in the route file of the same ending. */
export const routesBeside = (file: File, workspace: WorkspaceFacts): readonly RouteFact[] =>
  siblingsOf(workspace, `${folderOf(file.uri)}/route-${suffixOf(file)}`).flatMap((it) => it.facts.routes);

/** Whether a word is there without the value it needs. */
export const isAlone = (word: Attribute): boolean => (word.flags & flags.noEquals) !== 0;
