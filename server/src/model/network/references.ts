// What a network refers to on the host.
import { memoize } from '../../memoize';
import type { ReferenceFact } from '../facts';
import type { File } from '../file';

/** The bridge of the host that guests are plugged into. */
export const hostBridgesOf = memoize((file: File) => referencesOf(file, 'host-bridge'));

/** The same, and those that cards of guests are plugged into without a network. */
export const guestBridgesOf = memoize(({ facts }: File) =>
  facts.references.filter((it) => it.relation === 'host-bridge' || it.relation === 'guest-bridge'),
);

/** The interfaces of the host that packets leave through, or guests are attached to. */
export const uplinksOf = memoize((file: File) => referencesOf(file, 'uplink'));

const referencesOf = ({ facts }: File, relation: ReferenceFact['relation']): readonly ReferenceFact[] =>
  facts.references.filter((it) => it.relation === relation);
