// Reads a RELAX NG schema as far as libvirt uses it: which elements and attributes may stand where, and which values they take.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';

export interface Shape {
  readonly attributes: Map<string, AttributeShape>;
  readonly children: Map<string, ChildShape>;
  /** Whether text is right; absent: no text may stand there. */
  text?: (text: string) => boolean;
  /** Any element may stand inside. */
  open: boolean;
}

export interface AttributeShape {
  readonly required: boolean;
  /** The words it takes, when it takes nothing else. */
  readonly words: readonly string[] | undefined;
  readonly takes: (text: string) => boolean;
}

export interface ChildShape {
  readonly required: boolean;
  readonly many: boolean;
  readonly shape: Shape;
}

interface Pattern {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly inside: readonly Pattern[];
  readonly text: string;
}

/** The shape of the document element of a schema. */
export function readShape(folder: string, file: string): Shape {
  const defines = new Map<string, Pattern>();
  const start = load(folder, file, defines);
  const shape = shapeOf(start!.inside, defines, '');
  return [...shape.children.values()][0]!.shape;
}

function load(folder: string, file: string, defines: Map<string, Pattern>): Pattern | undefined {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    trimValues: false,
  });
  const parsed = parser.parse(readFileSync(join(folder, file), 'utf8')) as Raw[];
  const grammar = parsed.map(patternOf).find((it) => it?.tag === 'grammar')!;
  let start: Pattern | undefined;
  for (const it of grammar.inside) {
    if (it.tag === 'include') start = load(folder, it.attributes.href!, defines) ?? start;
    else if (it.tag === 'define') defines.set(it.attributes.name!, it);
    else if (it.tag === 'start') start = it;
  }
  return start;
}

type Raw = Record<string, unknown>;

function patternOf(raw: Raw): Pattern | undefined {
  const tag = Object.keys(raw).find((it) => it !== ':@')!;
  if (tag.startsWith('?') || tag === '#text') return undefined;
  const inside = raw[tag] as Raw[];
  return {
    tag,
    attributes: (raw[':@'] ?? {}) as Record<string, string>,
    inside: inside.flatMap((it) => patternOf(it) ?? []),
    text: inside.map((it) => ('#text' in it ? String(it['#text']) : '')).join(''),
  };
}

/** What a run of patterns allows together. */
function shapeOf(patterns: readonly Pattern[], defines: ReadonlyMap<string, Pattern>, namespace: string): Shape {
  return patterns.map((it) => shapeOfOne(it, defines, namespace)).reduce(both, emptyShape());
}

const emptyShape = (): Shape => ({ attributes: new Map(), children: new Map(), open: false });

function shapeOfOne(pattern: Pattern, defines: ReadonlyMap<string, Pattern>, namespace: string): Shape {
  const inside = () => shapeOf(pattern.inside, defines, namespace);
  switch (pattern.tag) {
    case 'ref':
      return shapeOfRef(pattern, defines, namespace);
    case 'element':
      return elementShape(pattern, defines, namespace);
    case 'attribute': {
      const takes = takesOf(pattern.inside, defines);
      const words = wordsOf(pattern.inside, defines);
      const attribute = { required: true, words, takes: pattern.inside.length === 0 ? () => true : takes };
      return { ...emptyShape(), attributes: new Map([[pattern.attributes.name!, attribute]]) };
    }
    case 'optional':
      return loosen(inside(), false);
    case 'zeroOrMore':
      return loosen(inside(), true);
    case 'oneOrMore':
      return repeat(inside());
    case 'choice':
      return pattern.inside.map((it) => shapeOfOne(it, defines, namespace)).reduce(either);
    case 'group':
    case 'interleave':
      return inside();
    case 'text':
    case 'data':
    case 'value':
      return { ...emptyShape(), text: takesOf([pattern], defines) };
    case 'empty':
      return emptyShape();
    default:
      throw new Error(`unknown pattern ${pattern.tag}`);
  }
}

function shapeOfRef(pattern: Pattern, defines: ReadonlyMap<string, Pattern>, namespace: string): Shape {
  const { inside } = defines.get(pattern.attributes.name!)!;
  const isData = inside.every((it) => ['data', 'value', 'choice'].includes(it.tag)) && wordsOrData(inside);
  return isData ? { ...emptyShape(), text: takesOf(inside, defines) } : shapeOf(inside, defines, namespace);
}

const wordsOrData = (patterns: readonly Pattern[]): boolean =>
  patterns.every((it) => (it.tag === 'choice' ? wordsOrData(it.inside) : ['data', 'value', 'ref'].includes(it.tag)));

function elementShape(pattern: Pattern, defines: ReadonlyMap<string, Pattern>, outer: string): Shape {
  if (pattern.inside.some((it) => it.tag === 'anyName')) return { ...emptyShape(), open: true };
  const namespace = pattern.attributes.ns ?? outer;
  const name = namespace === '' ? pattern.attributes.name! : `dnsmasq:${pattern.attributes.name!}`;
  const shape = shapeOf(pattern.inside, defines, namespace);
  return { ...emptyShape(), children: new Map([[name, { required: true, many: false, shape }]]) };
}

function both(a: Shape, b: Shape): Shape {
  const attributes = new Map([...a.attributes, ...b.attributes]);
  const children = new Map(a.children);
  for (const [name, child] of b.children) {
    const known = children.get(name);
    const merged = known && {
      required: known.required || child.required,
      many: true,
      shape: either(known.shape, child.shape),
    };
    children.set(name, merged ?? child);
  }
  return { attributes, children, text: a.text ?? b.text, open: a.open || b.open };
}

function either(a: Shape, b: Shape): Shape {
  const attributes = new Map<string, AttributeShape>();
  for (const name of new Set([...a.attributes.keys(), ...b.attributes.keys()])) {
    const one = a.attributes.get(name);
    const other = b.attributes.get(name);
    if (one && other) {
      attributes.set(name, {
        required: one.required && other.required,
        words: one.words && other.words && [...new Set([...one.words, ...other.words])],
        takes: (text) => one.takes(text) || other.takes(text),
      });
    } else attributes.set(name, { ...(one ?? other)!, required: false });
  }
  const children = new Map<string, ChildShape>();
  for (const name of new Set([...a.children.keys(), ...b.children.keys()])) {
    const one = a.children.get(name);
    const other = b.children.get(name);
    if (one && other) {
      const shape = either(one.shape, other.shape);
      children.set(name, { required: one.required && other.required, many: one.many || other.many, shape });
    } else children.set(name, { ...(one ?? other)!, required: false });
  }
  const text = a.text && b.text ? (it: string) => a.text!(it) || b.text!(it) : (a.text ?? b.text);
  return { attributes, children, text, open: a.open || b.open };
}

function loosen(shape: Shape, many: boolean): Shape {
  return {
    ...shape,
    attributes: new Map([...shape.attributes].map(([name, it]) => [name, { ...it, required: false }])),
    children: new Map(
      [...shape.children].map(([name, it]) => [name, { ...it, required: false, many: it.many || many }]),
    ),
  };
}

const repeat = (shape: Shape): Shape => ({
  ...shape,
  children: new Map([...shape.children].map(([name, it]) => [name, { ...it, many: true }])),
});

/** The words of a value, when it is a choice of words. Patterns such as `(tcp)|(udp)` are words too. */
function wordsOf(patterns: readonly Pattern[], defines: ReadonlyMap<string, Pattern>): readonly string[] | undefined {
  const lists = patterns.map((it) => {
    if (it.tag === 'value') return [it.text.trim()];
    if (it.tag === 'choice') return wordsOf(it.inside, defines);
    if (it.tag === 'ref') return wordsOf(defines.get(it.attributes.name!)!.inside, defines);
    const regex = it.tag === 'data' ? it.inside.find((param) => param.attributes.name === 'pattern')?.text : undefined;
    return regex !== undefined && /^\(\w+\)(?:\|\(\w+\))+$/.test(regex) ? regex.match(/\w+/g)! : undefined;
  });
  return lists.length > 0 && lists.every((it) => it !== undefined) ? lists.flat() : undefined;
}

function takesOf(patterns: readonly Pattern[], defines: ReadonlyMap<string, Pattern>): (text: string) => boolean {
  const tests = patterns.map((it): ((text: string) => boolean) => {
    switch (it.tag) {
      case 'text':
        return () => true;
      case 'value':
        return (text) => collapse(text) === collapse(it.text);
      case 'choice': {
        const options = it.inside.map((one) => takesOf([one], defines));
        return (text) => options.some((takes) => takes(text));
      }
      case 'ref':
        return takesOf(defines.get(it.attributes.name!)!.inside, defines);
      case 'data':
        return dataTest(it);
      default:
        throw new Error(`unknown pattern of values ${it.tag}`);
    }
  });
  return (text) => tests.every((takes) => takes(text));
}

const collapse = (text: string): string => text.trim().replace(/\s+/g, ' ');

const ranges: Readonly<Record<string, readonly [bigint | undefined, bigint | undefined]>> = {
  unsignedInt: [0n, 2n ** 32n - 1n],
  unsignedLong: [0n, 2n ** 64n - 1n],
  int: [-(2n ** 31n), 2n ** 31n - 1n],
  integer: [undefined, undefined],
  positiveInteger: [1n, undefined],
};

/** A datatype of XML Schema with its facets, as libxml2 judges it: a pattern sees the text before blanks are dropped. */
function dataTest({ attributes, inside }: Pattern): (text: string) => boolean {
  const facet = (name: string) => inside.find((it) => it.attributes.name === name)?.text;
  const pattern = facet('pattern');
  const regex = pattern === undefined ? undefined : new RegExp(`^(?:${pattern.trim()})$`);
  if (attributes.type === 'string') {
    const most = facet('maxLength');
    return (text) => (regex?.test(text) ?? true) && (most === undefined || [...text].length <= Number(most));
  }
  const range = ranges[attributes.type!]!;
  const least = facet('minInclusive') === undefined ? range[0] : BigInt(facet('minInclusive')!);
  const most = facet('maxInclusive') === undefined ? range[1] : BigInt(facet('maxInclusive')!);
  const unsigned = attributes.type!.startsWith('unsigned');
  return (text) => {
    if (regex && !regex.test(text)) return false;
    const plain = text.trim();
    if (!(unsigned ? /^\d+$/ : /^[+-]?\d+$/).test(plain)) return false;
    const number = BigInt(plain.replace('+', ''));
    return (least === undefined || least <= number) && (most === undefined || number <= most);
  };
}
