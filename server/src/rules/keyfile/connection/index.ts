// What the profile is, and whose port its device is.
import type { Rule } from '../../rule';
import { groupKeys } from './group-keys';
import { kfNoMatch } from './kf-no-match';
import { portIpLost } from './kf-port-ip-lost';
import { keyfilePorts } from './ports';
import { profileType } from './profile-type';

export const keyfileConnectionRules: readonly Rule[] = [profileType, groupKeys, keyfilePorts, portIpLost, kfNoMatch];
