// Policy rules in ROUTING_RULE_<n> and ROUTING_RULE6_<n> of an ifcfg file: what makes NetworkManager drop one.
import { type Fix, fix } from '../../../fixes/fix';
import { dropKeys } from '../../../fixes/ifcfg';
import { type Attribute, flags } from '../../../syntax/tree';
import { renameKey, setAssignment } from '../../../syntax/ifcfg/write';
import { type Finding, rule } from '../../rule';
import { ofItem } from '../../../fixes/long-values';
import { byNetworkManager, keyNumber, overridden, type Profile, readProfile } from '../../../model/ifcfg/profile';
import { readRule, type RuleFault, ruleWords } from '../../../model/ifcfg/rule-words';

export const routingRuleWord = rule({
  name: 'routing-rule-word',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'A policy rule that NetworkManager drops, or reads otherwise than meant.',
  source: 'NetworkManager 1.42.4, nm-libnm-core-utils.c: nm_ip_routing_rule_from_string',
  codes: {
    'routing-rule-word': 'A policy rule that NetworkManager drops, or reads otherwise than meant.',
    'routing-rule-priority': 'A rule without priority.',
    'routing-rule-table': 'A table that is a name, is 0, or is not given.',
    'routing-rule-family': 'An address of the other family.',
    'routing-rule-duplicate-word': 'A word that stands twice.',
    'routing-rule-range': 'A number out of its range.',
    'routing-rule-key': 'A key whose number is wrongly written.',
  },
  *check(file, _workspace, target) {
    const profile = readProfile(file);
    if (!profile || !byNetworkManager(profile, target)) return;
    const priorities = new Set<number>();
    const free = { next: 100 };
    const promised = new Map<string, number>();
    for (const it of profile.root.attributes) {
      if (!it.name.startsWith('ROUTING_RULE')) continue;
      if (!/^ROUTING_RULE6?_\d+$/.test(it.name)) yield wrongKey(profile, it, promised);
      else if (!overridden(it) && it.value !== '' && !(it.flags & flags.bad))
        yield* judge(profile, it, priorities, free);
    }
  },
});

function* judge(
  profile: Profile,
  attribute: Attribute,
  priorities: Set<number>,
  free: { next: number },
): Iterable<Finding> {
  const { value, name } = attribute;
  const family = name.startsWith('ROUTING_RULE6') ? 6 : 4;
  const { values, action, faults } = readRule(value, family, true);
  const all = { span: attribute.valueSpan };
  for (const it of faults)
    yield {
      code: it.code,
      span: attribute.spanOf(it.from, it.to),
      message: `${it.message}; NetworkManager drops the rule`,
      fixes: [
        ...ofItem(attribute, () => changeOf(attribute, it)),
        ...(it.code === 'routing-rule-family' ? otherFamily(attribute, family) : []),
        fix(`Remove ${name}`, dropKeys(profile, [name])),
      ],
    };
  const priority = Number(values.get('priority')?.text);
  if (Number.isInteger(priority)) priorities.add(priority);
  if (faults.length > 0) return;
  if (!values.has('priority')) {
    while (priorities.has(free.next)) free.next++;
    const number = free.next++;
    yield {
      ...all,
      code: 'routing-rule-priority',
      message: 'the rule has no priority; NetworkManager drops it',
      fixes: [fix(`Add priority ${number}`, setAssignment(attribute, `priority ${number} ${value}`))],
    };
    return;
  }
  if (!action && !values.has('table'))
    yield {
      ...all,
      code: 'routing-rule-table',
      severity: 'warning',
      message: 'the rule names no table and so looks in main, as would happen without it',
      fixes: [fix('Add table main', setAssignment(attribute, `${value} table main`))],
    };
}

function changeOf(attribute: Attribute, { instead, from, to, code }: RuleFault): Fix[] {
  if (instead === undefined) return [];
  const edits = setAssignment(attribute, attribute.value.slice(0, from) + instead + attribute.value.slice(to));
  return [fix(`Change to ${instead}`, edits, code === 'routing-rule-range')];
}

/** Moves a rule to the key of the other family, when its addresses are all of that one. */
function otherFamily(attribute: Attribute, family: 4 | 6): Fix[] {
  const other = family === 4 ? 6 : 4;
  if (readRule(attribute.value, other, true).faults.length > 0) return [];
  const number = attribute.name.slice(attribute.name.lastIndexOf('_') + 1);
  const name = `ROUTING_RULE${other === 6 ? '6' : ''}_${number}`;
  if (attribute.element.attribute(name)) return [];
  return [fix(`Rename to ${name}`, renameKey(attribute, name), true)];
}

/** Two wrong keys are never given the same right one, which `promised` remembers. */
function wrongKey(profile: Profile, attribute: Attribute, promised: Map<string, number>): Finding {
  const { name, value } = attribute;
  const isSix = name.startsWith('ROUTING_RULE6') && (name.startsWith('ROUTING_RULE6_') || value.includes(':'));
  const base = isSix ? 'ROUTING_RULE6_' : 'ROUTING_RULE_';
  const digits = keyNumber(name.slice(base.length - 1)).slice(0, 9);
  // Each search goes on where the last one from the same number ended.
  const start = `${base}${digits}`;
  let number = promised.get(start) ?? (digits === '' ? 1 : Number(digits));
  while (profile.lines.has(`${base}${number}`) || promised.has(`${base}${number}!`)) number++;
  const right = `${base}${number}`;
  promised.set(start, number + 1);
  promised.set(`${right}!`, number);
  return {
    code: 'routing-rule-key',
    severity: 'warning',
    span: attribute.nameSpan,
    message: `${name} is not read, expected a number after the line as in ${right}`,
    fixes: ruleWords(value).length > 0 ? [fix(`Rename to ${right}`, renameKey(attribute, right), true)] : [],
  };
}
