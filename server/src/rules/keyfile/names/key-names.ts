// Keys that NetworkManager drops without a word: nobody knows them, or not there, or not yet.
import { fix, replace } from '../../../fixes/fix';
import { keyfileProfileOf } from '../../../model/keyfile/profile';
import { attributeRow, childOf } from '../../../schema/index';
import { keyfileTable } from '../../../schema/keyfile/index';
import { nearest } from '../../../schema/nearest';
import type { ElementRow } from '../../../schema/types';
import { removeKey } from '../../../syntax/keyfile/write';
import { newlineOf } from '../../../syntax/lines';
import { type Attribute, flags } from '../../../syntax/tree';
import { type Finding, rule } from '../../rule';

export const keyNames = rule({
  name: 'key-names',
  of: ['keyfile'],
  severity: 'error',
  summary: 'A key is none that its group has, and is dropped without a word.',
  source: 'NetworkManager 1.42.4, nm-keyfile.c: only keys of known properties are looked up',
  codes: {
    'key-unknown': 'NetworkManager knows no such key.',
    'key-wrong-case': 'A key is known in other letters only.',
    'kf-wrong-group': 'A key belongs into another group.',
    'kf-address-index': 'The number of an address or a route is written in a way that is not read.',
  },

  *check(file) {
    const profile = keyfileProfileOf(file);
    if (!profile || profile.isUnreadable) return;
    let searched = 0;
    for (const element of profile.root.children) {
      const row = childOf(keyfileTable, element.name, '')?.row;
      if (!row || row.open || profile.lost.includes(element)) continue;
      // A port keeps nothing of these; see kf-port-ip-lost.
      if (profile.isBarePort && /^(?:ipv[46]|proxy)$/.test(element.name)) continue;
      for (const it of element.attributes) {
        if (it.flags & flags.duplicate || attributeRow(row, it.name) || it.name.endsWith(']')) continue;
        yield { span: it.nameSpan, ...judged(it, element.name, row, searched++ < 50) };
      }
    }
  },
});

function judged(it: Attribute, group: string, row: ElementRow, isSearched: boolean): Omit<Finding, 'span'> {
  const { name } = it;
  const change = (to: string, preferred = false) => replace(`Change to ${to}`, it.nameSpan, to, preferred);
  const remove = fix(`Remove ${name}`, removeKey(it));
  const isFree = (to: string) => it.element.attribute(to) === undefined;
  const lower = name.toLowerCase();
  if (attributeRow(row, lower) && isFree(lower))
    return {
      code: 'key-wrong-case',
      message: `${name} is known as ${lower} only, and is dropped without a word`,
      fixes: [change(lower, true)],
    };
  const index = /^(address|route|routing-rule)(?:es|s)?[-_]?(\d+)$/.exec(name);
  const plain = index && `${index[1]!}${Number(index[2]!)}`;
  if (plain && attributeRow(row, plain) && isFree(plain))
    return {
      code: 'kf-address-index',
      message: `${name} is not read, expected ${plain}`,
      fixes: [change(plain, true)],
    };
  const swapped = /^route_options(\d+)$/.exec(name);
  if (swapped && isFree(`route${swapped[1]!}_options`)) {
    const right = `route${swapped[1]!}_options`;
    return {
      code: 'kf-address-index',
      message: `${name} is not read, expected ${right}`,
      fixes: [change(right, true)],
    };
  }
  const lines = group === 'bond' && name === 'options' ? bondKeysIn(it, row) : undefined;
  if (lines)
    return {
      code: 'key-unknown',
      message: `[bond] has no key options: each option is a key of its own, and all of these are dropped without a word`,
      fixes: [replace('Write each option as a key', it.span, lines.join(newlineOf(it.element.tree)), true), remove],
    };
  const elsewhere = homesOf(name).filter((home) => home !== group);
  if (elsewhere.length > 0)
    return {
      code: 'kf-wrong-group',
      message: `[${group}] has no key ${name}, it belongs into [${elsewhere.join('] or [')}]; NetworkManager drops it without a word`,
      fixes: [remove],
    };
  const known = Object.keys(row.attributes).filter(isFree);
  const near = isSearched ? nearest(name.replaceAll('_', '-'), known) : [];
  return {
    code: 'key-unknown',
    message: `[${group}] has no key ${name}${near.length > 0 ? `, did you mean ${near[0]!}` : ''}; NetworkManager drops it without a word`,
    fixes: [...near.map((to) => change(to)), remove],
  };
}

/** The options that stand in one value, as in BONDING_OPTS, each as a key; undefined where one is none, or stands there already. */
function bondKeysIn({ value, element }: Attribute, row: ElementRow): string[] | undefined {
  const pairs = value.split(value.includes('=') && /[\s;]/.test(value) ? /[\s;]+/ : ',').filter((it) => it !== '');
  const names = pairs.map((it) => it.slice(0, Math.max(0, it.indexOf('='))));
  const isFree = (it: string) => attributeRow(row, it) !== undefined && element.attribute(it) === undefined;
  return pairs.length > 0 && names.every(isFree) && new Set(names).size === names.length ? pairs : undefined;
}

/** The groups that have a key of that name, of those that people write. */
const homesOf = (name: string): string[] =>
  usualGroups.filter((group) => attributeRow(keyfileTable.children[group]!.row, name) !== undefined);

const usualGroups = 'connection ethernet ipv4 ipv6 bridge bridge-port bond vlan wifi'.split(' ');
