// What libvirt says about a definition it refuses. It gives a line only for XML that is not well-formed; for the rest
// there are the values, elements and attributes it names.
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
