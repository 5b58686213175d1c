// Runs the rules on one file and gives its problems: findings with code and severity, after settings and `allow:`.
import { keepsQuotes } from '../fixes/ifcfg-syntax';
import type { Target } from '../model/target';
import type { DocumentKind, File } from '../model/file';
import type { WorkspaceFacts } from '../model/workspace-facts';
import { none } from '../model/reading';
import { isInFunction } from '../model/ifcfg/functions';
import { loneReturnOf } from '../model/ifcfg/lone-return';
import { otherFormatOf } from '../model/ifcfg/other-format';
import { noProfileBecause } from '../model/no-profile';
import { targetFor } from '../model/ifcfg/follow';
import { severityWhen } from '../model/one-host';
import { isSkipped } from '../model/ifcfg/readers';
import { isIgnored } from '../model/keyfile/names';
import { noProfile } from '../rules/ifcfg/identity/no-profile';
import { otherFormats } from '../rules/ifcfg/identity/other-formats';
import { loneCr } from '../rules/ifcfg/syntax/lone-cr';
import { keyfileFileNames } from '../rules/keyfile/file/file-names';
import { rules } from '../rules/index';
import { networkTemplate } from '../rules/network/document/template';
import { xmlNotWellformed } from '../rules/network/document/xml-not-wellformed';
import type { Finding, Rule } from '../rules/rule';
import type { Severity } from '../schema/types';
import { type Span, countUpTo } from '../text';
import { allowedCodes } from './allow-comments';
import { withoutFollowOns } from './follow-on';
import { fragmentIn, problemsWithin } from './fragment';
import { holds, inAllOf, type Judged, sparesMarks } from './template';
import { severityOfMissing } from './missing-files';
import { hearerOf } from './quiet';
import { RuleSelection } from './rule-selection';
import { asAdvice, certaintyOf } from './rivalry';
import { told } from './told';

/** A finding with everything decided. */
export interface Problem extends Finding {
  readonly code: string;
  readonly severity: Severity;
  /** The rule that reported it; its page explains the code. */
  readonly rule: Rule;
}

export interface CheckOptions {
  readonly target: Target;
  /** Judge the file by itself: rules that need other files do not run. */
  readonly isolated?: boolean;
  /** Somebody has the file open in an editor, and may be about to write. */
  readonly inEditor?: boolean;
  /** Codes set to another severity, or switched off. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  /** A rule that threw costs one rule: it is reported here and the others go on. */
  readonly onCrash?: (rule: Rule, error: unknown) => void;
  /** Only these rules, and all that they find. */
  readonly only?: readonly Rule[];
}

/** Work in steps; what it comes to is given at the end. */
export type Steps<T> = Generator<void, T, void>;

/** All problems of a file, in the order of the text. */
export function problemsOf(file: File, workspace: WorkspaceFacts, judging: CheckOptions): Problem[] {
  const fragment = fragmentIn(file);
  if (fragment)
    return inOrder(
      problemsWithin(
        fragment,
        problemsOf(fragment.file, fragment.workspace, judging),
        documentProblemsOf(file, workspace, judging),
      ),
    );
  const judged: Judged<Problem>[] = [];
  for (const it of file.variants) {
    const found = new Found();
    const judge = judgeOf(it, withVariant(workspace, file, it), judging, found);
    for (const rule of rulesOn(it, judging)) judge(rule);
    judged.push({ file: it, problems: found.problemsIn(it) });
  }
  return inOrder(inAllOf(judged));
}

/** The same in steps, one rule each, for whoever has other things to do between them, or may want no answer any more. */
export function* problemSteps(file: File, workspace: WorkspaceFacts, judging: CheckOptions): Steps<Problem[]> {
  const fragment = fragmentIn(file);
  if (fragment)
    return inOrder(
      problemsWithin(
        fragment,
        yield* problemSteps(fragment.file, fragment.workspace, judging),
        documentProblemsOf(file, workspace, judging),
      ),
    );
  const judged: Judged<Problem>[] = [];
  for (const it of file.variants) {
    const found = new Found();
    const judge = judgeOf(it, withVariant(workspace, file, it), judging, found);
    for (const rule of rulesOn(it, judging)) {
      yield;
      judge(rule);
    }
    judged.push({ file: it, problems: found.problemsIn(it) });
  }
  return inOrder(inAllOf(judged));
}

function documentProblemsOf(file: File, workspace: WorkspaceFacts, judging: CheckOptions): Problem[] {
  const found = new Found();
  for (const rule of [xmlNotWellformed, networkTemplate]) judgeOf(file, workspace, judging, found)(rule);
  return found.problemsIn(file);
}

/** The facts of all files with those of a variant in place of the template's. */
const withVariant = (workspace: WorkspaceFacts, file: File, variant: File): WorkspaceFacts =>
  variant === file || !workspace.has(file.uri) ? workspace : workspace.after(new Map([[file.uri, variant]]));

const inOrder = (problems: Problem[]): Problem[] =>
  problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);

/** What the rules find in a file. */
class Found {
  readonly #problems: Problem[] = [];
  /** Of those the ones that a template may settle: they are not said, but what follows from them is not, either. */
  readonly #unsure = new Set<Problem>();

  add(problem: Problem, isSure: boolean): void {
    this.#problems.push(problem);
    if (!isSure) this.#unsure.add(problem);
  }

  problemsIn(file: File): Problem[] {
    const all = withoutFollowOns(file, inOrder(this.#problems));
    return this.#unsure.size === 0 ? all : all.filter((it) => !this.#unsure.has(it));
  }
}

/** Adds what one rule reports of a file to its problems. */
function judgeOf(
  file: File,
  workspace: WorkspaceFacts,
  { isolated, inEditor, target, severities, onCrash, only }: CheckOptions,
  found: Found,
): (rule: Rule) => void {
  const around = isolated ? workspace : workspace.ofSite(file.host.site).readBy(target.backend);
  const allowed = allowedIn(file);
  const own = isolated ? target : targetFor(file, around, target);
  const isHeard = (code: string, severity: Severity | 'off'): boolean => {
    const hearer = severity === 'off' ? 'nobody' : hearerOf(code, severity);
    return hearer === 'everybody' || (inEditor === true && hearer === 'editors');
  };
  /** That another file may be a rival is said once. */
  let isAdvised = false;
  return (rule) => {
    try {
      const findings = rule.check(file, around, own);
      // Most rules have nothing to look at, and to walk through nothing takes longer than they do.
      if (findings === none) return;
      for (const finding of findings) {
        if (own.backend === 'network-scripts' && isAboutFunction(finding, file)) continue;
        const code = finding.code ?? rule.name;
        const certainty = certaintyOf(finding, file, around);
        if (certainty === 'never' || (certainty === 'perhaps' && finding.rival?.mayBeGuest)) continue;
        const atWorst = severityWhen[certainty](finding.severity ?? rule.severity);
        const usual = severityOfMissing(code, atWorst, finding, file);
        const severity = severities?.[code] ?? (only || isHeard(code, usual) ? usual : 'off');
        if (severity === 'off' || isAllowed(allowed, code, finding.span)) continue;
        if (!holds({ ...finding, code }, file, around)) {
          found.add({ ...finding, code, severity, rule }, false);
          continue;
        }
        if (certainty === 'perhaps') {
          if (isAdvised) continue;
          isAdvised = true;
        }
        const said = certainty === 'perhaps' ? asAdvice(finding) : finding;
        found.add({ ...inWords(said, file), code, severity, rule }, true);
      }
    } catch (error) {
      onCrash?.(rule, error);
    }
  };
}

/** Whether a finding is about what only NetworkManager reads: the lines in a function. */
const isAboutFunction = ({ span, related }: Finding, file: File): boolean =>
  isInFunction(file, span) || (related ?? []).some((it) => it.at.uri === file.uri && isInFunction(file, it.at.span));

/** The finding in words that may be shown, with the fixes that can be taken. */
function inWords(finding: Finding, file: File): Finding {
  const { tree } = file;
  const say = (words: string): string => told(tree, words, finding.span);
  const { related, fixes } = finding;
  return {
    ...finding,
    message: say(finding.message),
    ...(related ? { related: related.map((it) => ({ ...it, message: say(it.message) })) } : {}),
    ...(fixes
      ? {
          fixes: fixes
            .filter((it) => keepsQuotes(tree, it) && (!tree.template || sparesMarks(it, file)))
            .map((it) => ({ ...it, title: say(it.title) })),
        }
      : {}),
  };
}

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** The worst of many problems, in the order of the text: nobody reads more of one file, and an editor shows no more. */
export function worstOf(problems: readonly Problem[], most: number): readonly Problem[] {
  if (problems.length <= most) return problems;
  const chosen = new Set([...problems].sort((a, b) => ranks[a.severity] - ranks[b.severity]).slice(0, most));
  return problems.filter((it) => chosen.has(it));
}

/**
 * The rules that are run on a file: none where nobody reads it, for then nothing in it can be wrong; and one where it is
 * in the format of another program, on one line to its reader, or has a name that keeps everybody from reading it.
 */
function rulesOn(file: File, { only, isolated, target }: CheckOptions): readonly Rule[] {
  if (isSkipped(file, target.backend)) return [];
  const alone = noProfileBecause(file)
    ? noProfile
    : otherFormatOf(file)
      ? otherFormats
      : loneReturnOf(file) !== undefined
        ? loneCr
        : file.kind === 'keyfile' && isIgnored(file)
          ? keyfileFileNames
          : undefined;
  if (alone) return only?.includes(alone) === false ? [] : [alone];
  if (only) return only.filter((it) => it.of.includes(file.kind) && !(isolated && it.across));
  return selectionFor(file.kind, isolated === true).on(file.tree);
}

const selections = new Map<string, RuleSelection>();

function selectionFor(kind: DocumentKind, isolated: boolean): RuleSelection {
  const key = `${kind} ${isolated}`;
  let found = selections.get(key);
  if (!found) {
    const ofKind = rules.filter((it) => it.of.includes(kind) && !(isolated && it.across));
    selections.set(key, (found = new RuleSelection(ofKind)));
  }
  return found;
}

/** Where each code is allowed: spans of which none holds another, in the order of the text. */
type Allowed = ReadonlyMap<string, readonly Span[]>;

function allowedIn({ tree }: File): Allowed {
  const allowed = new Map<string, Span[]>();
  for (const { code, within } of allowedCodes(tree)) {
    const known = allowed.get(code);
    if (known) known.push(within);
    else allowed.set(code, [within]);
  }
  for (const [code, spans] of allowed) allowed.set(code, outermost(spans));
  return allowed;
}

/** The spans that lie in no other one, by their start; so by their end, too. */
function outermost(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  let end = -1;
  for (const it of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (it.end <= end) continue;
    result.push(it);
    end = it.end;
  }
  return result;
}

/** Of the spans that start before a finding, the last one ends last. */
function isAllowed(allowed: Allowed, code: string, { start, end }: Span): boolean {
  const spans = allowed.get(code) ?? [];
  const before = countUpTo(spans, start, (it) => it.start);
  return before > 0 && end <= spans[before - 1]!.end;
}
