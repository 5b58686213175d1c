// Names, modes and owners of files, which say whether NetworkManager reads them.
import type { Rule } from '../../rule';
import { keyfileAccess } from './file-access';
import { keyfileFileNames } from './file-names';

export const keyfileFileRules: readonly Rule[] = [keyfileFileNames, keyfileAccess];
