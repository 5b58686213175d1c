// Rules about what a network card holds and its type does not take.
import type { Rule } from '../../rule';
import { domChild } from './dom-child';

export const childRules: readonly Rule[] = [domChild];
