// A rule file beside a profile: for NetworkManager its mere existence switches off the routes of the profile.
import { addLines } from '../../../fixes/routes';
import type { Fix } from '../../../fixes/fix';
import { folderOf, uriBeside, type File, suffixOf } from '../../../model/file';
import type { FileFacts, WorkspaceFacts } from '../../../model/workspace-facts';
import { tableNumbers } from '../../../schema/ifcfg-routes';
import type { Span } from '../../../text';
import { type Finding, rule } from '../../rule';
import { byNetworkManager, lastAssignment, profileOf } from '../../../model/ifcfg/profile';
import { ownerOf, siblingsOf } from '../../../model/ifcfg/routes';
import { readRule } from '../../../model/ifcfg/rule-words';

export const ruleFileDisablesRoutes = rule({
  code: 'rule-file-disables-routes',
  of: ['rule', 'rule6', 'ifcfg'],
  severity: 'error',
  summary: 'A rule file makes NetworkManager ignore all routes and rules of the profile.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: utils_has_complex_routes',
  across: true,
  *check(file, workspace, target) {
    if (file.kind !== 'ifcfg') {
      const owner = ownerOf(file, workspace, target);
      if (owner.file && owner.networkManager) yield inRuleFile(file, workspace);
      return;
    }
    const profile = profileOf(file);
    if (profile?.fate !== 'loaded' || profile.alias || !byNetworkManager(profile, target)) return;
    const rules = ['rule', 'rule6'].find((it) => exists(file, workspace, it));
    if (!rules) return;
    for (const it of profile.root.attributes) {
      if (!/^(?:IPV[46]_ROUTE_TABLE|ROUTING_RULE6?_\d+)$/.test(it.name) || lastAssignment(profile, it.name) !== it)
        continue;
      yield {
        span: it.nameSpan,
        message: `${it.name} is ignored by NetworkManager, because the file ${rules}-${profile.suffix} exists`,
      };
    }
  },
});

const filesOf = (file: File, workspace: WorkspaceFacts, kind: string): readonly FileFacts[] =>
  siblingsOf(workspace, `${folderOf(file.uri)}/${kind}-${suffixOf(file)}`);

const exists = (file: File, workspace: WorkspaceFacts, kind: string): boolean =>
  filesOf(file, workspace, kind).length > 0;

/** Tables that every host has. */
const common: ReadonlySet<string> = new Set(['0', 'unspec', ...Object.entries(tableNumbers).flat().map(String)]);

/**
 * Whether the rules look in a table of their own that the routes beside them fill: so writes who knows policy routing, and
 * has the dispatcher script that applies both.
 */
function goTogether(file: File, workspace: WorkspaceFacts): boolean {
  const of = (...kinds: readonly string[]) => kinds.flatMap((it) => filesOf(file, workspace, it)).map((it) => it.facts);
  const filled = new Set(
    of('route', 'route6').flatMap((it) => it.routes.map((one) => tableIn(one.table, one.tableName))),
  );
  return of('rule', 'rule6').some((it) =>
    it.policyRules.some((one) => {
      const table = tableIn(one.table, /(?:^|\s)(?:table|lookup)\s+(\S+)/.exec(one.words)?.[1]);
      return table !== undefined && !common.has(table) && filled.has(table);
    }),
  );
}

const tableIn = (number: number | undefined, name: string | undefined): string | undefined =>
  number === undefined ? name : String(number);

function inRuleFile(file: File, workspace: WorkspaceFacts): Finding {
  const suffix = suffixOf(file);
  const routes = ['route', 'route6'].filter((it) => exists(file, workspace, it)).map((it) => `${it}-${suffix}`);
  const first = file.tree.root!.children[0];
  const newline = file.tree.text.indexOf('\n');
  const span: Span = first
    ? { start: first.span.start, end: first.attributes.at(-1)?.span.end ?? first.span.end }
    : { start: 0, end: newline < 0 ? file.tree.text.length : newline };
  const keys = `ROUTING_RULE${file.kind === 'rule6' ? '6' : ''}_<n> in ifcfg-${suffix}`;
  if (goTogether(file, workspace))
    return {
      severity: 'warning',
      span,
      message: `NetworkManager leaves ${file.basename} and ${routes.join(' and ')} to the dispatcher script of NetworkManager-dispatcher-routing-rules (before: NetworkManager-config-routing-rules), expected that package, or ${keys}`,
      fixes: moveFix(file, workspace),
    };
  const lost = routes.length > 0 ? `ignores ${routes.join(' and ')}` : 'ignores all routes of the profile';
  return {
    severity: routes.length > 0 ? 'error' : 'warning',
    span,
    message: `because ${file.basename} exists, NetworkManager does not read it and ${lost}, expected ${keys}`,
    fixes: moveFix(file, workspace),
  };
}

/** Writes the rules as keys of the profile and gives the file a name that nobody reads. */
function moveFix(file: File, workspace: WorkspaceFacts): Fix[] {
  const family = file.kind === 'rule6' ? 6 : 4;
  const suffix = suffixOf(file);
  const backup = `${file.basename}.bak`;
  const rename = { rename: file.uri, to: uriBeside(file.uri, backup) };
  const { text } = file.tree;
  const { children } = file.tree.root!;
  if (children.length === 0) return [{ title: `Rename the file to ${backup}`, changes: [rename] }];
  let keys = '';
  const numbers = new Set<number>();
  // Of each priority the first number that may be free: thousands of rules may have the same.
  const next = new Map<number, number>();
  for (const [i, line] of children.entries()) {
    const raw = text.slice(line.span.start, line.attributes.at(-1)?.span.end ?? line.span.end);
    const { values, faults } = readRule(raw, family, true);
    if (faults.length > 0 || /["'\\$`]/.test(raw)) return [];
    // The kernel counts down from 32765 for rules without priority.
    const written = values.get('priority')?.text;
    const priority = written === undefined ? 32765 - i : Number(written);
    // Numbered by priority, so that keys the profile has already keep theirs.
    let number = next.get(priority) ?? priority;
    while (numbers.has(number)) number++;
    numbers.add(number);
    next.set(priority, number + 1);
    const words = written === undefined ? `priority ${priority} ${raw}` : raw;
    keys += `ROUTING_RULE${family === 6 ? '6' : ''}_${number}="${words}"\n`;
  }
  return [
    {
      title: `Move the rules to ifcfg-${suffix} and rename the file to ${backup}`,
      changes: [addLines(file, workspace, `ifcfg-${suffix}`, keys), rename],
    },
  ];
}
