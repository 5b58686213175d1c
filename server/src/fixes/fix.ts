// A repair: a titled change that a finding or a refactoring brings.
import type { Edit, Span } from '../text';

/** Edits in the file itself, or in or around others. */
export type FileEdits =
  | { readonly edits: readonly Edit[]; readonly uri?: string }
  | { readonly create: string; readonly content: string }
  | { readonly rename: string; readonly to: string };

/** A titled change that removes its finding. */
export interface Fix {
  readonly title: string;
  readonly changes: readonly FileEdits[];
  /** The one obvious repair: shown first, and applied by "fix all". */
  readonly preferred?: boolean;
}

/** A fix of one file by edits. */
export const fix = (title: string, edits: readonly Edit[], preferred = false): Fix => ({
  title,
  changes: [{ edits }],
  preferred,
});

/** A fix that writes something else in place of a span. */
export const replace = (title: string, span: Span, text: string, preferred = false): Fix =>
  fix(title, [{ span, text }], preferred);
