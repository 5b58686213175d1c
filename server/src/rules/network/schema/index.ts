// Rules that read the schema table alone.
import type { Rule } from '../../rule';
import { attrOutputOnly } from './attr-output-only';
import { attributeExcludes } from './attribute-excludes';
import { duplicateSingleton } from './duplicate-singleton';
import { missingAttribute } from './missing-attribute';
import { missingElement } from './missing-element';
import { needsNewerLibvirt } from './needs-newer-libvirt';
import { strayText } from './stray-text';
import { unknownAttribute } from './unknown-attribute';
import { unknownElement } from './unknown-element';
import { networkWrongValue } from './wrong-value';

export const schemaRules: readonly Rule[] = [
  unknownElement,
  unknownAttribute,
  strayText,
  duplicateSingleton,
  missingElement,
  missingAttribute,
  networkWrongValue,
  attributeExcludes,
  attrOutputOnly,
  needsNewerLibvirt,
];
