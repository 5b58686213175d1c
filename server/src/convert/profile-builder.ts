// A profile while it is made: its sections, why NetworkManager would refuse it, and the ways in which values are read.
// Defaults are not written, as NetworkManager does not write them.
import { isTrue, integerOf } from '../syntax/ifcfg/scalar';
import type { DeviceKind } from '../model/facts';
import { ifcfgTable } from '../schema/ifcfg';
import { attributeRow } from '../schema/index';
import type { Version } from '../schema/types';
import type { IfcfgReader } from './ifcfg-reader';
import { newestVersion } from './newest';

/** A list is written with `;` behind each item. */
export type Value = string | readonly string[];

/** Sections of a keyfile in the order they are made, each with its keys. */
export type Sections = ReadonlyMap<string, ReadonlyMap<string, Value>>;

export const most = 2147483647;
export const unsigned = 4294967295;

/** What a person may ask of a conversion besides. */
export interface ConvertOptions {
  /** The NetworkManager that will read the result; without it the newest. */
  readonly version?: Version | undefined;
  /** Convert also what NM_CONTROLLED=no keeps from NetworkManager, which is all that there is without the scripts. */
  readonly takeOver?: boolean | undefined;
  /** Make bonds of teams, which RHEL 10 has no more. */
  readonly teamsToBonds?: boolean | undefined;
}

export class ProfileBuilder {
  readonly sections = new Map<string, Map<string, Value>>();
  readonly refusals: string[] = [];
  /** Paths of the values that are secrets. */
  readonly secrets = new Set<string>();

  constructor(
    readonly source: IfcfgReader,
    readonly kind: DeviceKind,
    /** `keys-<x>` with the secrets. */
    readonly keys: IfcfgReader | undefined,
    /** /etc/sysconfig/network. */
    readonly global: IfcfgReader | undefined,
    readonly options: ConvertOptions,
  ) {}

  /** The NetworkManager that will read the result. */
  get version(): Version {
    return this.options.version ?? newestVersion;
  }

  /** Whether only the legacy scripts have read the file so far, so that what they make of it is what is meant. */
  get isOfScripts(): boolean {
    return this.options.takeOver === true && this.source.profile?.fate === 'unmanaged';
  }

  /** A section, which is there from now on, whether or not anything is written into it. */
  section(name: string): Map<string, Value> {
    const keys = this.sections.get(name) ?? new Map<string, Value>();
    this.sections.set(name, keys);
    return keys;
  }

  /** Writes `section.key`. */
  put(path: string, value: Value): void {
    const dot = path.indexOf('.');
    this.section(path.slice(0, dot)).set(path.slice(dot + 1), value);
  }

  /** Writes a value that is a secret. */
  putSecret(path: string, value: Value): void {
    this.put(path, value);
    this.secrets.add(path);
  }

  refuse(key: string, why: string): void {
    this.refusals.push(`${key}: ${why}`);
    this.source.drop(key, why);
  }

  /** Text as it is. */
  text(key: string, path: string): void {
    const value = this.source.value(key);
    if (value === undefined) return;
    this.put(path, value);
    this.source.keep(key, path);
  }

  /** A boolean; undefined when it is not written or no boolean, which is told. */
  boolean(key: string, path: string): boolean | undefined {
    const value = this.source.value(key);
    if (value === undefined) return undefined;
    if (isTrue(value, true) === isTrue(value, false)) {
      this.source.keep(key, path);
      return isTrue(value, true);
    }
    if (this.isOfScripts && /^(?:on|off)$/i.test(value)) {
      const isOn = value.toLowerCase() === 'on';
      this.source.change(key, `${value} is ${isOn ? 'yes' : 'no'} to the legacy scripts`, path);
      return isOn;
    }
    this.source.drop(key, `${value} is not yes or no: NetworkManager takes the default`);
    return undefined;
  }

  /** A boolean that is written when it is not the default; `inverted` when the keyfile says the opposite. */
  flag(key: string, path: string, standard: boolean, inverted = false): void {
    const value = this.boolean(key, path);
    if (value !== undefined && value !== standard) this.put(path, String(value !== inverted));
  }

  /** A boolean that has a third state when it is not written. */
  ternary(key: string, path: string, yes = '1', no = '0'): void {
    const value = this.boolean(key, path);
    if (value !== undefined) this.put(path, value ? yes : no);
  }

  /** An integer in a range that is written when it is not the default. */
  integer(key: string, path: string, min: number, max: number, standard: number, base: 10 | 0 = 10): void {
    const text = this.source.value(key);
    if (text === undefined) return;
    const value = integerOf(text, base);
    if (value === undefined || value < min || max < value) {
      this.source.drop(key, `${text} is not a number from ${min} to ${max}: NetworkManager takes the default`);
      return;
    }
    if (value !== standard) this.put(path, String(value));
    this.source.keep(key, path);
  }

  /** One of several words, each with what the keyfile has for it; the number behind a word may be written too. */
  word(key: string, path: string, words: Readonly<Record<string, string>>, standard?: string): void {
    const text = this.source.value(key);
    if (text === undefined) return;
    const found = Object.hasOwn(words, text) ? words[text] : Object.values(words).find((it) => it === text.trim());
    if (found === undefined) {
      const why = `${text} is not one of ${Object.keys(words).join(', ')}`;
      if (attributeRow(ifcfgTable, key)?.wrong === 'refuse') this.refuse(key, why);
      else this.source.drop(key, why);
      return;
    }
    if (found !== standard) this.put(path, found);
    this.source.keep(key, path);
  }

  /** Items of a list; those that are wrong are left out, and told. */
  list(
    key: string,
    path: string,
    items: readonly string[],
    isRight: (item: string) => boolean = () => true,
    written = (item: string): string => item,
  ): void {
    if (this.source.value(key) === undefined) return;
    const right = [...new Set(items.filter(isRight))];
    if (right.length === 0) {
      this.source.drop(key, 'nothing in it that NetworkManager takes');
      return;
    }
    this.put(path, right.map(written));
    if (right.length === items.length) this.source.keep(key, path);
    else this.source.change(key, `left out: ${items.filter((it) => !isRight(it)).join(' ') || 'repeated items'}`, path);
  }
}

/** Items between blanks. */
export const splitWords = (value: string | undefined, separators = /[ \t]+/): string[] =>
  (value ?? '').split(separators).filter((it) => it !== '');
