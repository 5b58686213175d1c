// Counts the work of the program without a clock: how often each block of it runs, as V8 counts for coverage, and how many
// characters and items it gives to functions of the language (`indexOf`, `slice`, regular expressions), which are no blocks
// of ours. V8 counts what is loaded after this file.
import { Session } from 'node:inspector';

interface Range {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly { readonly functionName: string; readonly ranges: readonly Range[] }[];
  }[];
}

const session = new Session();
session.connect();

/** Asks the profiler. The answers of a session of one's own come before `post` returns. */
function post<T>(method: string, params: object = {}): T {
  let answer: unknown;
  session.post(method, params, (error, result) => {
    if (error) throw error;
    answer = result;
  });
  return answer as T;
}

const ours = '/out/server/src/';

const placeIn = (path: string): string => path.slice(path.indexOf(ours) + ours.length);

/** How much was done at each place: in each block, and in each function of the language. */
export class Work {
  /** Blocks by the function they are in; the first is the whole function. */
  readonly #blocks = new Map<string, readonly Range[]>();
  readonly #others: ReadonlyMap<string, number>;

  constructor({ result }: Coverage, others: ReadonlyMap<string, number>) {
    this.#others = others;
    for (const { url, functions } of result) {
      if (!url.includes(ours)) continue;
      for (const { functionName, ranges } of functions)
        this.#blocks.set(`${placeIn(url)} ${functionName || '=>'} ${ranges[0]!.startOffset}`, ranges);
    }
  }

  *places(): Generator<string> {
    yield* this.#others.keys();
    for (const [name, ranges] of this.#blocks)
      for (const it of ranges) yield `${name} ${it.startOffset}-${it.endOffset}`;
  }

  /** V8 leaves out a block that ran as often as the one around it. */
  at(place: string): number {
    const other = this.#others.get(place);
    if (other !== undefined) return other;
    const blank = place.lastIndexOf(' ');
    const [start = 0, end = 0] = place
      .slice(blank + 1)
      .split('-')
      .map(Number);
    const around = (this.#blocks.get(place.slice(0, blank)) ?? []).filter(
      (it) => it.startOffset <= start && end <= it.endOffset,
    );
    // Blocks stand in the order of their starts, so that the innermost is the last.
    return around.at(-1)?.count ?? 0;
  }
}

/** Whether something is being counted. */
let isCounting = false;
/** How much was done in functions of the language, by their names; by places what takes as long as there are items. */
const counters: Counter[] = [];
const places = new Map<string, number>();
let worthAPlace = Infinity;

interface Counter {
  readonly name: string;
  amount: number;
}

/**
 * What `act` does. Of calls of the language that work through so many items or more it is told where they stand: such must
 * not be made for each item.
 */
export function workOf(worth: number, act: () => void): Work {
  post('Profiler.takePreciseCoverage');
  for (const it of counters) it.amount = 0;
  places.clear();
  worthAPlace = worth;
  isCounting = true;
  act();
  isCounting = false;
  const others = new Map(places);
  for (const { name, amount } of counters) if (amount > 0) others.set(name, amount);
  return new Work(post('Profiler.takePreciseCoverage'), others);
}

/** Adds to the work that is being counted. */
export function count(name: string, amount: number): void {
  places.set(name, (places.get(name) ?? 0) + amount);
}

function callOfOurs(): string {
  const { stackTraceLimit, prepareStackTrace } = Error;
  Error.stackTraceLimit = 4;
  Error.prepareStackTrace = (_, sites) => sites;
  const sites = new Error().stack as unknown as NodeJS.CallSite[];
  Object.assign(Error, { stackTraceLimit, prepareStackTrace });
  const site = sites.find((it) => it.getFileName()?.includes(ours));
  return site ? `${placeIn(site.getFileName()!)} ${site.getPosition()}` : 'no call of ours';
}

type Method = (this: unknown, ...args: never[]) => unknown;
type Amount = (self: never, args: never, result: never) => number;

/** Counts the calls of a function of the language by what each has to do. */
function counting(owner: object, name: string, keys: readonly PropertyKey[], amountOf: Amount): void {
  const methods = owner as Record<PropertyKey, Method>;
  for (const key of keys) {
    const original = methods[key]!;
    const counter: Counter = { name: `${name}.${String(key)}`, amount: 0 };
    counters.push(counter);
    methods[key] = function (...args) {
      const result = Reflect.apply(original, this, args);
      if (!isCounting) return result;
      // Counting is no work.
      isCounting = false;
      const amount = amountOf(this as never, args as never, result as never);
      counter.amount += amount;
      if (amount >= worthAPlace) count(`${counter.name} at ${callOfOurs()}`, amount);
      isCounting = true;
      return result;
    };
  }
}

/** How far a search went. */
const searched = (self: { readonly length: number }, [, from = 0]: [unknown, number?], at: number) =>
  (at < 0 ? self.length : at + 1) - from;

const ofSelf = (self: { readonly length: number }) => self.length;
const ofResult = (_self: unknown, _args: unknown, result: { readonly length: number }) => result.length;

function countBuiltIns(): void {
  const [text, array] = [String.prototype, Array.prototype as unknown[]];
  counting(text, 'text', ['indexOf'], searched);
  counting(
    text,
    'text',
    ['lastIndexOf'],
    (self: string, [, from = self.length]: [string, number?], at: number) =>
      Math.min(from, self.length) - Math.max(at, 0),
  );
  counting(
    text,
    'text',
    ['includes'],
    (self: string, [what, from = 0]: [string, number?], found: boolean) =>
      (found ? self.indexOf(what, from) : self.length) - from,
  );
  counting(
    text,
    'text',
    ['slice', 'substring', 'toLowerCase', 'toUpperCase', 'padStart', 'padEnd', 'repeat', 'concat'],
    ofResult,
  );
  counting(text, 'text', ['split', 'trim', 'trimStart', 'trimEnd', 'replace', 'replaceAll', 'localeCompare'], ofSelf);
  counting(text, 'text', ['startsWith', 'endsWith'], (_self: string, [what]: [string]) => what.length);
  counting(array, 'array', ['indexOf'], searched);
  counting(
    array,
    'array',
    ['lastIndexOf'],
    (self: unknown[], _args: unknown, at: number) => self.length - Math.max(at, 0),
  );
  counting(array, 'array', ['includes'], (self: unknown[], [what]: [unknown], found: boolean) =>
    found ? self.indexOf(what) : self.length,
  );
  counting(array, 'array', ['slice', 'concat', 'flat'], ofResult);
  counting(array, 'array', ['join', 'reverse', 'shift', 'unshift', 'fill', 'sort'], ofSelf);
  counting(array, 'array', ['splice'], (self: unknown[], [from]: [number]) => self.length - from);
  for (const it of [[].values(), new Set().values(), new Map().values(), ''[Symbol.iterator]()])
    counting(Object.getPrototypeOf(it) as object, Object.prototype.toString.call(it), ['next'], () => 1);
  counting(Object, 'Object', ['keys', 'values', 'entries'], ofResult);
  counting(
    Object,
    'Object',
    ['fromEntries', 'assign'],
    (_self: unknown, _args: unknown, result: object) => Object.keys(result).length,
  );
  counting(Array, 'Array', ['from'], ofResult);
  counting(JSON, 'JSON', ['parse'], (_self: unknown, [it]: [string]) => it.length);
  counting(
    JSON,
    'JSON',
    ['stringify'],
    (_self: unknown, _args: unknown, result: string | undefined) => result?.length ?? 0,
  );
  counting(RegExp.prototype, 'regexp', ['exec'], (self: RegExp, [it]: [string], match: RegExpExecArray | null) => {
    if (match) return match[0].length + (self.global || self.sticky ? 0 : match.index);
    return self.sticky || (self.source.startsWith('^') && !self.multiline) ? 1 : it.length;
  });
}

post('Profiler.enable');
post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
countBuiltIns();
