// Rules that read the schema table alone.
import type { Rule } from '../../rule';
import { attrOutputOnly } from './attr-output-only';
import { attributeExcludes } from './attribute-excludes';
import { duplicateSingleton } from './duplicate-singleton';
import { natDuplicateChild } from './nat-duplicate-child';
import { forwardPfMultiple } from './forward-pf-multiple';
import { bandwidthDuplicate } from './bandwidth-duplicate';
import { dhcpDuplicateInIp } from './dhcp-duplicate-in-ip';
import { bootpDuplicate } from './bootp-duplicate';
import { missingAttribute } from './missing-attribute';
import { missingElement } from './missing-element';
import { needsNewerLibvirt } from './needs-newer-libvirt';
import { strayText } from './stray-text';
import { metadataText } from './metadata-text';
import { unknownAttribute } from './unknown-attribute';
import { unknownElement } from './unknown-element';
import { portgroupPortChild } from './portgroup-port-child';
import { natChildMisplaced } from './nat-child-misplaced';
import { networkValueUnfilled } from './value-unfilled';
import { networkWrongValue } from './wrong-value';

export const schemaRules: readonly Rule[] = [
  unknownElement,
  portgroupPortChild,
  natChildMisplaced,
  unknownAttribute,
  strayText,
  metadataText,
  duplicateSingleton,
  natDuplicateChild,
  forwardPfMultiple,
  bandwidthDuplicate,
  dhcpDuplicateInIp,
  bootpDuplicate,
  missingElement,
  missingAttribute,
  networkValueUnfilled,
  networkWrongValue,
  attributeExcludes,
  attrOutputOnly,
  needsNewerLibvirt,
];
