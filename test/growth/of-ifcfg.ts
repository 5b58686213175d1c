// What can grow in the files of /etc/sysconfig by their tables: each value in each shape, each key over and over, each
// option of a value, each word of a line.
import { tables } from '../../server/src/schema/ifcfg';
import type { AttributeRow, NestedTable } from '../../server/src/schema/types';
import type { Texts } from '../support/checking';
import { type Around, growing, type Growing } from './growing';
import type { Shape } from './shapes';
import { octets, valueOf, wrongValues } from './values';

const address = 'BOOTPROTO=none\nIPADDR=10.0.0.2\nPREFIX=24\n';

/** The first lines of a file of each type of interface. */
const types = {
  Ethernet: `TYPE=Ethernet\nDEVICE=eth0\n${address}`,
  Dhcp: 'TYPE=Ethernet\nDEVICE=eth0\nBOOTPROTO=dhcp\nIPV6INIT=yes\nIPV6_AUTOCONF=yes\n',
  Bridge: `TYPE=Bridge\nDEVICE=br0\nSTP=yes\n${address}`,
  BridgePort: 'TYPE=Ethernet\nDEVICE=eth0\nBRIDGE=br0\n',
  Bond: `TYPE=Bond\nDEVICE=bond0\nBONDING_MASTER=yes\n${address}`,
  Team: `TYPE=Team\nDEVICETYPE=Team\nDEVICE=team0\n${address}`,
  TeamPort: 'DEVICETYPE=TeamPort\nDEVICE=eth0\nTEAM_MASTER=team0\n',
  Vlan: `TYPE=Vlan\nVLAN=yes\nDEVICE=eth0.5\nPHYSDEV=eth0\n${address}`,
  Wireless: 'TYPE=Wireless\nDEVICE=wlan0\nESSID=lab\nKEY_MGMT=WPA-PSK\nBOOTPROTO=dhcp\n',
  InfiniBand: `TYPE=InfiniBand\nDEVICE=ib0\n${address}`,
} as const;

type Type = keyof typeof types;

/** Types by the names of keys, where the table does not say them. */
const contexts: readonly (readonly [key: RegExp, type: Type])[] = [
  [/^BRIDGE_PORT_VLANS$/, 'BridgePort'],
  [/^(?:BRIDGE_|BRIDGING_|STP$|DELAY$|AGEING$|PRIO$|GROUP_FWD)/, 'Bridge'],
  [/^BOND/, 'Bond'],
  [/^TEAM_PORT/, 'TeamPort'],
  [/^TEAM_/, 'Team'],
  [/^(?:VLAN|VID|PHYSDEV|REORDER|GVRP|MVRP)/, 'Vlan'],
  [/^(?:ESSID|MODE|WEP|WPA|KEY|SECURITY|CIPHER|BSSID|CHANNEL|BAND|WPS|FILS|PMF|IEEE)/, 'Wireless'],
  [/^(?:CONNECTED_MODE|PKEY)/, 'InfiniBand'],
  [/DHCP|IPV6/, 'Dhcp'],
];

const typeOf = (key: string, { types: own }: AttributeRow): Type =>
  contexts.find(([it]) => it.test(key))?.[1] ?? (own?.find((it) => it in types) as Type | undefined) ?? 'Ethernet';

const kinds = Object.keys(tables) as (keyof typeof tables)[];

const fileOf = (kind: string): string =>
  kind === 'sysconfig' ? 'network' : kind === 'keys' ? 'keys-wlan0' : `${kind}-eth0`;

const beside: Texts = {
  'ifcfg-br9': 'TYPE=Bridge\nDEVICE=br9\n',
  'ifcfg-eth9': 'TYPE=Ethernet\nDEVICE=eth9\nBRIDGE=br0\n',
};

/** The lines above some keys, without those of these keys themselves. */
function head(kind: string, type: Type, keys: readonly string[]): string {
  if (kind === 'route') return keys.includes('ADDRESS0') ? '' : 'ADDRESS0=10.9.0.0\n';
  if (kind !== 'ifcfg') return '';
  return types[type].replace(/^(\w+)=.*\n/gm, (line, key: string) => (keys.includes(key) ? '' : line));
}

const nameOf = (key: string, { prefix, numbered }: AttributeRow): string =>
  prefix ? `${key}1` : numbered && !numbered.plain ? `${key}${numbered.from}` : key;

/** A key of one kind of file. */
interface Key {
  readonly kind: keyof typeof tables;
  readonly key: string;
  readonly row: AttributeRow;
}

const keys: readonly Key[] = kinds.flatMap((kind) =>
  Object.entries(tables[kind].attributes).map(([key, row]) => ({ kind, key, row })),
);

/** The value of each key. */
const keyPlaces = keys.map(({ kind, key, row }) => {
  const name = nameOf(key, row);
  const before = `${head(kind, typeOf(key, row), [name])}${name}="`;
  return { what: `${kind}: ${key}`, file: fileOf(kind), beside, before, after: '"\n' };
});

interface Line {
  readonly kind: keyof typeof tables;
  readonly word: string;
  readonly row: AttributeRow;
  /** How a line begins, by a number. */
  readonly start: (i: number) => string;
}

const lines: readonly Line[] = kinds.flatMap((kind) =>
  Object.entries(tables[kind].children).flatMap(([name, { row }]) => {
    const start =
      name === 'route' ? (i: number) => `10.${octets(i)}.0/24 via 10.0.0.1` : (i: number) => `from 10.0.${octets(i)}`;
    return Object.entries(row.attributes).map(([word, row]) => ({ kind, word, row, start }));
  }),
);

const linePlaces = lines.map(({ kind, word, start }) => ({
  what: `${kind}: ${word} of a line`,
  file: fileOf(kind),
  beside,
  before: word === 'to' && kind.startsWith('route') ? '' : `${start(0)} ${word} `,
  after: '\n',
}));

interface Option {
  readonly name: string;
  readonly join: string;
  readonly row: AttributeRow;
  /** What stands in front of it. */
  readonly start: string;
}

function* optionsIn({ options, syntax }: NestedTable, start = ''): Generator<Option> {
  for (const [name, row] of Object.entries(options)) {
    yield { name, join: syntax === 'space-equals' ? '=' : ' ', row, start };
    if (row.value.nested) yield* optionsIn(row.value.nested, `${name} eth0 `);
  }
}

/** Each option inside a value: its own value, and itself over and over. */
const options = keys.flatMap(({ row }, i) =>
  row.value.nested ? [...optionsIn(row.value.nested)].map((option) => ({ option, place: keyPlaces[i]! })) : [],
);

const optionPlaces = options.map(({ option: { name, join, start }, place }) => ({
  ...place,
  what: `${place.what}: ${name}`,
  before: `${place.before}${start}${name}${join}`,
}));

/** Every value of these files, each in a file of its own. */
export const ifcfgPlaces: readonly (Around & { readonly what: string })[] = [
  ...keyPlaces,
  ...linePlaces,
  ...optionPlaces,
];

/** Keys that decide what a file is. */
const deciding = new Set([
  'TYPE',
  'DEVICE',
  'DEVICETYPE',
  'BOOTPROTO',
  'NM_CONTROLLED',
  'BRIDGE',
  'MASTER',
  'TEAM_MASTER',
  'IPV6INIT',
  'VLAN',
  'KEY_MGMT',
  'OVS_BRIDGE',
]);

/** The same with as many values in one file as do not keep each other from being read. */
export function ifcfgPacked(shapes: Readonly<Record<string, Shape>>): Growing[] {
  const groups = new Map<string, Key[]>();
  for (const it of keys) {
    const group = deciding.has(it.key) ? it.key : typeOf(it.key, it.row);
    groups.set(`${it.kind} ${group}`, [...(groups.get(`${it.kind} ${group}`) ?? []), it]);
  }
  const value = (shape: Shape, count: number) => Array.from({ length: count }, (_, i) => shape(i)).join('');
  return Object.entries(shapes).flatMap(([shapeName, shape]) => {
    const ofKeys = [...groups.values()].map((group): Growing => {
      const [{ kind, key, row }] = group as [Key];
      const names = group.map((it) => nameOf(it.key, it.row));
      return {
        what: `${kind}: ${group.length === 1 ? key : `${key} and ${group.length - 1} more`}: ${shapeName}`,
        file: fileOf(kind),
        beside,
        pieces: (count) => [
          head(kind, typeOf(key, row), names),
          names.map((it) => `${it}="${value(shape, count)}"\n`).join(''),
          '',
        ],
      };
    });
    const ofLines = kinds.flatMap((kind): Growing[] => {
      const words = lines.filter((it) => it.kind === kind);
      const file = fileOf(kind);
      const what = `${kind}: words of lines: ${shapeName}`;
      const line = ({ start, word }: Line, count: number) => `${start(0)} ${word} ${value(shape, count)}\n`;
      return words.length === 0
        ? []
        : [{ what, file, beside, pieces: (count) => ['', words.map((it) => line(it, count)).join(''), ''] }];
    });
    return [...ofKeys, ...ofLines];
  });
}

/** Each option over and over in one value. */
export const ifcfgOptions: readonly Growing[] = options.map(({ option: { name, join, row, start }, place }) =>
  growing(
    `${place.what}: ${name} over and over`,
    { ...place, before: place.before + start },
    (i) => `${name}${join}${valueOf(row.value, i)} `,
  ),
);

/** Each key over and over, and with numbers; each word of a line over and over, in one line and in many. */
export const ifcfgLines: readonly Growing[] = [
  ...keys.flatMap(({ kind, key, row }) => {
    const name = nameOf(key, row);
    const place = { file: fileOf(kind), beside, before: head(kind, typeOf(key, row), [name]), after: '' };
    const what = `${kind}: ${key}`;
    const from = row.numbered?.from ?? 0;
    const wrong = (i: number) => wrongValues[i % wrongValues.length]!;
    return [
      growing(`${what}, the same`, place, () => `${name}=${valueOf(row.value, 0)}\n`),
      growing(`${what}, different values`, place, (i) => `${name}=${valueOf(row.value, i)}\n`),
      ...(row.numbered || row.prefix
        ? [
            growing(`${what}, numbered`, place, (i) => `${key}${i + from}=${valueOf(row.value, i)}\n`),
            growing(`${what}, numbered, one value`, place, (i) => `${key}${i + from}=${valueOf(row.value, 0)}\n`),
            growing(`${what}, numbered, wrong`, place, (i) => `${key}${i + from}="${wrong(i)}"\n`),
            growing(`${what}, numbered with a gap`, place, (i) => `${key}${i + from + 5}=${valueOf(row.value, i)}\n`),
            growing(`${what}, numbered in letters`, place, (i) => `${key}a${i}=${valueOf(row.value, i)}\n`),
          ]
        : []),
    ];
  }),
  ...kinds.flatMap((kind) => {
    const numbered = keys.filter((it) => it.kind === kind && it.row.numbered);
    const place = { file: fileOf(kind), beside, before: head(kind, 'Dhcp', ['ADDRESS0']), after: '' };
    const set = (i: number) =>
      numbered.map(({ key, row }) => `${key}${i + (row.numbered?.from ?? 0)}=${valueOf(row.value, i)}\n`).join('');
    return numbered.length > 0 ? [growing(`${kind}: all numbered keys`, place, set)] : [];
  }),
  ...lines.flatMap(({ kind, word, row, start }) => {
    const value = (i: number) => (row.value.describe.startsWith('nothing') ? '' : ` ${valueOf(row.value, i)}`);
    const place = { file: fileOf(kind), beside, before: '', after: '' };
    const what = `${kind}: ${word}`;
    return [
      growing(`${what} in one line`, { ...place, before: start(0), after: '\n' }, (i) => ` ${word}${value(i)}`),
      growing(`${what} in lines`, place, (i) => `${start(i)} ${word}${value(i)}\n`),
      growing(`${what} in lines of one start`, place, (i) => `${start(0)} ${word}${value(i)}\n`),
      growing(`${what} in lines, one value`, place, (i) => `${start(i)} ${word}${value(0)}\n`),
      growing(`${what} in lines, wrong`, place, (i) => `${start(i)} ${word} ${wrongValues[i % wrongValues.length]!}\n`),
    ];
  }),
];
