// What became of each line of the files that were converted: the loss report.
import type { Span } from '../text';
import { visible } from '../visible';

/** `changed`: carried over, but it does not mean quite the same; `why` says how. */
export type EntryFate = 'kept' | 'changed' | 'dropped';

/** One assignment, one route line or one line nobody reads. Secrets are left out. */
export interface Entry {
  /** Name of the file: `ifcfg-eth0`. */
  readonly file: string;
  readonly span: Span;
  /** The key, or the words of a line of a route or rule file. */
  readonly name: string;
  readonly outcome: EntryFate;
  /** Where it went, `section.key` of a keyfile; empty when nothing has to be written for it. */
  readonly to: readonly string[];
  readonly why?: string;
}

/** The report as a person reads it: how much was kept, and what changed and was dropped; all lines when `kept` says so. */
export function reportLines(entries: readonly Entry[], { kept = false } = {}): string[] {
  const shown = entries.filter((it) => kept || it.outcome !== 'kept');
  const count = entries.filter((it) => it.outcome === 'kept').length;
  return [
    `${count} of ${entries.length} lines kept`,
    ...shown.map((it) => {
      const to = it.outcome === 'kept' && it.to.length > 0 ? ` → ${it.to.join(', ')}` : '';
      return visible(`${it.outcome}: ${it.file}: ${it.name}${to}${it.why ? `: ${it.why}` : ''}`);
    }),
  ];
}
