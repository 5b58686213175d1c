// Names that nobody reads.
import { fix, replace } from '../../../fixes/fix';
import { attributeRow, tableOf } from '../../../schema/index';
import { tables } from '../../../schema/ifcfg';
import { nearest } from '../../../schema/nearest';
import type { ElementRow } from '../../../schema/types';
import { commentOut } from '../../../syntax/ifcfg/write';
import { rule } from '../../rule';
import { profileOf } from '../../../model/ifcfg/profile';
import { fitsKind } from './key-wrong-type';
import { namedFiles, otherCase, writtenNames } from '../../../model/ifcfg/written-names';

export const keyUnknown = rule({
  code: 'key-unknown',
  of: namedFiles,
  severity: 'warning',
  summary: 'A name is known to none of the readers.',
  source: 'NetworkManager, nms-ifcfg-rh-utils.c: the table of known names; initscripts, sysconfig.txt',

  *check(file) {
    const table = tableOf(file.tree);
    if (!table) return;
    const profile = profileOf(file);
    let searched = 0;
    for (const { name, span } of writtenNames(file)) {
      if (attributeRow(table, name) || otherCase(table, name) || isKnownElsewhere(name)) continue;
      // Looking for neighbours takes a while; in a file full of unknown names nobody needs them.
      const near = (searched++ < 50 ? nearestNames(table, name) : []).filter(
        (it) => !profile || fitsKind(it, attributeRow(table, it)!, profile),
      );
      // The global file may hold variables of anybody.
      if (file.kind === 'sysconfig' && near.length === 0) continue;
      yield {
        span,
        message: near[0] === undefined ? `${name} is read by nobody` : `${name} is not known, did you mean ${near[0]}`,
        fixes: [
          ...near.filter((it) => !file.tree.root!.attribute(it)).map((it) => replace(`Change to ${it}`, span, it)),
          fix('Comment the line out', commentOut(file.tree, span.start)),
        ],
      };
    }
  },
});

/** `key-wrong-file` tells of names that belong into another file, `routing-rule-key` of rules with a wrong number. */
const isKnownElsewhere = (name: string): boolean =>
  name.startsWith('ROUTING_RULE') || [tables.ifcfg, tables.keys, tables.route].some((it) => attributeRow(it, name));

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
