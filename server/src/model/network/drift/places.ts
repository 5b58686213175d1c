// Where a file differs from what its host has: what is stored and what runs, at one place after the other.
import type { Span } from '../../../text';
import type { DeployedNetwork } from '../../deployed';
import { type Difference, differencesOf } from './differences';
import type { Definition } from './part';

/** A difference from what is stored, from what runs, or from both. */
export interface Drift {
  readonly stored: Difference | undefined;
  readonly running: Difference | undefined;
}

/** A place of a file, with all in which the host differs there: what only the host has is said at the element that would hold it. */
export interface DriftPlace {
  readonly span: Span;
  readonly drifts: readonly Drift[];
}

/** In the order of the text. */
export function driftPlaces(here: Definition, { stored, running }: DeployedNetwork): DriftPlace[] {
  const known = new Map<string, { stored: Difference | undefined; running: Difference | undefined }>();
  for (const it of stored ? differencesOf(here, stored) : []) known.set(keyOf(it), { stored: it, running: undefined });
  for (const it of running ? differencesOf(here, running) : []) {
    const both = known.get(keyOf(it));
    if (both) both.running = it;
    else known.set(keyOf(it), { stored: undefined, running: it });
  }
  const places = new Map<number, { span: Span; drifts: Drift[] }>();
  for (const it of known.values()) {
    const { span } = (it.stored ?? it.running)!.here;
    const place = places.get(span.start);
    if (place) place.drifts.push(it);
    else places.set(span.start, { span, drifts: [it] });
  }
  return [...places.values()].sort((a, b) => a.span.start - b.span.start);
}

const keyOf = ({ here, path }: Difference): string => `${here.span.start} ${path}`;
