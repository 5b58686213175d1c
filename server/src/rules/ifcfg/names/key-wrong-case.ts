// Names in the wrong letter case, as word processors and translators leave them.
import { fix, replace } from '../../../fixes/fix';
import { tableOf } from '../../../schema/index';
import type { Edit } from '../../../text';
import { rule } from '../../rule';
import { namedFiles, otherCase, writtenNames } from '../../../model/ifcfg/written-names';

export const keyWrongCase = rule({
  code: 'key-wrong-case',
  of: namedFiles,
  severity: 'error',
  summary: 'A name is known in other letter case only.',
  source: 'NetworkManager, nms-ifcfg-rh-utils.c: names are compared exactly; so are variables of bash',

  *check(file) {
    const table = tableOf(file.tree);
    if (!table) return;
    const wrong = [...writtenNames(file)].flatMap((it) => {
      const right = otherCase(table, it.name);
      return right === undefined ? [] : [{ ...it, right }];
    });
    const all: Edit[] = wrong.map((it) => ({ span: it.span, text: it.right }));
    // One fix for all findings: whoever asks for those of many gets it once.
    const every = fix(`Correct all ${all.length} names`, all);
    for (const { name, span, right } of wrong) {
      const one = replace(`Change to ${right}`, span, right, true);
      yield {
        span,
        message: `${name} is not known, names count exactly; expected ${right}`,
        fixes: all.length > 1 ? [one, every] : [one],
      };
    }
  },
});
