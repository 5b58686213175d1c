// Seeded mutants of network documents: one change each, of the kinds that people make. Each knows the lines it touched.
import { parseXml } from '../../server/src/syntax/xml/parse';
import type { Attribute, Element } from '../../server/src/syntax/tree';
import { applyEdits, type Edit, LineIndex } from '../../server/src/text';

export interface Mutant {
  readonly text: string;
  /** What was done, for the report. */
  readonly what: string;
  /** 0-based first and last line of the mutant that the change touched. */
  readonly lines: readonly [number, number];
  /** The line of the parent's open tag, when an element was taken away: its absence can only be reported there. */
  readonly parentLine?: number;
}

/** Numbers in [0, 1) from a seed: mulberry32, public domain. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let it = state;
    it = Math.imul(it ^ (it >>> 15), it | 1);
    it ^= it + Math.imul(it ^ (it >>> 7), it | 61);
    return ((it ^ (it >>> 14)) >>> 0) / 4294967296;
  };
}

const elementNames = [
  'name',
  'uuid',
  'bridge',
  'mtu',
  'mac',
  'domain',
  'forward',
  'nat',
  'address',
  'port',
  'interface',
  'pf',
  'driver',
  'ip',
  'dhcp',
  'range',
  'host',
  'lease',
  'bootp',
  'tftp',
  'dns',
  'forwarder',
  'txt',
  'srv',
  'hostname',
  'route',
  'bandwidth',
  'inbound',
  'outbound',
  'vlan',
  'tag',
  'portgroup',
  'virtualport',
  'parameters',
  'gateway',
  'subnet',
];
const attributeNames = [
  'name',
  'mode',
  'dev',
  'stp',
  'delay',
  'zone',
  'macTableManager',
  'address',
  'netmask',
  'prefix',
  'family',
  'start',
  'end',
  'mac',
  'ip',
  'id',
  'size',
  'enable',
  'forwardPlainNames',
  'addr',
  'domain',
  'port',
  'value',
  'service',
  'protocol',
  'target',
  'gateway',
  'metric',
  'average',
  'peak',
  'burst',
  'floor',
  'trunk',
  'nativeMode',
  'default',
  'ipv6',
  'type',
  'managed',
  'localPtr',
  'localOnly',
  'isolated',
  'bus',
  'slot',
  'function',
  'expiry',
  'unit',
  'file',
  'server',
  'root',
  'trustGuestRxFilters',
  'connections',
];
const modes = [
  'nat',
  'route',
  'open',
  'bridge',
  'private',
  'vepa',
  'passthrough',
  'hostdev',
  'none',
  'NAT',
  'router',
  '',
];
const words = [
  '',
  'yes',
  'no',
  'on',
  'off',
  'YES',
  'true',
  '0',
  '1',
  '-1',
  '65536',
  '4294967296',
  '3.5',
  'abc',
  ' x ',
  'a b',
  'virbr9',
  'eth0',
  'averyverylongdevicename',
  'x/y',
  'tcp',
  'udp',
  'sctp',
  'nta',
  'ipv4',
  'ipv6',
  'kernel',
  'libvirt',
  '0x10',
  '010',
  '999',
  '24',
  '64',
  '33',
  '129',
];
const addresses = [
  '192.168.122.1',
  '192.168.122.0',
  '192.168.122.255',
  '192.168.123.7',
  '10.0.0.1',
  '010.0.0.1',
  '10.1',
  '256.1.1.1',
  '0.0.0.0',
  '224.0.0.1',
  '127.0.0.1',
  '255.255.255.0',
  '255.0.255.0',
  '0.0.0.255',
  'fd00::1',
  '2001:db8:ac10:fd01::1',
  'fe80::1',
  '::',
  'ff02::1',
  '::ffff:1.2.3.4',
  'fd00::1%eth0',
  '10.0.0.1/24',
  'host.example',
  '52:54:00:aa:bb:cc',
  '01:00:5e:00:00:01',
  '52-54-00-aa-bb-cc',
  '5:4:0:1:2:3',
];

/** One mutant of a document. The same seed gives the same mutant. */
export function mutate(source: string, next: () => number): Mutant | undefined {
  const tree = parseXml(source);
  const elements = [...tree.elements()].filter((it) => it.name !== '');
  const attributes = elements.flatMap((it) => it.attributes);
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(next() * from.length)];
  const change = pick(changes);
  const made = change?.({ tree: { elements, attributes }, source, pick, next });
  if (!made) return undefined;
  const text = applyEdits(source, made.edits);
  if (text === source) return undefined;
  const lines = touched(source, text);
  if (made.parent === undefined) return { text, what: made.what, lines };
  return { text, what: made.what, lines, parentLine: new LineIndex(text).lineOf(made.parent) };
}

/** The lines of the mutant between the common head and the common tail of both texts. */
function touched(before: string, after: string): [number, number] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const lines = new LineIndex(after);
  return [lines.lineOf(Math.min(head, after.length)), lines.lineOf(Math.max(head, after.length - tail))];
}

interface Choosing {
  readonly tree: { elements: readonly Element[]; attributes: readonly Attribute[] };
  readonly source: string;
  pick<T>(from: readonly T[]): T | undefined;
  next(): number;
}

type Made = { readonly what: string; readonly edits: readonly Edit[]; readonly parent?: number } | undefined;

const setValue = (attribute: Attribute, text: string): Made => ({
  what: `${attribute.element.name}/@${attribute.name}: ${attribute.value} → ${text}`,
  edits: [{ span: attribute.valueSpan, text }],
});

const isAddress = (text: string): boolean => /^[\d.:a-f]+$/i.test(text) && /[.:]/.test(text);

const changes: readonly ((it: Choosing) => Made)[] = [
  function deleteAttribute({ tree, pick, source }) {
    const it = pick(tree.attributes);
    if (!it) return undefined;
    const { start, end } = it.span;
    return {
      what: `delete ${it.element.name}/@${it.name}`,
      edits: [{ span: { start: source[start - 1] === ' ' ? start - 1 : start, end }, text: '' }],
    };
  },
  function duplicateElement({ tree, pick, source }) {
    const it = pick(tree.elements.slice(1));
    return (
      it && {
        what: `duplicate ${it.name}`,
        edits: [{ span: { start: it.span.end, end: it.span.end }, text: source.slice(it.span.start, it.span.end) }],
      }
    );
  },
  function deleteElement({ tree, pick }) {
    const it = pick(tree.elements.slice(1));
    return it && { what: `delete ${it.name}`, edits: [{ span: it.span, text: '' }], parent: it.parent?.span.start };
  },
  function renameElement({ tree, pick }) {
    const it = pick(tree.elements);
    const name = pick(elementNames);
    if (!it || !name) return undefined;
    const close = it.closeSpan;
    return {
      what: `rename ${it.name} → ${name}`,
      parent: it.parent?.span.start,
      edits: [
        { span: it.nameSpan, text: name },
        ...(close ? [{ span: { start: close.start + 2, end: close.start + 2 + it.name.length }, text: name }] : []),
      ],
    };
  },
  function renameAttribute({ tree, pick }) {
    const it = pick(tree.attributes);
    const name = pick(attributeNames);
    return it && name
      ? { what: `rename ${it.element.name}/@${it.name} → ${name}`, edits: [{ span: it.nameSpan, text: name }] }
      : undefined;
  },
  function insertAttribute({ tree, pick }) {
    const it = pick(tree.elements);
    const name = pick(attributeNames);
    const value = pick([...words, ...addresses]);
    if (!it || !name || value === undefined) return undefined;
    return {
      what: `insert ${it.name}/@${name}='${value}'`,
      edits: [{ span: { start: it.nameSpan.end, end: it.nameSpan.end }, text: ` ${name}='${value}'` }],
    };
  },
  function insertElement({ tree, pick }) {
    const it = pick(tree.elements.filter((element) => element.closeSpan));
    const name = pick(elementNames);
    if (!it || !name) return undefined;
    return {
      what: `insert ${name} in ${it.name}`,
      edits: [{ span: { start: it.openSpan.end, end: it.openSpan.end }, text: `<${name}/>` }],
    };
  },
  function insertText({ tree, pick }) {
    const it = pick(tree.elements.filter((element) => element.closeSpan));
    return (
      it && {
        what: `insert text in ${it.name}`,
        edits: [{ span: { start: it.openSpan.end, end: it.openSpan.end }, text: 'stray' }],
      }
    );
  },
  function swapValues({ tree, pick }) {
    const one = pick(tree.attributes);
    const other = one && pick(one.element.attributes.filter((it) => it !== one));
    if (!one || !other) return undefined;
    return {
      what: `swap ${one.name} and ${other.name} of ${one.element.name}`,
      edits: [
        { span: one.valueSpan, text: other.raw },
        { span: other.valueSpan, text: one.raw },
      ],
    };
  },
  function retypeValue({ tree, pick }) {
    const it = pick(tree.attributes);
    const value = pick(words);
    return it && value !== undefined ? setValue(it, value) : undefined;
  },
  function retypeAddress({ tree, pick }) {
    const it = pick(tree.attributes.filter((attribute) => isAddress(attribute.value)));
    const value = pick(addresses);
    return it && value !== undefined ? setValue(it, value) : undefined;
  },
  function changeNumber({ tree, pick, next }) {
    const it = pick(tree.attributes.filter((attribute) => /\d/.test(attribute.value)));
    if (!it) return undefined;
    const numbers = [...it.raw.matchAll(/\d+/g)];
    const number = pick(numbers)!;
    const value = Number(number[0]);
    const changed = pick([value + 1, value - 1, value * 10, value + 256, 0, 255, 256, Math.floor(next() * 70000)])!;
    return setValue(
      it,
      it.raw.slice(0, number.index) + String(changed) + it.raw.slice(number.index + number[0].length),
    );
  },
  function changeMode({ tree, pick, source }) {
    const forward = tree.elements.find((it) => it.name === 'forward');
    const mode = pick(modes)!;
    const attribute = forward?.attribute('mode');
    if (attribute) return setValue(attribute, mode);
    const root = tree.elements[0];
    if (!root || source.includes('<forward')) return undefined;
    return {
      what: `insert forward ${mode}`,
      edits: [{ span: { start: root.openSpan.end, end: root.openSpan.end }, text: `<forward mode='${mode}'/>` }],
    };
  },
  function deleteCharacter({ source, next }) {
    const at = Math.floor(next() * source.length);
    return {
      what: `delete character ${JSON.stringify(source[at])}`,
      edits: [{ span: { start: at, end: at + 1 }, text: '' }],
    };
  },
  function retypeText({ tree, pick }) {
    const it = pick(tree.elements.filter((element) => element.children.length === 0 && element.content.trim() !== ''));
    const value = pick([...words, 'a/b', 'x'.repeat(250), 'new\nline', ...addresses]);
    return it && value !== undefined
      ? { what: `text of ${it.name} → ${value.slice(0, 20)}`, edits: [{ span: it.contentSpan, text: value }] }
      : undefined;
  },
];
