// Networks that a program has yet to fill in.
import { templateFindings } from '../../factories/template';
import { rule } from '../../rule';

export const networkTemplate = rule({
  code: 'template',
  of: ['network', 'guest'],
  severity: 'information',
  summary: 'The file is a template, whose values are put in by a program.',
  source: 'the template languages: Jinja, Go, Mustache, ERB, EPP, Terraform, the shell, printf, Python',
  *check(file) {
    const { root } = file.tree;
    if (root) yield* templateFindings(file, root.nameSpan);
  },
});
