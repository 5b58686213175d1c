// What a rule is: one value that knows a fault, why it is one, and how to repair it. Runs nothing.
import type { Target } from '../model/target';
import type { Fix } from '../fixes/fix';
import type { DocumentKind, File } from '../model/file';
import { none, type Reading } from '../model/reading';
import type { WorkspaceFacts } from '../model/workspace-facts';
import type { Severity } from '../schema/types';
import type { Place, Span } from '../text';

/** What a rule reports. */
export interface Finding {
  readonly span: Span;
  /** What is there, with its values, then what was expected. No full stop. */
  readonly message: string;
  /** Which of the codes of the rule; left out where it has but one, or that of its name. */
  readonly code?: string;
  readonly severity?: Severity;
  readonly related?: readonly { readonly at: Place; readonly message: string }[];
  readonly fixes?: readonly Fix[];
  /** Holds whatever the marks of a template bring, though one stands in the same value. */
  readonly certain?: true;
  readonly tag?: 'unnecessary' | 'deprecated';
  /**
   * The other of two files that contradict each other, and what both claim (`the bridge virbr1`): where they are not known
   * to be of one host, this is advice at most, and nothing where the other may well be of a guest (`mayBeGuest`).
   */
  readonly rival?: { readonly uri: string; readonly claim?: string; readonly mayBeGuest?: boolean };
}

export interface Rule {
  /** Its file and its page: the code, or, of a family, what the codes are about. */
  readonly name: string;
  /** What it reports, as in `allow:`, each with a line on the fault; a family has a heading on its page for each. */
  readonly codes: Readonly<Record<string, string>>;
  readonly of: readonly DocumentKind[];
  /** Of findings that say no other. */
  readonly severity: Severity;
  readonly summary: string;
  /** Where the claim comes from: a page of libvirt, a source file, a manual. */
  readonly source: string;
  /** It has nothing to look at where a document holds none of these; told by its reading. */
  readonly about?: Reading<unknown>['about'];
  /** Needs other files: not run on a file judged by itself. */
  readonly across?: boolean;
  check(file: File, workspace: WorkspaceFacts, target: Target): Iterable<Finding>;
}

/** A rule as it is written: with its one code, or with the name of a family and its codes. */
type Written = Omit<Rule, 'name' | 'codes' | 'about' | 'check'> &
  ({ readonly code: string } | Pick<Rule, 'name' | 'codes'>);

/** A rule that looks at one thing after the other; where there is none it costs nothing. */
interface OfEach<T> {
  /** What it looks at, best a reading that is memoized: the ip elements, the bridge. */
  readonly each: Reading<T>;
  check(it: T, file: File, workspace: WorkspaceFacts, target: Target): Iterable<Finding>;
}

/** A rule that compares things with each other, or gives each of them something of its own. */
interface OfAll<T> {
  /** What it looks at, as `each`: the hosts with a name of two. */
  readonly all: Reading<T>;
  check(all: readonly T[], file: File, workspace: WorkspaceFacts, target: Target): Iterable<Finding>;
}

/** Makes a rule; with `ruleOfEach` and `ruleOfAll` the one spelling of it, so that a rule file reads as data. */
export const rule = (it: Written & Pick<Rule, 'check'>): Rule => ({ ...it, ...namesOf(it) });

/** Makes a rule that looks at one thing after the other. */
export const ruleOfEach = <T>(it: Written & OfEach<T>): Rule => ({
  ...it,
  ...namesOf(it),
  about: it.each.about,
  check: checkOfEach(it),
});

/** Makes a rule that looks at several things together. */
export const ruleOfAll = <T>(it: Written & OfAll<T>): Rule => ({
  ...it,
  ...namesOf(it),
  about: it.all.about,
  check: checkOfAll(it),
});

const namesOf = (it: Written): Pick<Rule, 'name' | 'codes'> =>
  'code' in it ? { name: it.code, codes: { [it.code]: it.summary } } : it;

const checkOfEach =
  <T>(of: OfEach<T>): Rule['check'] =>
  (file, workspace, target) => {
    const items = of.each(file, workspace, target);
    if (items.length === 0) return none;
    if (items.length === 1) return of.check(items[0]!, file, workspace, target);
    const findings: Finding[] = [];
    for (const it of items) for (const finding of of.check(it, file, workspace, target)) findings.push(finding);
    return findings;
  };

const checkOfAll =
  <T>(of: OfAll<T>): Rule['check'] =>
  (file, workspace, target) => {
    const items = of.all(file, workspace, target);
    return items.length === 0 ? none : of.check(items, file, workspace, target);
  };

/** The rules that report a code: one, or the few that meet the same fault at different places. */
export const rulesReporting = (code: string, rules: readonly Rule[]): Rule[] =>
  rules.filter((it) => Object.hasOwn(it.codes, code));

/** The folder of the pages of a rule, which is that of its language. */
export const languageOf = ({ of: [kind] }: Rule): RuleLanguage =>
  kind === 'network' || kind === 'guest' || kind === 'keyfile'
    ? kind
    : kind === 'bridge.conf'
      ? 'bridge-conf'
      : 'ifcfg';

/** The folders of rules. */
export type RuleLanguage = 'network' | 'guest' | 'ifcfg' | 'keyfile' | 'bridge-conf';
