// Rules about bonds.
import type { Rule } from '../../rule';
import { bondAgreement } from './bond-agreement';
import { bondForGuests } from './bond-for-guests';
import { bondMembership } from './bond-membership';
import { bondMode } from './bond-mode';
import { bondMonitoring } from './bond-monitoring';
import { bondOptionMode } from './bond-option-mode';
import { bondOptionsRule } from './bond-options';

export const bondRules: readonly Rule[] = [
  bondOptionsRule,
  bondMode,
  bondMonitoring,
  bondOptionMode,
  bondAgreement,
  bondMembership,
  bondForGuests,
];
