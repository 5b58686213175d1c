// Readings of a file: what rules look at, one thing after the other. Best kept with the file, for all who ask.
import type { File } from './file';
import type { Target } from './target';
import type { WorkspaceFacts } from './workspace-facts';

/** What a file holds of one kind, in the order of the document. */
export type Reading<T> = (file: File, workspace: WorkspaceFacts, target: Target) => readonly T[];

/** What a reading gives where there is nothing: made once, so that a miss costs nothing. */
export const none: readonly never[] = [];

/** The same where there are other files to compare with; alone, a file clashes with nobody. */
export const amongOthers = <R extends Reading<unknown>>(reading: R): R =>
  ((file, workspace, target) => (workspace.files.length > 1 ? reading(file, workspace, target) : none)) as R;
