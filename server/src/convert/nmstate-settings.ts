// The settings of one profile while they are written as nmstate, and which of them found a place there.
import type { Conversion } from './profile';
import type { Entry } from './report';

export class KeyfileSettings {
  readonly #used = new Set<string>();
  readonly #changes = new Map<string, string>();
  readonly #losses = new Map<string, string>();

  constructor(readonly conversion: Conversion) {}

  /** A value as it stands, without saying that it was used. */
  text(section: string, key: string): string | undefined {
    const value = this.conversion.sections.get(section)?.get(key);
    return typeof value === 'string' ? value : undefined;
  }

  /** A value that now has a place in the document. */
  use(section: string, key: string): string | undefined {
    this.uses(section, key);
    return this.text(section, key);
  }

  /** Says that these settings have a place, in whatever form. */
  uses(section: string, ...keys: string[]): void {
    for (const key of keys) this.#used.add(`${section}.${key}`);
  }

  /** Says that a setting has a place where it means something else. */
  change(section: string, key: string, why: string): void {
    this.uses(section, key);
    this.#changes.set(`${section}.${key}`, why);
  }

  /** Says why a setting has no place. */
  lose(section: string, key: string, why: string): void {
    this.#losses.set(`${section}.${key}`, why);
  }

  /** Whether a line of the files says it; the rest are defaults. */
  isSaid(section: string, key: string): boolean {
    return this.conversion.entries.some((it) => it.to.includes(`${section}.${key}`));
  }

  number(section: string, key: string): number | undefined {
    const value = this.use(section, key);
    return value === undefined || !/^-?\d+$/.test(value) ? undefined : Number(value);
  }

  /** `true` and `1`, or the opposite of what is written when it is `inverted`. */
  boolean(section: string, key: string, inverted = false): boolean | undefined {
    const value = this.use(section, key);
    return value === undefined ? undefined : (value === 'true' || value === '1') !== inverted;
  }

  list(section: string, key: string): readonly string[] {
    this.uses(section, key);
    const value = this.conversion.sections.get(section)?.get(key);
    return typeof value === 'object' ? value : [];
  }

  /** Keys of a section that begin so, in order. */
  keys(section: string, start = ''): string[] {
    return [...(this.conversion.sections.get(section)?.keys() ?? [])].filter((it) => it.startsWith(start));
  }

  /** The account: what has no place in nmstate is dropped, although a keyfile would have it. */
  entries(): Entry[] {
    return this.conversion.entries.map((it) => {
      if (it.outcome === 'dropped' || it.to.length === 0) return it;
      const written = it.to.filter((path) => this.#isWritten(path));
      const placed = written.filter((path) => this.#used.has(path));
      const changed = placed.map((path) => this.#changes.get(path)).find((why) => why !== undefined);
      if (changed !== undefined && placed.length === written.length)
        return { ...it, outcome: 'changed', why: it.why === undefined ? changed : `${it.why}; ${changed}` };
      if (written.length === 0 || placed.length === written.length) return it;
      const lost = written.filter((path) => !this.#used.has(path));
      const silent = lost.filter((path) => !this.#losses.has(path));
      const why = [
        ...lost.flatMap((path) => this.#losses.get(path) ?? []),
        ...(silent.length > 0 ? [`nmstate has no place for ${silent.join(', ')}`] : []),
      ].join('; ');
      return placed.length === 0
        ? { ...it, outcome: 'dropped', to: [], why }
        : { ...it, outcome: 'changed', to: placed, why: it.why === undefined ? why : `${it.why}; ${why}` };
    });
  }

  /** Defaults are not written, and nothing is lost of them. A path without a dot is that of a section. */
  #isWritten(path: string): boolean {
    const dot = path.indexOf('.');
    if (dot < 0) return this.conversion.sections.has(path);
    return this.conversion.sections.get(path.slice(0, dot))?.has(path.slice(dot + 1)) ?? false;
  }
}
