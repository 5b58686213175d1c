// A line break in the name, often made by a formatter.
import { fix } from '../../../fixes/fix';
import { setText } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { oddNamesOf } from '../../../model/network/name';

export const nameNewline = ruleOfEach({
  code: 'name-newline',
  of: ['network'],
  severity: 'error',
  summary: 'The name of the network has a line break.',
  source: 'networkValidate in libvirt (bridge_driver.c): "invalid char in name"',
  each: oddNamesOf,
  *check(name) {
    if (!name.value.includes('\n')) return;
    const instead = linesOf(name.value).join('-');
    yield {
      span: name.span,
      message: `the line break belongs to the name, expected ${instead === '' ? 'a name' : `<name>${instead}</name>`}`,
      fixes: instead === '' ? undefined : [fix('Write the name in one line', setText(name.element, instead), true)],
    };
  },
});

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((it) => it.trim())
    .filter((it) => it !== '');
