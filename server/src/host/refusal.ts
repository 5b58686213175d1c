// What libvirt says about a definition it refuses, and where in the text that is. libvirt gives a line only for XML
// that is not well-formed; for the rest the values it names are looked for.
import type { Span } from '../text';
import type { Failure } from './command';
import { causeOf } from './complaint';

export interface Refusal {
  /** libvirt's words without their class, in one line. */
  readonly message: string;
  /** 1-based. */
  readonly line?: number;
  /** The piece of that line that libvirt printed, and where in it the fault is. */
  readonly excerpt?: { readonly text: string; readonly at: number };
  /** What it names: values, elements, attributes; the most telling first. */
  readonly values: readonly string[];
  readonly elements: readonly string[];
  readonly attributes: readonly string[];
}

/** The refusal in a failure; undefined when the definition is not at fault. */
export function refusalOf(failed: Failure): Refusal | undefined {
  if (failed.reason !== 'failed' || failed.detail === '') return undefined;
  const { detail } = failed;
  const lines = detail.split('\n');
  const at = lines.findIndex((it) => position.test(it));
  if (at >= 0) {
    const [, line, message] = position.exec(lines[at]!)!;
    const caret = (lines[at + 2] ?? '').indexOf('^');
    return {
      message: message!.trim(),
      line: Number(line),
      ...(caret >= 0 && lines[at + 1] ? { excerpt: { text: lines[at + 1]!, at: caret } } : {}),
      values: [],
      elements: [],
      attributes: [],
    };
  }
  // virsh's own line in front names the file, which is ours.
  const said = lines.length > 1 ? lines.slice(1).join('\n') : detail;
  return { message: causeOf(detail), values: valuesIn(said), ...namesIn(said) };
}

/** The span a refusal is about: in doubt the name of the root element. Never empty unless the text is. */
export function spanOfRefusal(text: string, refusal: Refusal): Span {
  if (refusal.line !== undefined) return spanOfLine(text, refusal.line, refusal.excerpt);
  return (
    spanOfValues(text, refusal.values) ??
    spanOfAttribute(text, refusal.attributes, refusal.elements) ??
    refusal.elements.map((it) => spanOfTag(text, it)).find((it) => it !== undefined) ??
    spanOfTag(text, 'network') ??
    spanOfLine(text, 1)
  );
}

const position = /^(?:XML error: )?.{0,80}?\(\w+\):(\d+): (.*)$/;

/** Quoted words first, then what looks like an address, a MAC or a uuid. */
function valuesIn(said: string): string[] {
  const quoted = [...said.matchAll(/'([^'\n]{1,200})'/g)].map((it) => it[1]!);
  const numbers = said
    .split(/[^\w.:/-]/)
    .map((it) => it.split('/')[0]!.replace(/[.:]$/, ''))
    .filter((it) => /\d/.test(it) && /[.:-]/.test(it));
  // The network's own name stands in many messages and is seldom the fault.
  const own = /(?:in|for|of) network '([^'\n]{1,200})'/.exec(said)?.[1];
  const all = [...new Set([...quoted, ...numbers])];
  return own === undefined ? all : [...all.filter((it) => it !== own), own];
}

/** Elements and attributes in libvirt's own words (`<ip>`) and in those of the schema (libxml2's relaxng.c). */
function namesIn(said: string): { elements: string[]; attributes: string[] } {
  const elements: string[] = [];
  const attributes: string[] = [];
  const failed: string[] = [];
  for (const line of said.split('\n')) {
    const content = /^Element (\S+) has extra content: (\S+)/.exec(line);
    const extra = /^(?:Extra|Did not expect) element (\S+)/.exec(line);
    const wrongAttribute = /^Invalid attribute (\S+) for element (\S+)/.exec(line);
    const attribute = /attribute '?([\w:-]+)'?/.exec(line);
    const validated = /^Element (\S+) failed to validate/.exec(line);
    if (content) elements.push(content[2]!, content[1]!);
    else if (extra) elements.push(extra[1]!);
    else if (wrongAttribute) {
      attributes.push(wrongAttribute[1]!);
      elements.push(wrongAttribute[2]!);
    } else if (validated) failed.push(validated[1]!);
    else if (attribute) attributes.push(attribute[1]!);
    for (const [, name] of line.matchAll(/<([\w:-]+)/g)) elements.push(name!);
  }
  return { elements: [...elements, ...failed].filter((it) => it !== 'network'), attributes };
}

function spanOfLine(text: string, line: number, excerpt?: { text: string; at: number }): Span {
  let start = 0;
  for (let i = 1; i < line; i++) {
    const next = text.indexOf('\n', start);
    if (next < 0) break;
    start = next + 1;
  }
  const newline = text.indexOf('\n', start);
  const whole = text.slice(start, newline < 0 ? undefined : newline);
  const trimmed = whole.trim();
  if (trimmed === '') {
    // An empty line shows nothing: the end of what stands before it.
    const before = text.slice(0, start).trimEnd().length;
    return before > 0 ? { start: before - 1, end: before } : { start: 0, end: Math.min(1, text.length) };
  }
  const from = start + whole.indexOf(trimmed);
  const end = from + trimmed.length;
  const shown = excerpt ? whole.indexOf(excerpt.text) : -1;
  const at = shown < 0 ? from : start + shown + excerpt!.at;
  return from < at && at < end ? { start: at, end } : { start: from, end };
}

/** The first value that is written as a whole; of several places the one whose line also has another of the values. */
function spanOfValues(text: string, values: readonly string[]): Span | undefined {
  for (const value of values) {
    const places = placesOf(text, value);
    if (places.length === 0) continue;
    const others = values.filter((it) => it !== value).map(escaped);
    return places.find((it) => others.some((other) => lineAround(text, it.start).includes(other))) ?? places[0];
  }
  return undefined;
}

function placesOf(text: string, value: string): Span[] {
  const result: Span[] = [];
  for (const written of new Set([escaped(value), value])) {
    if (written === '') continue;
    for (let at = text.indexOf(written); at >= 0 && result.length < 100; at = text.indexOf(written, at + 1)) {
      const before = text[at - 1] ?? '';
      const after = text[at + written.length] ?? '';
      const isValue = (before === "'" && after === "'") || (before === '"' && after === '"');
      const isContent = before === '>' && after === '<';
      if ((isValue || isContent) && !inComment(text, at)) result.push({ start: at, end: at + written.length });
    }
  }
  return result.sort((a, b) => a.start - b.start);
}

function spanOfAttribute(text: string, names: readonly string[], elements: readonly string[]): Span | undefined {
  for (const name of names) {
    for (const element of elements.length > 0 ? elements : ['network']) {
      for (let tag = nextTag(text, element, 0); tag >= 0; tag = nextTag(text, element, tag + 1)) {
        const end = text.indexOf('>', tag);
        const open = text.slice(tag, end < 0 ? undefined : end);
        for (const before of [' ', '\n', '\t']) {
          const at = open.indexOf(`${before}${name}=`);
          if (at >= 0) return { start: tag + at + 1, end: tag + at + 1 + name.length };
        }
      }
    }
  }
  return undefined;
}

function spanOfTag(text: string, name: string): Span | undefined {
  const at = nextTag(text, name, 0);
  return at < 0 ? undefined : { start: at + 1, end: at + 1 + name.length };
}

function nextTag(text: string, name: string, from: number): number {
  const tag = `<${name}`;
  for (let at = text.indexOf(tag, from); at >= 0; at = text.indexOf(tag, at + 1)) {
    const after = text[at + tag.length] ?? ' ';
    if (' \t\r\n/>'.includes(after) && !inComment(text, at)) return at;
  }
  return -1;
}

const inComment = (text: string, at: number): boolean => {
  const open = text.lastIndexOf('<!--', at);
  return open >= 0 && text.indexOf('-->', open) > at;
};

const lineAround = (text: string, at: number): string => {
  const end = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at) + 1, end < 0 ? undefined : end);
};

const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
