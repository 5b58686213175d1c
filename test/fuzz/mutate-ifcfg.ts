// Seeded mutants of a folder of ifcfg files: one change each, of the kinds that people make by hand and by copying.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ifcfgTable } from '../../server/src/schema/ifcfg';
import type { Texts } from '../support/checking';

interface Recorded {
  readonly cases: readonly { readonly files: Texts; readonly encoding?: string }[];
}

/** Folders to start from: inputs that NetworkManager's reader was asked about, and our examples. */
export function ifcfgSeeds(): Texts[] {
  const { cases } = JSON.parse(readFileSync('test/recorded/networkmanager-ifcfg.json', 'utf8')) as Recorded;
  const recorded = cases
    .filter((it) => it.encoding === undefined)
    .map((it) => Object.fromEntries(Object.entries(it.files).filter(([name]) => name !== 'network')));
  const examples = join('examples', 'network-scripts');
  const folder = Object.fromEntries(
    readdirSync(examples).map((name) => [name, readFileSync(join(examples, name), 'utf8')]),
  );
  // Much is across the files of our folder, so that it comes often.
  return [...recorded, ...Array.from({ length: 10 }, () => folder)];
}

const values = [
  ...[
    '',
    'yes',
    'no',
    'Yes',
    'on',
    'true',
    '0',
    '1',
    '255',
    '-1',
    '65536',
    'dhcp',
    'static',
    'none',
    'Bridge',
    'bridge',
  ],
  ...['Ethernet', 'Bond', 'Vlan', 'eth0', 'br0', 'bond0', 'eth0.10', 'a b', '"a b"', "'x", '"x', '$x', '`x`', '“yes”'],
  ...['10.0.0.1', '10.0.0.1/24', '10.0.0.256', '10.0.0.0', '255.255.255.0', '255.0.255.0', '24', '33', 'fd00::1/64'],
  ...['fd00::1', 'fe80::1', '52:54:00:00:00:01', '52-54-00-00-00-01', '01:00:5e:00:00:01', 'mode=4 miimon=100'],
  ...['mode=active-backup,miimon=100', '1500', '9000', '10.0.0.0/8 via 10.0.0.1', 'default via 10.0.0.1 dev eth0'],
] as const;

const keys = Object.keys(ifcfgTable.attributes);

/** One mutant of a folder. The same seed gives the same mutant. */
export function mutateIfcfg(texts: Texts, next: () => number): Texts {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
  const name = pick(Object.keys(texts));
  const text = pick(changes)({ texts, text: texts[name]!, pick, next });
  return { ...texts, [name]: text };
}

interface Choosing {
  readonly texts: Texts;
  readonly text: string;
  readonly pick: <T>(from: readonly T[]) => T;
  readonly next: () => number;
}

/** The text with one of its lines made anew. */
function inLine({ text, next }: Choosing, remake: (line: string) => string): string {
  const lines = text.split('\n');
  const at = Math.floor(next() * Math.max(1, lines.length - 1));
  lines[at] = remake(lines[at]!);
  return lines.join('\n');
}

const inKey = (it: Choosing, remake: (key: string) => string) =>
  inLine(it, (line) => line.replace(/^[^=]*/, (key) => remake(key)));
const inValue = (it: Choosing, remake: (value: string) => string) =>
  inLine(it, (line) => line.replace(/=.*$/, (value) => `=${remake(value.slice(1))}`));

const changes: readonly ((it: Choosing) => string)[] = [
  (it) => inLine(it, () => ''),
  (it) => inLine(it, (line) => `${line}\n${line}1`),
  (it) => inLine(it, (line) => line + '\r'),
  (it) => inLine(it, (line) => ` ${line}`),
  (it) => inLine(it, (line) => `export ${line}`),
  (it) => inLine(it, (line) => line.replace('=', ' = ')),
  (it) => inLine(it, (line) => line.replace('=', '')),
  (it) => inLine(it, (line) => `${line} # why`),
  (it) => inLine(it, (line) => `${line}\\`),
  (it) => inKey(it, (key) => key.toLowerCase()),
  (it) => inKey(it, (key) => key.slice(0, -1)),
  (it) => inKey(it, (key) => key + it.pick(['0', '1', '2', '_0'])),
  (it) => inKey(it, () => it.pick(keys)),
  (it) => inValue(it, () => it.pick(values)),
  (it) => inValue(it, () => it.pick(values)),
  (it) => inValue(it, (value) => `"${value}`),
  (it) => inValue(it, (value) => ` "${value}" `),
  (it) => inValue(it, (value) => value.toUpperCase()),
  (it) => inValue(it, (value) => value.replace(/\d+/, (digits) => String(Number(digits) + it.pick([1, -1, 100, 256])))),
  (it) => it.text.replaceAll('\n', '\r\n'),
  (it) => `\ufeff${it.text}`,
  (it) => `${it.text}${it.pick(keys)}=${it.pick(values)}\n`,
  (it) => `${it.text}${it.pick(keys)}=${it.pick(values)}\n`,
  (it) => `${it.text}${it.pick(keys)}=${it.pick(values)}\n`,
  // A line copied from another file of the folder.
  (it) => `${it.text}${it.pick(it.pick(Object.values(it.texts)).split('\n'))}\n`,
  (it) => it.pick(Object.values(it.texts)),
  (it) => {
    const at = Math.floor(it.next() * it.text.length);
    return it.text.slice(0, at) + it.text.slice(at + 1);
  },
];
