// Runs the rules on one file and gives its problems: findings with code and severity, after settings and `allow:`.
import { keepsQuotes } from '../fixes/ifcfg-syntax';
import type { Target } from '../model/target';
import type { DocumentKind, File } from '../model/file';
import type { WorkspaceFacts } from '../model/workspace-facts';
import { isSkipped } from '../model/ifcfg/readers';
import { heldIn, type RulePlan, planOf } from '../rules/about';
import { rules } from '../rules/index';
import type { Finding, Rule } from '../rules/rule';
import type { Severity } from '../schema/types';
import { kinds } from '../syntax/tree';
import { type Span, countUpTo } from '../text';
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
  /** Codes set to another severity, or switched off. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  /** A rule that threw costs one rule: it is reported here and the others go on. */
  readonly onCrash?: (rule: Rule, error: unknown) => void;
  /** Only these rules. */
  readonly only?: readonly Rule[];
}

/** Work in steps; what it comes to is given at the end. */
export type Steps<T> = Generator<void, T, void>;

/** Takes all steps at once. */
export function toTheEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** All problems of a file, in the order of the text. */
export const problemsOf = (file: File, workspace: WorkspaceFacts, judging: CheckOptions): Problem[] =>
  toTheEnd(problemSteps(file, workspace, judging));

/** The same in steps, one rule each, for whoever has other things to do between them, or may want no answer any more. */
export function* problemSteps(file: File, workspace: WorkspaceFacts, judging: CheckOptions): Steps<Problem[]> {
  const { target } = judging;
  // What nobody reads cannot be wrong.
  if (isSkipped(file, target.backend)) return [];
  const around = judging.isolated ? workspace : workspace.readBy(target.backend);
  const problems: Problem[] = [];
  const allowed = allowedIn(file);
  const plan = judging.only ? planOf(judging.only.filter((it) => it.of.includes(file.kind))) : planFor(file.kind);
  const held = heldIn(file.tree, plan);
  for (const { rule, about } of plan.rules) {
    if (judging.isolated && rule.across) continue;
    if (about && !about.some((it) => held[it] === 1)) continue;
    yield;
    try {
      if (rule.when?.(file, around) === false) continue;
      for (const finding of rule.check(file, around, target)) {
        const code = finding.code ?? rule.code;
        const severity = judging.severities?.[code] ?? finding.severity ?? rule.severity;
        if (severity === 'off' || isAllowed(allowed, code, finding.span)) continue;
        problems.push({ ...inWords(finding, file), code, severity, rule });
      }
    } catch (error) {
      judging.onCrash?.(rule, error);
    }
  }
  return problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** The finding in words that may be shown, with the fixes that can be taken. */
function inWords(finding: Finding, { tree }: File): Finding {
  const say = (words: string): string => told(tree, words, finding.span);
  const { related, fixes } = finding;
  return {
    ...finding,
    message: say(finding.message),
    ...(related ? { related: related.map((it) => ({ ...it, message: say(it.message) })) } : {}),
    ...(fixes
      ? { fixes: fixes.filter((it) => keepsQuotes(tree, it)).map((it) => ({ ...it, title: say(it.title) })) }
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

const byKind = new Map<DocumentKind, RulePlan>();

function planFor(kind: DocumentKind): RulePlan {
  const known = byKind.get(kind);
  if (known) return known;
  const plan = planOf(rules.filter((it) => it.of.includes(kind)));
  byKind.set(kind, plan);
  return plan;
}

/** Where each code is allowed: spans of which none holds another, in the order of the text. */
type Allowed = ReadonlyMap<string, readonly Span[]>;

/** A comment `allow: code, code` allows these codes within the element it stands in; an ifcfg file is one element. */
function allowedIn({ tree }: File): Allowed {
  const allowed = new Map<string, Span[]>();
  if (!tree.text.includes('allow:')) return allowed;
  for (const { kind, span, parent } of tree.leaves()) {
    if (kind !== kinds.comment) continue;
    const comment = tree.text.slice(span.start, span.end).replace(/-->$/, '');
    const words = /^(?:<!--|#)\s*allow:([\s\w,-]*)/.exec(comment)?.[1];
    if (words === undefined) continue;
    const within = parent < 0 ? { start: 0, end: tree.text.length } : tree.element(parent).span;
    for (const code of words.split(/[\s,]+/)) {
      const known = allowed.get(code);
      if (known) known.push(within);
      else allowed.set(code, [within]);
    }
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
