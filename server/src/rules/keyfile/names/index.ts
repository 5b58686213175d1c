// Groups and keys that nobody knows, or that stand where nobody looks.
import type { Rule } from '../../rule';
import { keyfileDuplicateKey } from './duplicate-key';
import { keyfileGroupNames } from './group-names';
import { groupSpelling } from './group-spelling';
import { kfKeyNewer } from './kf-key-newer';
import { keyNames } from './key-names';

export const keyfileNameRules: readonly Rule[] = [
  keyfileGroupNames,
  groupSpelling,
  keyNames,
  kfKeyNewer,
  keyfileDuplicateKey,
];
