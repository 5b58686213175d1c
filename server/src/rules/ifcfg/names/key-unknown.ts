// Names that nobody reads.
import { fix, replace } from '../../../fixes/fix';
import { attributeRow, tableOf } from '../../../schema/index';
import { tables } from '../../../schema/ifcfg';
import { othersKeyOf } from '../../../schema/ifcfg-others';
import { nearest } from '../../../schema/nearest';
import { synonymOf } from '../../../schema/ifcfg-synonyms';
import type { ElementRow } from '../../../schema/types';
import type { Attribute, Element } from '../../../syntax/tree';
import { commentOut, removeAssignment, setAssignment } from '../../../syntax/ifcfg/write';
import { type Finding, rule } from '../../rule';
import { withNames } from '../../../model/ifcfg/name-servers';
import { profileOf } from '../../../model/ifcfg/profile';
import { fitsKind } from './key-wrong-type';
import { namedFiles, otherCase, writtenNames } from '../../../model/ifcfg/written-names';

export const keyUnknown = rule({
  code: 'key-unknown',
  of: namedFiles,
  severity: 'warning',
  summary: 'A name is known to none of the readers.',
  source: 'NetworkManager, nms-ifcfg-rh-utils.c: the table of known names; initscripts, sysconfig.txt',

  *check(file, _workspace, { knownKeys = [] }) {
    const table = tableOf(file.tree);
    if (!table) return;
    const profile = profileOf(file);
    let searched = 0;
    for (const { name, span, attribute } of writtenNames(file)) {
      if (attributeRow(table, name) || otherCase(table, name) || isKnownElsewhere(name)) continue;
      if (knownKeys.includes(name)) continue;
      if (file.kind === 'ifcfg' && othersKeyOf(name)) continue;
      // Of these dns-index-zero says it, where servers count.
      if (/^DNS0?$/.test(name) && attribute?.value && (file.tree.template || withNames(file))) continue;
      const length = attribute && lengthOfIpv6(attribute, file.tree.root!);
      if (length) {
        yield length;
        continue;
      }
      const synonym = meantBy(table, name, file.tree.root!);
      // Looking for neighbours takes a while; in a file full of unknown names nobody needs them.
      const near = (synonym ? [synonym] : searched++ < 50 ? nearestNames(table, name) : []).filter(
        (it) => !profile || fitsKind(it, attributeRow(table, it)!, profile),
      );
      // The global file may hold variables of anybody, a template may be for another program, and without a value nothing is lost.
      const isNobodys = file.kind === 'sysconfig' || file.tree.template !== undefined || attribute?.value === '';
      if (isNobodys && near.length === 0) continue;
      const free = near.filter((it) => !file.tree.root!.attribute(it));
      yield {
        span,
        message: messageOf(name, near[0], synonym),
        fixes:
          free.length > 0
            ? free.map((it) => replace(`Change to ${it}`, span, it))
            : [fix('Comment the line out', commentOut(file.tree, span.start))],
      };
    }
  },
});

function messageOf(name: string, near: string | undefined, synonym: string | undefined): string {
  if (near === undefined) return `${name} is read by nobody`;
  if (near !== synonym) return `${name} is not known, did you mean ${near}`;
  return `${name} is not known, expected ${near}${near.startsWith('DNS') && name.includes('6') ? ', which takes both families' : ''}`;
}

/** The length of a prefix by itself, which IPv6 has behind the address only. */
function lengthOfIpv6(own: Attribute, root: Element): Finding | undefined {
  const address = root.attribute('IPV6ADDR');
  const isMeant = /^(?:IPV6_?(?:ADDR_?)?(?:PREFIX(?:_?LEN(?:GTH)?)?|NETMASK|MASK)|PREFIX6)$/.test(own.name);
  if (!isMeant || !address || address.value === '' || address.value.includes('/')) return undefined;
  const length = /^\/?(\d{1,3})$/.exec(own.value)?.[1];
  if (length === undefined || Number(length) > 128) return undefined;
  const whole = `${address.value}/${length}`;
  return {
    span: own.nameSpan,
    message: `${own.name} is not known, expected the length behind the address: IPV6ADDR=${whole}`,
    fixes: [fix(`Change IPV6ADDR to ${whole}`, [...setAssignment(address, whole), ...removeAssignment(own)], true)],
  };
}

/** The key that people mean by a name of another program or a plain guess; of name servers the next that is free. */
function meantBy(table: ElementRow, name: string, root: Element): string | undefined {
  const synonym = synonymOf(name);
  if (!synonym) return undefined;
  const { base, number } = synonym;
  if (base !== 'DNS') return attributeRow(table, base + number) ? base + number : undefined;
  let free = Math.max(Number(number), 1);
  if (root.attribute(`DNS${free}`)) for (free = 1; root.attribute(`DNS${free}`);) free++;
  return attributeRow(table, `DNS${free}`) ? `DNS${free}` : undefined;
}

/**
 * `key-wrong-file` tells of names that belong into another file, `routing-rule-key` of rules with a wrong number, `key-foreign` of
 * those of other programs.
 */
const isKnownElsewhere = (name: string): boolean =>
  name.startsWith('ROUTING_RULE') ||
  [tables.ifcfg, tables.keys, tables.route, tables.sysconfig].some((it) => attributeRow(it, name));

/** Known names like this one; a number at its end is kept. */
function nearestNames(table: ElementRow, name: string): string[] {
  const upper = name.toUpperCase();
  // A key that counts from one: DNS and DNS0 mean DNS1.
  const first = `${upper.replace(/0$/, '')}1`;
  if (attributeRow(table, first)) return [first];
  let end = upper.length;
  while (end > 0 && '0' <= upper[end - 1]! && upper[end - 1]! <= '9') end--;
  const number = upper.slice(end);
  const whole = nearest(upper, Object.keys(table.attributes)).filter((it) => attributeRow(table, it));
  if (number === '') return whole;
  const numbered = Object.keys(table.attributes).filter((it) => table.attributes[it]!.numbered);
  const bases = nearest(upper.slice(0, end), numbered).map((it) => it + number);
  return [...new Set([...bases.filter((it) => attributeRow(table, it)), ...whole])].slice(0, 3);
}
