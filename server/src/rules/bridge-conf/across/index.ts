// What the list says of bridges that other files make.
import type { Rule } from '../../rule';
import { qemuAclUnknownBridge } from './qemu-acl-unknown-bridge';

export const bridgeConfAcrossRules: readonly Rule[] = [qemuAclUnknownBridge];
