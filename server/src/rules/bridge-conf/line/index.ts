// Lines of the list, each by itself: whether the helper goes on reading, and what it takes for a name.
import type { Rule } from '../../rule';
import { aclLines } from './acl-lines';
import { aclNames } from './acl-names';

export const bridgeConfLineRules: readonly Rule[] = [aclLines, aclNames];
