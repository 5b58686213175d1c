// Pieces of a line as dnsmasq cuts them: quoted characters do not cut, blanks around a cut vanish.

/** Where the quoted form of a character stands, so that nothing that looks for the character finds it. */
const hidden = 0xe000;

/** Characters that lose their meaning between double quotes (option.c of 2.90). */
const hideable = new Set('0123456789abcdefABCDEF:,. ');

/** The character as it stands between double quotes. */
export const hide = (character: string): string =>
  hideable.has(character) ? String.fromCharCode(hidden + character.charCodeAt(0)) : character;

const unhide = (text: string): string =>
  text.replace(/[\ue020-\ue07f]/g, (it) => String.fromCharCode(it.charCodeAt(0) - hidden));

/** A stretch of the line that dnsmasq reads, with the places its characters have in the value of the attribute. */
export class Part {
  /** The characters as dnsmasq cuts and compares them. */
  readonly raw: string;

  constructor(
    private readonly line: string,
    private readonly places: readonly number[],
    private readonly start: number,
    private readonly end: number,
  ) {
    this.raw = line.slice(start, end);
  }

  /** The characters as they are meant. */
  get text(): string {
    return unhide(this.raw);
  }

  /** The same where dnsmasq has forgotten that something was quoted. */
  get plain(): Part {
    return this.raw === this.text ? this : new Part(unhide(this.line), this.places, this.start, this.end);
  }

  /** From and to in the value of the attribute. */
  get place(): readonly [number, number] {
    const from = this.places[this.start]!;
    return this.start === this.end ? [from, from] : [from, this.places[this.end - 1]! + 1];
  }

  get isEmpty(): boolean {
    return this.start === this.end;
  }

  /** The same without its first characters, or without all but these. */
  slice(from: number, to = this.raw.length): Part {
    return new Part(this.line, this.places, this.start + from, this.start + to);
  }

  /** What stands before a character and what behind it; nothing behind where it is not there. */
  cut(mark: string): readonly [Part, Part | undefined] {
    const at = this.raw.indexOf(mark);
    if (at < 0) return [this, undefined];
    let before = at;
    while (before > 0 && this.raw[before - 1] === ' ') before--;
    let behind = at + 1;
    while (this.raw[behind] === ' ') behind++;
    return [this.slice(0, before), this.slice(behind)];
  }

  /** All pieces between commas, at least one; the last of at most `most` is not cut further. */
  split(mark = ',', most = Infinity): Part[] {
    const parts: Part[] = [];
    let rest: Part | undefined = this as Part;
    while (rest && parts.length < most - 1) {
      const [first, behind]: readonly [Part, Part | undefined] = rest.cut(mark);
      parts.push(first);
      rest = behind;
    }
    return rest ? [...parts, rest] : parts;
  }
}
