// What libvirt says about a definition it refuses. It gives a line only for XML that is not well-formed; for the rest
// there are the values, elements and attributes it names.
import type { Failure } from './command';
import { causeOf, quotation } from './complaint';
import { notWellFormedIn, schemaFaultIn } from './libxml2';

export interface Refusal {
  /** In our words, or in libvirt's where those are English. */
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
  const message = causeOf(detail);
  const unreadable = notWellFormedIn(detail);
  if (unreadable) return { message, ...unreadable, values: [], elements: [], attributes: [] };
  // virsh's own line in front names the file, which is ours.
  const said = detail.slice(detail.indexOf('\n') + 1);
  const { elements, attributes } = schemaFaultIn(said) ?? namesIn(said);
  return { message, values: valuesIn(said), elements: elements.filter((it) => it !== 'network'), attributes };
}

/** Quoted words first, then what looks like an address, a MAC or a uuid. */
function valuesIn(said: string): string[] {
  const quoted = [...said.matchAll(quotation)].map((it) => it[1] ?? it[2] ?? it[3]!);
  const numbers = said
    .split(/[^\w.:/-]/)
    .map((it) => it.split('/')[0]!.replace(/[.:]$/, ''))
    .filter((it) => /\d/.test(it) && /[.:-]/.test(it));
  // The network's own name stands in many messages and is seldom the fault.
  const own = /(?:in|for|of) network '([^'\n]{1,200})'/.exec(said)?.[1];
  const all = [...new Set([...quoted, ...numbers])];
  return own === undefined ? all : [...all.filter((it) => it !== own), own];
}

/** Elements and attributes in libvirt's own words: `<ip>`, `attribute 'stp'`. */
function namesIn(said: string): { elements: string[]; attributes: string[] } {
  return {
    elements: [...said.matchAll(/<([\w:-]+)/g)].map((it) => it[1]!),
    attributes: [...said.matchAll(/attribute '?([\w:-]+)'?/g)].map((it) => it[1]!),
  };
}
