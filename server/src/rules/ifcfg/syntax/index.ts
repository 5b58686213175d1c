// Rules of how ifcfg files are spelled.
import type { Rule } from '../../rule';
import { ansiQuoteNeeded } from './ansi-quote-needed';
import { arrayValue } from './array-value';
import { bom } from './bom';
import { crlf } from './crlf';
import { doubleSemicolon } from './double-semicolon';
import { duplicateKey } from './duplicate-key';
import { exportPrefix } from './export-prefix';
import { invisibleCharacter } from './invisible-character';
import { loneCr } from './lone-cr';
import { lineContinuation } from './line-continuation';
import { notAnAssignment } from './not-an-assignment';
import { notUtf8 } from './not-utf8';
import { nulByte } from './nul-byte';
import { plusEquals } from './plus-equals';
import { redundantQuotesEscape } from './redundant-quotes-escape';
import { severalOnOneLine } from './several-on-one-line';
import { shellExpansion } from './shell-expansion';
import { smartQuotes } from './smart-quotes';
import { spaceAfterEquals } from './space-after-equals';
import { spaceBeforeEquals } from './space-before-equals';
import { ifcfgTemplate } from './template';
import { unquotedMetacharacter } from './unquoted-metacharacter';
import { unquotedSpace } from './unquoted-space';
import { unterminatedQuote } from './unterminated-quote';

export const syntaxRules: readonly Rule[] = [
  ifcfgTemplate,
  bom,
  crlf,
  loneCr,
  notUtf8,
  nulByte,
  spaceBeforeEquals,
  spaceAfterEquals,
  exportPrefix,
  notAnAssignment,
  plusEquals,
  unquotedSpace,
  unterminatedQuote,
  lineContinuation,
  shellExpansion,
  unquotedMetacharacter,
  severalOnOneLine,
  smartQuotes,
  invisibleCharacter,
  duplicateKey,
  doubleSemicolon,
  arrayValue,
  ansiQuoteNeeded,
  redundantQuotesEscape,
];
