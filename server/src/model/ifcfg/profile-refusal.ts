// Why NetworkManager refuses a profile, as a reading of it says: for the rules, which mark it, and for the conversion, which
// makes nothing of it.
import type { Span } from '../../text';

export interface ProfileRefusal<Code extends string = string> {
  readonly code: Code;
  readonly span: Span;
  /** What is there, then what was expected. */
  readonly why: string;
}
