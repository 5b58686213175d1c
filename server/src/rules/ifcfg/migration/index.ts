// Rules about newer releases.
import type { Rule } from '../../rule';
import { migration } from './migration';

export const migrationRules: readonly Rule[] = [migration];
