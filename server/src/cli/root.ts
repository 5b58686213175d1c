// The folder that paths in reports for other programs start at.
import { repositoryOf } from '../files/exclusion';

/** The root of the repository that the command runs in; the current folder when that is in none. */
export const rootHere = (): string => repositoryOf(process.cwd());
