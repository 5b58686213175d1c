// What can grow in a network document by its table: each value and text in each shape, and each element over and over.
import type { AttributeRow, ElementRow } from '../../server/src/schema/types';
import { dnsmasqNamespace, networkTable } from '../../server/src/schema/network';
import { type Around, growing, type Growing } from './growing';
import type { Shape } from './shapes';
import { valueOf, wrongValues } from './values';

/** An element of the table; a path of them begins with the root. */
interface Step {
  readonly name: string;
  readonly row: ElementRow;
}

function* pathsBelow(path: readonly Step[]): Generator<readonly Step[]> {
  yield path;
  for (const [name, { row }] of Object.entries(path.at(-1)!.row.children)) yield* pathsBelow([...path, { name, row }]);
}

const paths = [...pathsBelow([{ name: 'network', row: networkTable }])];

const textOf = (path: readonly Step[]): string => path.map((it) => it.name).join('/');

type Wanted = (name: string, row: AttributeRow) => boolean;

const required: Wanted = (_, row) => row.required === true;
const all: Wanted = (_, row) => !row.outputOnly;

/** Attributes with the values of a number, without those that exclude each other. */
function attributesOf({ attributes }: ElementRow, i: number, isWanted: Wanted): string {
  const written = new Map<string, string>();
  for (const [name, row] of Object.entries(attributes))
    if (isWanted(name, row) && !row.excludes?.some((it) => written.has(it))) written.set(name, valueOf(row.value, i));
  return [...written].map(([name, value]) => ` ${name}='${value}'`).join('');
}

/** An element with what it needs, or with everything that may stand in it once. */
function elementOf({ name, row }: Step, i: number, isWanted: Wanted): string {
  const inside = Object.entries(row.children)
    .filter(([, it]) => it.cardinality === 'one' || it.cardinality === 'some' || isWanted === all)
    .map(([name, it]) => elementOf({ name, row: it.row }, i, required))
    .join('');
  const text = row.text ? valueOf(row.text, i) : '';
  const attributes = attributesOf(row, i, isWanted);
  return inside + text === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${text}${inside}</${name}>`;
}

/** The mode in which what stands there does something. */
const modes: readonly (readonly [path: RegExp, mode: string])[] = [
  [/forward\/(?:address|driver|pf)/, 'hostdev'],
  [/forward\/interface/, 'private'],
  [/virtualport|vlan|portgroup/, 'bridge'],
];

/** The document around an element on a path. */
function around(path: readonly Step[]): Around {
  const text = textOf(path);
  const mode = modes.find(([it]) => it.test(text))?.[1] ?? 'nat';
  const isNat = mode === 'nat';
  const head = [
    ['name', '<name>lab</name>'],
    ['forward', `<forward mode='${mode}'/>`],
    ['bridge', isNat ? "<bridge name='virbr1'/>" : mode === 'bridge' ? "<bridge name='br0'/>" : ''],
    ['ip', isNat ? "<ip address='192.168.7.1' prefix='24'/>" : ''],
    ['virtualport', mode === 'bridge' ? "<virtualport type='openvswitch'/>" : ''],
  ] as const;
  const opened = path.slice(0, -1).map(({ name, row }, i) => {
    if (i === 0) return `<network${text.includes('dnsmasq:') ? ` xmlns:dnsmasq='${dnsmasqNamespace}'` : ''}>`;
    if (name === 'forward') return `<forward mode='${mode}'>`;
    return `<${name}${attributesOf(row, 0, (it, one) => required(it, one) || (name === 'ip' && it === 'prefix'))}>`;
  });
  const others = head.flatMap(([name, it]) => (path[1]?.name === name ? [] : [it]));
  const closed = path.slice(0, -1).map(({ name }) => `</${name}>`);
  const [root = '', ...inner] = opened;
  return { file: 'lab.xml', before: root + others.join('') + inner.join(''), after: closed.reverse().join('') };
}

/** Each attribute and each text of the table, with what stands around its value. */
export const networkPlaces: readonly (Around & { readonly what: string })[] = paths.flatMap((path) => {
  const { name, row } = path.at(-1)!;
  const isRoot = path.length === 1;
  const { file, before, after } = isRoot ? { file: 'lab.xml', before: '', after: '' } : around(path);
  const attributes = Object.entries(row.attributes).map(([attribute, it]) => {
    const isBeside: Wanted = (one, its) =>
      one !== attribute && !it.excludes?.includes(one) && (required(one, its) || (name === 'ip' && one === 'prefix'));
    return {
      what: `${textOf(path)}@${attribute}`,
      file,
      before: `${before}<${name}${attributesOf(row, 0, isBeside)} ${attribute}='`,
      after: `'${isRoot ? '><name>lab</name></network>' : '/>'}${after}`,
    };
  });
  const text =
    row.text || row.open
      ? [{ what: textOf(path), file, before: `${before}<${name}>`, after: `</${name}>${after}` }]
      : [];
  return [...attributes, ...text];
});

/** Values of each attribute and text in these shapes. */
export const networkValues = (shapes: Readonly<Record<string, Shape>>): Growing[] =>
  networkPlaces.flatMap((place) =>
    Object.entries(shapes).map(([name, item]) => growing(`${place.what}: ${name}`, place, item)),
  );

const below = paths.slice(1);

/** Each element of the table over and over: the same, all different, in lines, and with everything that may stand in it. */
export const networkElements: readonly Growing[] = below.flatMap((path) => {
  const step = path.at(-1)!;
  const place = around(path);
  const what = textOf(path);
  return [
    growing(`${what}, the same`, place, () => elementOf(step, 0, required)),
    growing(`${what}, all different`, place, (i) => elementOf(step, i, required)),
    growing(`${what} with all, the same`, place, () => elementOf(step, 0, all)),
    growing(`${what} with all, all different, in lines`, place, (i) => `${elementOf(step, i, all)}\n`),
  ];
});

/** Each element over and over with one attribute that differs, is missing, or is wrong. */
export const networkFaults: readonly Growing[] = below.flatMap((path) => {
  const step = path.at(-1)!;
  const { name, row } = step;
  const place = around(path);
  const what = textOf(path);
  const attributes = Object.entries(row.attributes).flatMap(([attribute, it]) => {
    const pattern = new RegExp(` ${attribute}='[^']*'`);
    const withValue = (i: number, value: string) =>
      elementOf(step, i, all).replace(pattern, ` ${attribute}='${value}'`);
    return [
      growing(`${what}, the same but ${attribute}`, place, (i) =>
        elementOf(step, 0, all).replace(pattern, ` ${attribute}='${valueOf(it.value, i)}'`),
      ),
      growing(`${what} without ${attribute}`, place, (i) => elementOf(step, i, all).replace(pattern, '')),
      growing(`${what}@${attribute}, wrong`, place, (i) => withValue(i, wrongValues[i % wrongValues.length]!)),
    ];
  });
  const text = growing(`${what}, wrong`, place, (i) => `<${name}>${wrongValues[i % wrongValues.length]!}</${name}>`);
  return row.text ? [...attributes, text] : attributes;
});

/** An address with all that belongs to it, in a subnet that no other has. */
const ownSubnet = (i: number): string => {
  const net = `10.1.${100 + (i % 150)}`;
  const host = (last: number) =>
    `<host mac='52:54:00:00:${(256 + i).toString(16).slice(-2)}:${last}' name='guest${i}-${last}' ip='${net}.${last}'/>`;
  const dhcp = `<dhcp><range start='${net}.100' end='${net}.200'/>${host(10)}${host(11)}</dhcp>`;
  const route = `<route address='10.2.${100 + (i % 150)}.0' prefix='24' gateway='${net}.10'/>`;
  return `<ip address='${net}.1' prefix='24'>${i === 0 ? dhcp : ''}</ip>${route}`;
};

/** Every element over and over in one document, so that what is compared with each other grows on both sides. */
export const networkWholes: readonly Growing[] = ['nat', 'bridge', 'hostdev', 'bogus'].map((mode) => {
  const inside = (path: readonly Step[], i: number): string =>
    Object.entries(path.at(-1)!.row.children)
      .filter(([name]) => !name.includes(':'))
      .map(([name, { row }]) => {
        if (name === 'ip') return ownSubnet(i);
        const text = row.text ? valueOf(row.text, i) : '';
        return `<${name}${attributesOf(row, i, all)}>${text}${inside([...path, { name, row }], i)}</${name}>`;
      })
      .join('');
  const place = { file: 'lab.xml', before: `<network><name>lab</name><forward mode='${mode}'/>`, after: '</network>' };
  return growing(`everything in mode ${mode}`, place, (i) => inside([paths[0]![0]!], i));
});
