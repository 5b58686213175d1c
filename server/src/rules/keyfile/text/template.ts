// Keyfiles that a program has yet to fill in.
import { lineOf } from '../../../syntax/lines';
import { templateFindings } from '../../factories/template';
import { rule } from '../../rule';

export const keyfileTemplate = rule({
  code: 'template',
  of: ['keyfile'],
  severity: 'information',
  summary: 'The file is a template, whose values are put in by a program.',
  source: 'the template languages: Jinja, Go, Mustache, ERB, EPP, Terraform, the shell, printf',
  *check(file) {
    yield* templateFindings(file, lineOf(file.tree, 0));
  },
});
