// Line ends of old Macs. No other rule looks at such a file, for what they say of its one line is not what is wrong.
import { fix } from '../../../fixes/fix';
import { allFiles } from '../../../model/ifcfg/faults';
import { isOfJinja } from '../../../model/file';
import { loneReturnOf } from '../../../model/ifcfg/lone-return';
import { rule } from '../../rule';

export const loneCr = rule({
  code: 'lone-cr',
  of: allFiles,
  severity: 'error',
  summary: 'Lines end in CR alone.',
  source: 'NetworkManager, shvar.c: svFile_new splits at LF; bash does, too',

  *check(file) {
    const at = loneReturnOf(file);
    if (at === undefined || isOfJinja(file.basename)) return;
    const edits = [...file.text.matchAll(/\r(?!\n)/g)].map(({ index }) => ({
      span: { start: index, end: index + 1 },
      text: '\n',
    }));
    yield {
      span: { start: at, end: at + 1 },
      message: 'lines end in CR alone, and are one line to every reader; expected LF',
      fixes: [fix('Convert the line ends to LF', edits, true)],
    };
  },
});
