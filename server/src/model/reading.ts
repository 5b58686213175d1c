// Readings of a file: what rules look at, one thing after the other. Best kept with the file, for all who ask.
import { memoize } from '../memoize';
import type { PathBits } from '../syntax/names';
import type { File } from './file';
import type { Target } from './target';
import type { WorkspaceFacts } from './workspace-facts';

/** What a file holds of one kind, in the order of the document. */
export interface Reading<T> extends About {
  (file: File, workspace: WorkspaceFacts, target: Target): readonly T[];
}

/** A reading that needs nothing but the file. */
export interface FileReading<T> extends About {
  (file: File): readonly T[];
}

/** What a reading knows of itself. */
interface About {
  /** It gives nothing where a document holds none of these; left out where that is not known. */
  readonly about?: readonly PathBits[] | undefined;
}

/** What a reading gives where there is nothing: made once, so that a miss costs nothing. */
export const none: readonly never[] = [];

/** A reading with what it is about: that of the one that it narrows. */
export const narrowing = <R extends Reading<unknown>>({ about }: About, reading: R): R =>
  about ? Object.assign(reading, { about }) : reading;

/** What is made of all that another reading gives, once for each file; nothing where that gives nothing. */
export const derive = <S, T>(
  from: FileReading<S>,
  make: (found: readonly S[], file: File) => readonly T[],
): FileReading<T> =>
  narrowing(
    from,
    memoize((file: File) => {
      const found = from(file);
      return found.length === 0 ? none : make(found, file);
    }),
  );

/** What one of two readings gives, and then the other. */
export const anyOf = <S, T>(one: FileReading<S>, other: FileReading<T>): FileReading<S | T> =>
  narrowing({ about: one.about && other.about && [...one.about, ...other.about] }, (file: File) => [
    ...one(file),
    ...other(file),
  ]);

/** The same where there are other files to compare with; alone, a file clashes with nobody. */
export const amongOthers = <R extends Reading<unknown>>(reading: R): R =>
  narrowing(reading, ((file, workspace, target) =>
    workspace.files.length > 1 ? reading(file, workspace, target) : none) as R);
