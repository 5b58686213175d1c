// Reads a value that somebody wrote as JSON: what of it is right is taken, and the rest is told with its place.

/** Where a value stands: names and numbers of items, from the outermost on. */
export type Path = readonly (string | number)[];

/** What is wrong with a value, or with the name that it stands under. */
export interface SettingFault {
  readonly path: Path;
  readonly about: 'name' | 'value';
  readonly message: string;
}

type Teller = (fault: SettingFault) => void;

/** Gives what is right of a value; undefined where nothing is. */
export type SettingReader<T> = (value: unknown, path: Path, tell: Teller) => T | undefined;

/** A text of a shape; `expected` says which. */
export const textLike =
  (shape: RegExp, expected: string): SettingReader<string> =>
  (value, path, tell) =>
    typeof value === 'string' && shape.test(value) ? value : refuse(value, path, tell, expected);

/** One of some values. */
export const choiceOf =
  <T extends string | number | null>(...choices: readonly T[]): SettingReader<T> =>
  (value, path, tell) =>
    choices.includes(value as T) ? (value as T) : refuse(value, path, tell, inWords(choices.map(shown)));

/** A list, without the items that are wrong. */
export const arrayOf =
  <T>(item: SettingReader<T>): SettingReader<T[]> =>
  (value, path, tell) =>
    Array.isArray(value)
      ? value.flatMap((it: unknown, i) => item(it, [...path, i], tell) ?? [])
      : refuse(value, path, tell, 'a list');

/** Values by names, of which `nameFault` says what is wrong with them; a value under such a name is taken all the same. */
export const byName =
  <T>(item: SettingReader<T>, nameFault: (name: string) => string | undefined): SettingReader<Record<string, T>> =>
  (value, path, tell) => {
    if (!isRecord(value)) return refuse(value, path, tell, 'names with values, in braces');
    const entries = Object.entries(value).flatMap(([name, it]) => {
      const message = nameFault(name);
      if (message !== undefined) tell({ path: [...path, name], about: 'name', message });
      const taken = item(it, [...path, name], tell);
      return taken === undefined ? [] : [[name, taken] as const];
    });
    return Object.fromEntries(entries);
  };

/** The readers of what may stand under each name. */
type Readers<T> = { readonly [K in keyof T]: SettingReader<T[K]> };

/** Values under names that are known; any other name is told. */
export const record =
  <T extends object>(readers: Readers<T>): SettingReader<Partial<T>> =>
  (value, path, tell) => {
    if (!isRecord(value)) return refuse(value, path, tell, 'names with values, in braces');
    const names = Object.keys(readers);
    const taken: Partial<T> = {};
    for (const [name, it] of Object.entries(value)) {
      if (!names.includes(name))
        tell({
          path: [...path, name],
          about: 'name',
          message: `${name} is not known here, expected ${inWords(names)}`,
        });
      else taken[name as keyof T] = readers[name as keyof T](it, [...path, name], tell);
    }
    return taken;
  };

/** Whatever it is. */
export const anyValue: SettingReader<unknown> = (value) => value;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function refuse(value: unknown, path: Path, tell: Teller, expected: string): undefined {
  const name = path.findLast((it) => typeof it === 'string') ?? 'the file';
  tell({ path, about: 'value', message: `${name} is ${shown(value)}, expected ${expected}` });
  return undefined;
}

/** A value in a few letters: what holds others, by what it is. */
const shown = (value: unknown): string =>
  Array.isArray(value) ? 'a list' : isRecord(value) ? 'in braces' : value === '' ? 'empty' : cut(String(value));

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

const longest = 60;

const inWords = (choices: readonly string[]): string =>
  choices.length < 2 ? choices.join('') : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
