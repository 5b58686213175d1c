// Names of files, which say whether NetworkManager reads them.
import type { Rule } from '../../rule';
import { keyfileFileNames } from './file-names';

export const keyfileFileRules: readonly Rule[] = [keyfileFileNames];
