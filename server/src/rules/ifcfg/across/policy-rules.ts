// The policy rules of one host: their order among each other, and the tables they look in.
import { memoize } from '../../../memoize';
import { overlap } from '../../../address';
import type { PolicyRuleFact } from '../../../model/facts';
import { basenameOf, folderOf, suffixOf } from '../../../model/file';
import type { WorkspaceFacts } from '../../../model/workspace-facts';
import { byNetworkManager, profileOf } from '../../../model/ifcfg/profile';
import { rule } from '../../rule';
import { hostProfilesOf } from '../../../model/ifcfg/host-profiles';

export const policyRules = rule({
  name: 'policy-rules',
  of: ['ifcfg', 'rule', 'rule6'],
  severity: 'warning',
  across: true,
  summary: 'A policy rule that looks in an empty table, or whose place among the others is left to chance.',
  source: 'Linux 6.1, net/core/fib_rules.c: a rule goes behind those of its priority; ip-rule(8)',
  codes: {
    'routing-rule-table-empty': 'A table that no route of the files is in.',
    'routing-rule-priority-duplicate': 'Two rules of one priority that ask about the same packets.',
  },

  *check(file, workspace, target) {
    if (file.kind === 'ifcfg') {
      const profile = profileOf(file);
      if (profile?.fate !== 'loaded' || profile.alias || !byNetworkManager(profile, target)) return;
    }
    if (file.facts.policyRules.length === 0) return;
    const { byPriority, tables } = around(workspace, folderOf(file.uri));
    // A rule file that nobody reads has a finding of its own.
    const { bySuffix, byDevice } = hostProfilesOf(workspace, file.uri);
    if (file.kind !== 'ifcfg' && !bySuffix.has(suffixOf(file)) && !byDevice.has(suffixOf(file))) return;
    for (const mine of file.facts.policyRules) {
      const { family, priority, table } = mine;
      const rivals = priority === undefined ? [] : (byPriority.get(`${family} ${priority}`) ?? []);
      const rival = rivals
        .slice(0, mostCompared)
        .find((it) => it !== mine && it.words !== mine.words && meets(it, mine));
      if (rival)
        yield {
          code: 'routing-rule-priority-duplicate',
          severity: 'information',
          span: mine.at.span,
          message: `priority ${priority} is that of "${rival.words}"${rival.at.uri === file.uri ? '' : ` in ${basenameOf(rival.at.uri)}`}, too; which is asked first depends on which came first`,
          related: [{ at: rival.at, message: `priority ${priority}, too` }],
        };
      if (table === undefined || table === 0 || (253 <= table && table <= 255)) continue;
      if (!tables.has(`${family} ${table}`))
        yield {
          code: 'routing-rule-table-empty',
          span: mine.at.span,
          message: `no route in the files here is in table ${table}${tables.has(`${10 - family} ${table}`) ? ` for IPv${family}` : ''}; expected one, without which the rule finds nothing`,
        };
    }
  },
});

/** Rules of one priority are few on any real host. */
const mostCompared = 200;

/** Whether there are packets that both rules ask about, by their addresses. */
const meets = (a: PolicyRuleFact, b: PolicyRuleFact): boolean =>
  (!a.from || !b.from || overlap(a.from, b.from)) && (!a.to || !b.to || overlap(a.to, b.to));

interface Around {
  /** By family and priority. */
  readonly byPriority: ReadonlyMap<string, readonly PolicyRuleFact[]>;
  /** Family and number of tables that routes are in. */
  readonly tables: ReadonlySet<string>;
}

const nothingAround: Around = { byPriority: new Map(), tables: new Set() };

/** The rules and tables of the files of one folder. */
const around = (workspace: WorkspaceFacts, folder: string): Around => byFolder(workspace).get(folder) ?? nothingAround;

const byFolder = memoize((workspace: WorkspaceFacts) => {
  const all = new Map<string, { byPriority: Map<string, PolicyRuleFact[]>; tables: Set<string> }>();
  for (const { uri, facts } of workspace.files) {
    if (facts.policyRules.length === 0 && facts.routes.length === 0 && facts.profiles.length === 0) continue;
    const own = folderOf(uri);
    let found = all.get(own);
    if (!found) all.set(own, (found = { byPriority: new Map(), tables: new Set() }));
    for (const it of facts.policyRules) {
      const key = `${it.family} ${it.priority}`;
      const group = found.byPriority.get(key);
      if (group) group.push(it);
      else found.byPriority.set(key, [it]);
    }
    for (const { by, destination, table } of facts.routes)
      if (by === 'profile' && table !== undefined) found.tables.add(`${destination.first.family} ${table}`);
    for (const { tables } of facts.profiles)
      for (const family of [4, 6] as const)
        if (tables[family] !== undefined) found.tables.add(`${family} ${tables[family]}`);
  }
  return all;
});
