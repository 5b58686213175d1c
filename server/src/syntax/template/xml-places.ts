// Where the marks of an XML text stand: in a value, in a text that is a value, among attributes, between elements. Reads
// tags only as far as that needs, and takes what is being typed.
import type { Span } from '../../text';
import { nameEnd } from '../xml/scan';
import { type Deed, deedOf } from './blocks';
import type { Mark, Marks } from './marks';
import { textElements } from './text-elements';

/**
 * What a mark stands for: `value` a value or a part of one; `quoted` a value with its quotes; `name` a name or a part of
 * one; `blank` attributes or elements.
 */
export type Role = 'value' | 'quoted' | 'name' | 'blank';

export interface PlacedMark {
  readonly mark: Mark;
  readonly role: Role;
  readonly deed: Deed;
  /** How much it tells: 2 when it can be nothing else there, 1 when it may be meant as it stands, 0 when it often is. */
  readonly weight: 0 | 1 | 2;
}

/** Texts and values that take nearly any letter, by element and attribute. */
const free: ReadonlySet<string> = new Set([
  ...['name', 'option@value', 'txt@value', 'bootp@file', 'tftp@root', 'portgroup@name', 'srv@target'],
  ...['parameters@profileid', 'bridge@zone', 'host@id'],
]);

/** Options of dnsmasq that are about addresses, names and numbers, in which no mark is meant. */
const narrowOption =
  /^(?:address|server|local|rev-server|domain|host-record|cname|dhcp-(?:range|host|lease-max|ttl)|listen-address|interface|except-interface|cache-size|port|[\w-]*-ttl)\s*=/;

/** Elements whose text is for somebody else: marks in it tell nothing, unless they break the XML. */
const foreign: ReadonlySet<string> = new Set(['metadata', 'title', 'description']);

/** Elements that libvirt passes on to QEMU and others as they are: a variable there is meant as it stands. */
const passedOn = /^(?:qemu|lxc|xen|bhyve):/;

/** What makes a mark of a `<`: ERB, PHP and FreeMarker. */
const bracketMark = /^(?:%|\?(?:=|php)|\/?[#@])/;

/** Words that iPXE replaces at boot. */
const bootWord =
  /^\$\{(?:uuid|serial|next-server|filename|hostname|ip|platform|buildarch|mac(?::hexhyp|:hex)?|net\d)\}$/;

/** What a policy for senders of mail has in its TXT record for the address of the sender and the like. */
const senderWord = /^%\{[a-z]\d*r?[.,+/_=-]*\}$/i;

/** Words of PulseAudio for what it plays to and records from. */
const soundWord = /^@DEFAULT_(?:SINK|SOURCE|MONITOR)@$/;

/** The marks of a text with their places, and the values that have one. */
export interface Places {
  readonly placed: readonly PlacedMark[];
  /** In order; whole values, with what stands around their marks. */
  readonly values: readonly Span[];
}

/** Where the marks of an XML text stand. */
export const xmlPlaces = (text: string, marks: Marks): Places => new Scanner(text, marks).scan();

class Scanner {
  readonly #placed: PlacedMark[] = [];
  readonly #values: Span[] = [];
  #at = 0;
  /** The element that the last tag began, while nothing but text has come after it. */
  #opened = '';
  #isInMetadata = false;

  constructor(
    readonly text: string,
    readonly marks: Marks,
  ) {}

  scan(): Places {
    const { text } = this;
    while (this.#at < text.length) {
      if (this.#isMarkup()) this.#markup();
      else this.#run();
    }
    return { placed: this.#placed, values: this.#values };
  }

  #take(role: Role, place: string, isWanted: (it: Mark) => boolean = () => true): Mark | undefined {
    const mark = this.marks.at(this.#at);
    if (!mark || !isWanted(mark)) return undefined;
    this.#at = mark.end;
    this.#placed.push({ mark, role, deed: deedOf(this.text, mark), weight: this.#weightOf(mark, place) });
    return mark;
  }

  #weightOf({ kind, strong }: Mark, place: string): PlacedMark['weight'] {
    // Markup within a tag or a text, it breaks the XML.
    if (kind === 'erb' || kind === 'php' || kind === 'phpValue' || kind.startsWith('freemarker')) return 2;
    if (this.#isInMetadata || foreign.has(place) || passedOn.test(place)) return 0;
    return strong || !free.has(place) ? 2 : 1;
  }

  /** Text up to the next tag. It is a value when the tags of one element are around it. */
  #run(): void {
    const { text } = this;
    const start = this.#at;
    const first = this.#placed.length;
    while (this.#at < text.length && !this.#isMarkup()) if (!this.#take('blank', this.#opened)) this.#at++;
    if (first === this.#placed.length || !textElements.has(this.#opened) || !text.startsWith('</', this.#at)) return;
    this.#values.push({ start, end: this.#at });
    for (let i = first; i < this.#placed.length; i++) this.#placed[i] = { ...this.#placed[i]!, role: 'value' };
  }

  #isMarkup(): boolean {
    return this.text[this.#at] === '<' && !bracketMark.test(this.text.slice(this.#at + 1, this.#at + 5));
  }

  #markup(): void {
    const { text } = this;
    const at = this.#at;
    if (text.startsWith('<!--', at)) return this.#skip('-->', 4, 1);
    this.#opened = '';
    if (text.startsWith('<![CDATA[', at)) return this.#skip(']]>', 9, 1);
    if (text.startsWith('<?', at)) return this.#skip('?>', 2, 1);
    if (text.startsWith('<!', at)) return this.#skip('>', 2, 2);
    this.#at++;
    this.#tag();
  }

  /** Goes behind what ends something; where nothing does, only past its sign. */
  #skip(end: string, from: number, otherwise: number): void {
    const found = this.marks.find(end, this.#at + from);
    this.#at = found < 0 ? this.#at + otherwise : found + end.length;
  }

  #tag(): void {
    const { text } = this;
    const isClose = text[this.#at] === '/';
    if (isClose) this.#at++;
    const nameStart = this.#at;
    while (this.#at < text.length && (nameEnd(text, this.#at) > this.#at || this.#isMark()))
      if (!this.#take('name', '', (it) => it.strong)) this.#at = Math.max(this.#at + 1, nameEnd(text, this.#at));
    const name = text.slice(nameStart, this.#at);
    const localName = name.slice(name.indexOf(':') + 1);
    if (isClose && name === 'metadata') this.#isInMetadata = false;
    let attribute = '';
    while (this.#at < text.length && !this.#isMarkup()) {
      const unit = text[this.#at]!;
      if (unit === '>') {
        const isWhole = text[this.#at++ - 1] === '/';
        this.#opened = isClose || isWhole ? '' : localName;
        if (this.#opened === 'metadata') this.#isInMetadata = true;
        return;
      }
      if (unit === '"' || unit === "'") this.#value(unit, `${passedOn.test(name) ? name : localName}@${attribute}`);
      else {
        const mark = this.#take(this.#roleInTag(), '', (it) => it.strong || this.#mayStandInTag(it));
        if (mark && this.#placed.at(-1)!.role === 'quoted') this.#values.push({ start: mark.start, end: mark.end });
        if (mark) continue;
        const end = nameEnd(text, this.#at);
        if (end > this.#at) attribute = text.slice(this.#at, end);
        this.#at = Math.max(this.#at + 1, end);
      }
    }
  }

  /** A mark before an equals sign names an attribute, one behind it brings its value. */
  #roleInTag(): Role {
    const { text } = this;
    if (isBehindEquals(text, this.#at)) return 'quoted';
    const mark = this.marks.at(this.#at);
    const isName =
      mark && deedOf(text, mark) === 'text' && /^[\w.:-]{0,80}\s{0,20}=/.test(text.slice(mark.end, mark.end + 101));
    return isName ? 'name' : 'blank';
  }

  /** Whether a mark here brings a part of a name; a block brings none. */
  #isMark(): boolean {
    const mark = this.marks.at(this.#at);
    return mark?.strong === true && deedOf(this.text, mark) === 'text';
  }

  /** Whether a doubtful mark is more than a slip in a name, or in quotes. */
  #mayStandInTag({ start, kind }: Mark): boolean {
    return kind !== 'backquotes' && nameEnd(this.text, start - 1) < start;
  }

  /** A value between quotes, which marks inside of it do not end. */
  #value(quote: string, place: string): void {
    const { text } = this;
    const start = ++this.#at;
    const isNarrow = place === 'option@value' && narrowOption.test(text.slice(start, start + longestName));
    const isBoot = place === 'option@value' || place === 'bootp@file';
    const isBridge = place === 'bridge@name';
    const isLost = (it: Mark): boolean =>
      (isBoot && bootWord.test(text.slice(it.start, it.end))) ||
      (isBridge && isFreeNumber(text, start, quote, it)) ||
      senderWord.test(text.slice(it.start, it.end)) ||
      soundWord.test(text.slice(it.start, it.end));
    let isMarked = false;
    while (this.#at < text.length && text[this.#at] !== quote) {
      if (this.#isMarkup()) return;
      if (this.#take('value', isNarrow ? '' : place, (it) => !isLost(it))) isMarked = true;
      else this.#at++;
    }
    if (isMarked) this.#values.push({ start, end: this.#at });
    this.#at++;
  }
}

/** Whether a mark is the one `%d` in the name of a bridge, for which libvirt puts the next free number. */
function isFreeNumber(text: string, start: number, quote: string, mark: Mark): boolean {
  if (text.slice(mark.start, mark.end) !== '%d') return false;
  const name = text.slice(start, start + longestName);
  const end = name.indexOf(quote);
  return end > 2 && name.slice(0, end).split('%').length === 2;
}

/** No interface and no option has a longer name. */
const longestName = 40;

function isBehindEquals(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && /\s/.test(text[before]!) && at - before < 20) before--;
  return text[before] === '=';
}
