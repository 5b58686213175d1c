// What the files of one host say of each other.
import type { Rule } from '../../rule';
import { keyfileBondForGuests } from './bond-for-guests';
import { keyfileControllers } from './controllers';
import { kfParentById } from './kf-parent-by-id';
import { keyfileNetplan } from './netplan';
import { keyfileIdentities } from './identities';
import { keyfileDefaultRoutes } from './multiple-default-routes';
import { keyfileNoPorts } from './no-ports';

export const keyfileAcrossRules: readonly Rule[] = [
  keyfileControllers,
  kfParentById,
  keyfileIdentities,
  keyfileNetplan,
  keyfileBondForGuests,
  keyfileNoPorts,
  keyfileDefaultRoutes,
];
