// What a rule is: one value that knows a fault, why it is one, and how to repair it. Runs nothing.
import type { Target } from '../model/target';
import type { Fix } from '../fixes/fix';
import type { DocumentKind, File } from '../model/file';
import type { WorkspaceFacts } from '../model/workspace-facts';
import type { Severity } from '../schema/types';
import type { Place, Span } from '../text';

/** What a rule reports. */
export interface Finding {
  readonly span: Span;
  /** What is there, with its values, then what was expected. No full stop. */
  readonly message: string;
  /** For a family of codes: which of them. */
  readonly code?: string;
  readonly severity?: Severity;
  readonly related?: readonly { readonly at: Place; readonly message: string }[];
  readonly fixes?: readonly Fix[];
  readonly tag?: 'unnecessary' | 'deprecated';
}

export interface Rule {
  /** Named after the fault: file name, title of the page, word in `allow:`. */
  readonly code: string;
  readonly of: readonly DocumentKind[];
  readonly severity: Severity;
  readonly summary: string;
  /** Where the claim comes from: a page of libvirt, a source file, a manual. */
  readonly source: string;
  /** Needs other files: not run on a file judged by itself. */
  readonly across?: boolean;
  /**
   * What it is about, as `forward/nat` or `ip@netmask` below the root, or `@ipv6` of the root: it has nothing to say about
   * a document that holds none of these, and is not run on it. Without it the rule is run on every document.
   */
  readonly about?: readonly string[];
  /**
   * Asked before: whether there is anything that this rule, and others that share the question, may have to say. A
   * question is answered once for all of them (`memoize`), so that most rules need not be run on an ordinary document.
   */
  readonly when?: (file: File, workspace: WorkspaceFacts) => boolean;
  /** Codes that this rule may report besides its own, when it covers a family; the page explains each. */
  readonly family?: Readonly<Record<string, string>>;
  check(file: File, workspace: WorkspaceFacts, target: Target): Iterable<Finding>;
}

/** Makes a rule; the one spelling of it, so that a rule file reads as data. */
export const rule = (it: Rule): Rule => it;
