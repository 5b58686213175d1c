// Numbers of keys with a leading zero.
import { replace } from '../../../fixes/fix';
import { attributeRow, tableOf } from '../../../schema/index';
import { rule } from '../../rule';
import { namedFiles, writtenNames } from '../../../model/ifcfg/written-names';

export const keyIndexLeadingZero = rule({
  code: 'key-index-leading-zero',
  of: namedFiles,
  severity: 'warning',
  summary: 'The number of a key has a leading zero.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c asks for IPADDR1, never for IPADDR01',

  *check(file) {
    const table = tableOf(file.tree);
    if (!table) return;
    for (const { name, span } of writtenNames(file)) {
      const match = /^(\D+)(0\d+)$/.exec(name);
      if (!match || !attributeRow(table, name)?.numbered) continue;
      const right = match[1]! + match[2]!.replace(/^0+(?=\d)/, '');
      yield {
        span,
        message: `${name} is read by nobody, numbers have no leading zero; expected ${right}`,
        fixes: [replace(`Change to ${right}`, span, right, file.tree.root!.value(right) === undefined)],
      };
    }
  },
});
