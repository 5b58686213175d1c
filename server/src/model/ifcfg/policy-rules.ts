// Policy rules as facts: what ROUTING_RULE_<n>, ROUTING_RULE6_<n> and the lines of rule files ask, and in which table they
// look. A rule of the schema tells what is wrongly written; such words are no facts here.
import { addressBits, parseAddress, type Subnet, subnetOf } from '../../address';
import type { Element } from '../../syntax/tree';
import type { PolicyRuleFact } from '../facts';

/** Those of an ifcfg file. */
export function policyRulesOf(uri: string, root: Element, of: string): PolicyRuleFact[] {
  return root.attributes.flatMap((it) => {
    const [, six] = /^ROUTING_RULE(6?)_\d+$/.exec(it.name) ?? [];
    if (six === undefined || it.value === '') return [];
    return [policyRule(it.value, six === '' ? 4 : 6, of, { uri, span: it.valueSpan })];
  });
}

/** Those of a rule file. */
export function policyRulesIn(uri: string, root: Element, family: 4 | 6, of: string): PolicyRuleFact[] {
  return root.children.map((it) => {
    const { start } = it.span;
    const end = it.attributes.at(-1)?.span.end ?? it.span.end;
    return policyRule(root.tree.text.slice(start, end), family, of, { uri, span: { start, end } });
  });
}

/** One rule by its words. */
export function policyRule(text: string, family: 4 | 6, of: string, at: PolicyRuleFact['at']): PolicyRuleFact {
  const words = text.trim().split(/\s+/);
  const behind = (...names: string[]): string | undefined => {
    const index = words.findIndex((it) => names.includes(it));
    return index < 0 ? undefined : words[index + 1];
  };
  return {
    family,
    priority: ruleNumber(behind('priority', 'pref', 'preference', 'order')),
    table: ruleNumber(behind('table', 'lookup')),
    from: subnetIn(behind('from')),
    to: subnetIn(behind('to')),
    words: words.join(' '),
    of,
    at,
  };
}

/** A number as the readers take it, in decimal or hexadecimal figures. */
export const ruleNumber = (word: string | undefined): number | undefined =>
  word !== undefined && /^(?:\d{1,10}|0x[0-9a-f]{1,8})$/i.test(word) ? Number(word) : undefined;

function subnetIn(word: string | undefined): Subnet | undefined {
  const [text = '', length] = (word ?? '').split('/');
  const address = parseAddress(text);
  if (!address) return undefined;
  const most = addressBits(address.family);
  const prefix = length === undefined ? most : /^\d{1,3}$/.test(length) ? Number(length) : most + 1;
  return prefix <= most ? subnetOf(address, prefix) : undefined;
}
