// Rules about the document, its identity and metadata.
import type { Rule } from '../../rule';
import { entityOrDoctype } from './entity-or-doctype';
import { ipv6AttrRedundant } from './ipv6-attr-redundant';
import { metadataDuplicateNamespace } from './metadata-duplicate-namespace';
import { metadataNoNamespace } from './metadata-no-namespace';
import { nameAwkward } from './name-awkward';
import { nameBlank } from './name-blank';
import { nameDuplicate } from './name-duplicate';
import { nameLooksLikeUuid } from './name-looks-like-uuid';
import { nameNewline } from './name-newline';
import { nameSlash } from './name-slash';
import { nameTooLong } from './name-too-long';
import { rootHasNamespace } from './root-has-namespace';
import { rootNotNetwork } from './root-not-network';
import { networkTemplate } from './template';
import { trustRxFiltersUseless } from './trust-rx-filters-useless';
import { uuidDuplicate } from './uuid-duplicate';
import { uuidNil } from './uuid-nil';
import { xmlNotWellformed } from './xml-not-wellformed';

export const documentRules: readonly Rule[] = [
  networkTemplate,
  xmlNotWellformed,
  rootNotNetwork,
  rootHasNamespace,
  entityOrDoctype,
  nameBlank,
  nameSlash,
  nameNewline,
  nameTooLong,
  nameAwkward,
  nameLooksLikeUuid,
  nameDuplicate,
  uuidNil,
  uuidDuplicate,
  metadataNoNamespace,
  metadataDuplicateNamespace,
  trustRxFiltersUseless,
  ipv6AttrRedundant,
];
