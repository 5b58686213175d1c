// What every fix promises, asked of any files: its finding goes, none as bad comes, and what was well-formed stays so.
import type { FileEdits, Fix } from '../../server/src/fixes/fix';
import { fixAll } from '../support/fix-all';
import type { CheckOptions, Problem } from '../../server/src/features/problems';
import { consequences, sameThings } from '../../server/src/features/follow-on';
import { nameRules } from '../../server/src/rules/ifcfg/names/index';
import { syntaxRules } from '../../server/src/rules/ifcfg/syntax/index';
import { valueRules } from '../../server/src/rules/ifcfg/values/index';
import { dnsmasqNamespaceRule } from '../../server/src/rules/network/dnsmasq/dnsmasq-namespace';
import { entityOrDoctype } from '../../server/src/rules/network/document/entity-or-doctype';
import { rootHasNamespace } from '../../server/src/rules/network/document/root-has-namespace';
import { rootNotNetwork } from '../../server/src/rules/network/document/root-not-network';
import { xmlNotWellformed } from '../../server/src/rules/network/document/xml-not-wellformed';
import { strayText } from '../../server/src/rules/network/schema/stray-text';
import { unknownAttribute } from '../../server/src/rules/network/schema/unknown-attribute';
import { unknownElement } from '../../server/src/rules/network/schema/unknown-element';
import { networkWrongValue } from '../../server/src/rules/network/schema/wrong-value';
import type { Rule } from '../../server/src/rules/rule';
import { applyEdits, type Edit } from '../../server/src/text';
import { afterChanges, filesOf, newest, problemsByName, type Texts, uriOf, workspaceOf } from '../support/checking';

/** A fix that did not do what it says; `kind` groups alike ones. */
export interface Broken {
  readonly kind: string;
  readonly said: string;
  readonly before: Texts;
  readonly after: Texts;
}

/** A fix applied. */
export interface Applied {
  readonly problem: Problem;
  readonly fix: Fix;
  readonly name: string;
  readonly after: Texts;
  readonly problems: readonly Problem[];
}

const rank = { error: 0, warning: 1, information: 2, hint: 3 } as const;
const shown = (it: Problem) => `${it.severity} ${it.code}: ${it.message}`;
const isSame = (a: Problem, b: Problem) => a.code === b.code && a.message === b.message;

type Edits = Extract<FileEdits, { readonly edits: readonly Edit[] }>;
const isInside = (fix: Fix, uri: string): boolean =>
  fix.changes.every((it) => 'edits' in it && (it.uri === undefined || it.uri === uri));

/**
 * How far a program gets before it sees a fault of this rule. What cannot be read is not judged, so a repair may bring to
 * light what lies in the layers above, and in no other.
 */
function layerOf({ code, rule }: Problem): number {
  if (syntax.has(rule.name)) return 0;
  if (names.has(rule.name)) return 1;
  if (types.has(code)) return 2;
  if (kinds.has(code)) return 3;
  return values.has(rule.name) ? 4 : top;
}

const top = 5;

const codesOf = (rules: readonly Rule[]) => rules.map((it) => it.name);
const syntax = new Set([
  ...codesOf([
    ...syntaxRules,
    xmlNotWellformed,
    entityOrDoctype,
    rootNotNetwork,
    rootHasNamespace,
    dnsmasqNamespaceRule,
  ]),
]);
const names = new Set(codesOf([...nameRules, unknownElement, unknownAttribute, strayText]));
/** What decides which kind of file it is. */
const types = new Set([...['no-type-no-device', 'type-unknown', 'type-missing', 'type-case', 'type-legacy-only']]);
/** What decides whether a line or an option is read, and as what. */
const kinds = new Set([
  ...['bond-option-unknown', 'bond-opts-separator', 'bridge-option-unknown', 'routing-rule-key', 'route-quotes'],
  ...['dns-gap', 'dns-index-zero', 'address-gap', 'gateway-index-mismatch', 'port-two-controllers', 'stp-value'],
  ...[
    'vlan-with-type-ethernet',
    'route-mixed-forms',
    'dcb-not-enabled',
    'bootproto-unknown',
    'ethtool-feature-unknown',
    // An alias of another DEVICE is not read.
    'device-case-suspicious',
  ],
]);
const values = new Set(codesOf([...valueRules, networkWrongValue]));

/** Applies each fix that stays inside its file, hands it out, and gives the broken ones. */
export function brokenFixes(
  texts: Texts,
  judging: Partial<CheckOptions> = {},
  seen: (applied: Applied) => void = () => undefined,
): Broken[] {
  const broken: Broken[] = [];
  const before = problemsByName(texts, judging);
  const all = [...before.values()].flat();
  for (const [name, problems] of before) {
    for (const problem of problems) {
      for (const fix of problem.fixes ?? []) {
        if (!isInside(fix, uriOf(name))) continue;
        const after = afterChanges(texts, uriOf(name), fix.changes);
        const then = [...problemsByName(after, judging).values()].flat();
        seen({ problem, fix, name, after, problems: then });
        const complain = (kind: string, said: string) =>
          broken.push({
            kind: `${kind}: ${problem.code}`,
            said: `"${fix.title}" for ${shown(problem)}\n  ${said}`,
            before: texts,
            after,
          });
        if (overlaps((fix.changes as readonly Edits[]).flatMap((it) => it.edits)))
          complain('overlapping edits', JSON.stringify(fix.changes));
        const fewer = (alike: (it: Problem) => boolean) => then.filter(alike).length < all.filter(alike).length;
        // Of three alike, the one that is gone may be the one that the third is now compared with.
        if (!fewer((it) => isSame(it, problem)) && !fewer((it) => it.code === problem.code))
          complain('stays', 'its finding is still there');
        const worst = Math.min(rank[problem.severity], rank.warning);
        const bad = freshIn(all, then, worst, [problem]);
        if (bad.length > 0) complain(`brings ${bad[0]!.code}`, bad.map(shown).join('\n  '));
        if (isWellFormed(texts, name) && !isWellFormed(after, name)) complain('spoils the syntax', '');
      }
    }
  }
  return broken;
}

/** "Fix all" leaves nothing to do, and brings no error. */
export function brokenFixAll(texts: Texts, judging: Partial<CheckOptions> = {}): Broken[] {
  const broken: Broken[] = [];
  const before = problemsByName(texts, judging);
  for (const name of before.keys()) {
    const after = afterFixAll(texts, name, judging);
    if (after[name] === texts[name]) continue;
    const again = afterFixAll(after, name, judging);
    if (again[name] !== after[name])
      broken.push({ kind: 'fix all is not done', said: again[name]!, before: texts, after });
    const repaired = before.get(name)!.filter((it) => it.fixes?.some((fix) => fix.preferred));
    const then = [...problemsByName(after, judging).values()].flat();
    const bad = freshIn([...before.values()].flat(), then, rank.error, repaired);
    if (bad.length > 0)
      broken.push({ kind: `fix all brings ${bad[0]!.code}`, said: bad.map(shown).join('\n  '), before: texts, after });
  }
  return broken;
}

export function afterFixAll(texts: Texts, name: string, judging: Partial<CheckOptions>): Texts {
  const files = filesOf(texts);
  const file = files.find((it) => it.uri === uriOf(name))!;
  return {
    ...texts,
    [name]: applyEdits(texts[name]!, fixAll(file, workspaceOf(texts), { target: newest, ...judging })),
  };
}

const revealed = (code: string): ReadonlySet<string> =>
  new Set([...(consequences.get(code) ?? []), ...(sameThings.get(code) ?? []), ...(readOnlyAfter.get(code) ?? [])]);

/** What a program comes to read only when a fault is repaired. */
const readOnlyAfter: ReadonlyMap<string, readonly string[]> = new Map([
  ['address-index-unseen', ['ipaddr-invalid']],
  [
    'bootproto-missing',
    ['dhcp-fqdn-no-dot', 'dhcp-hostname-flags-conflict', 'dhcp-iaid-invalid', 'dhcp-reject-servers-invalid'],
  ],
  ['bonding-master-wrong-type', ['device-missing']],
  ['dns-family-disabled', ['ipv6addr-invalid']],
  ['key-unknown', ['invisible-character', 'secret-in-ifcfg']],
  ['mask-without-address', ['domain-without-family']],
  ['route-word-not-nm', ['route-bad-number']],
  ['tc-gap', ['tc-item']],
]);

/** Findings that were not there, of this rank or worse. One that is worded anew because a value changed is not new. */
function freshIn(
  before: readonly Problem[],
  after: readonly Problem[],
  worst: number,
  fixed: readonly Problem[],
): Problem[] {
  const count = (list: readonly Problem[], code: string) => list.filter((it) => it.code === code).length;
  const hidden = Math.min(...fixed.map((it) => layerOf(it)));
  const wasBroken = before.some((it) => layerOf(it) === 0);
  return after.filter(
    (it) =>
      rank[it.severity] <= worst &&
      (hidden === top || layerOf(it) <= hidden) &&
      // It was there, and not told because of the fault.
      !fixed.some((one) => revealed(one.code).has(it.code)) &&
      // What breaks the syntax in one place is told differently when another place changes.
      !(wasBroken && layerOf(it) === 0) &&
      !before.some((one) => isSame(one, it)) &&
      count(after, it.code) > count(before, it.code) - count(fixed, it.code),
  );
}

const isWellFormed = (texts: Texts, name: string): boolean =>
  filesOf({ [name]: texts[name]! })[0]!.tree.problems.length === 0;

function overlaps(edits: readonly Edit[]): boolean {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return sorted.some((it, i) => i > 0 && it.span.start < sorted[i - 1]!.span.end);
}

/** Broken fixes by kind with one example each, the most frequent first. */
export function reportOf(broken: readonly Broken[], examples = Infinity): string {
  const kinds = new Map<string, Broken[]>();
  for (const it of broken) kinds.set(it.kind, [...(kinds.get(it.kind) ?? []), it]);
  return [...kinds]
    .sort((a, b) => b[1].length - a[1].length)
    .slice(0, examples)
    .map(
      ([kind, list]) =>
        `${String(list.length)} × ${kind}\n${list[0]!.said}\n${difference(list[0]!.before, list[0]!.after)}`,
    )
    .join('\n\n');
}

/** The lines that a fix takes away and brings, per file, after the whole file before it. */
function difference(before: Texts, after: Texts): string {
  return Object.keys(before)
    .filter((name) => before[name] !== after[name])
    .map((name) => {
      const [old, fresh] = [before[name]!.split('\n'), (after[name] ?? '').split('\n')];
      const minus = old.filter((it) => !fresh.includes(it)).map((it) => `- ${JSON.stringify(it)}`);
      const plus = fresh.filter((it) => !old.includes(it)).map((it) => `+ ${JSON.stringify(it)}`);
      return [`${name}: ${JSON.stringify(before[name])}`, ...minus, ...plus].join('\n');
    })
    .join('\n');
}
