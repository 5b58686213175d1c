// Files of network-scripts that a program has yet to fill in.
import { allFiles } from '../../../model/ifcfg/faults';
import { lineOf } from '../../../syntax/lines';
import { templateFindings } from '../../factories/template';
import { rule } from '../../rule';

export const ifcfgTemplate = rule({
  code: 'template',
  of: allFiles,
  severity: 'information',
  summary: 'The file is a template, whose values are put in by a program.',
  source: 'the template languages: Jinja, Go, Mustache, ERB, EPP, Terraform, the shell, printf, Warewulf',
  *check(file) {
    const { start, end } = lineOf(file.tree, 0);
    yield* templateFindings(file, { start, end });
  },
});
