// Something in a keyfile that several keys together make wrong.
import type { Severity } from '../../../schema/types';
import { addKeyTo, removeKey, setKey } from '../../../syntax/keyfile/write';
import type { Attribute } from '../../../syntax/tree';
import type { Edit, Span } from '../../../text';
import type { KeyfileProfile } from '../profile';

/** A way to have it right. */
export interface Repair {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Nothing else can be meant. */
  readonly preferred?: boolean;
}

export interface Fault {
  readonly code: string;
  readonly span: Span;
  readonly message: string;
  /** Error, where it is left out. */
  readonly severity?: Severity;
  readonly repairs?: readonly Repair[];
}

/** The message of a fault for which NetworkManager refuses the file. */
export const refusing = (message: string): string => `${message}; NetworkManager refuses the file`;

/** Where something stands that belongs to a group as a whole: its name in brackets, or the start of the file. */
export const headOf = (profile: KeyfileProfile, ...groups: readonly string[]): Span =>
  groups.map((it) => profile.groups.get(it)?.[0]?.openSpan).find((it) => it !== undefined) ??
  profile.root.children[0]?.openSpan ?? { start: 0, end: Math.min(1, profile.root.span.end) };

export const removalOf = (it: Attribute, preferred?: boolean): Repair => ({
  title: `Remove ${it.name}`,
  edits: removeKey(it),
  preferred,
});

export const groupRemoval = (profile: KeyfileProfile, group: string): Repair => ({
  title: `Remove [${group}]`,
  edits: (profile.groups.get(group) ?? []).map(({ span }) => ({ span, text: '' })),
  preferred: true,
});

export const change = (it: Attribute, value: string, preferred?: boolean): Repair => ({
  title: `Change to ${value}`,
  edits: setKey(it, value),
  preferred,
});

export const addition = (
  profile: KeyfileProfile,
  group: string,
  key: string,
  value: string,
  preferred?: boolean,
): Repair => ({
  title: `Add ${key}=${value}`,
  edits: addKeyTo(profile.root.tree, group, key, value),
  preferred,
});
