// Rules of the names of keys.
import type { Rule } from '../../rule';
import { keyDeprecated } from './key-deprecated';
import { keyForeign } from './key-foreign';
import { keyIndexLeadingZero } from './key-index-leading-zero';
import { keyKnownDead } from './key-known-dead';
import { keyOtherBackend } from './key-other-backend';
import { keyUnknown } from './key-unknown';
import { keyWrongCase } from './key-wrong-case';
import { keyWrongType } from './key-wrong-type';
import { misplacedKeys } from './misplaced-keys';

export const nameRules: readonly Rule[] = [
  keyWrongCase,
  keyUnknown,
  keyForeign,
  keyKnownDead,
  keyOtherBackend,
  misplacedKeys,
  keyWrongType,
  keyIndexLeadingZero,
  keyDeprecated,
];
