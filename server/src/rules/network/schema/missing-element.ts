// Elements that libvirt needs and does not find.
import { fix } from '../../../fixes/fix';
import type { File } from '../../../model/file';
import { insertChild, setText } from '../../../syntax/xml/write';
import type { Element } from '../../../syntax/tree';
import { type Finding, rule } from '../../rule';
import { surveyOf } from '../../../model/network/survey';

export const missingElement = rule({
  name: 'missing-element',
  of: ['network', 'guest'],
  severity: 'error',
  summary: 'An element that libvirt needs is not written.',
  source: 'network.rng and the parser of libvirt (network_conf.c)',
  codes: {
    'name-missing': 'A network without name, or with an empty one.',
    'vlan-no-tag': 'A vlan without a tag.',
    'dns-host-incomplete': 'A DNS host without a hostname.',
    'dom-source-missing': 'A network card without what it is plugged into.',
  },
  *check(file) {
    for (const { element, name, row } of surveyOf(file.tree).missingElements) {
      // A name that stands as an attribute is told there. See unknown-attribute.
      if (element.attribute(name)) continue;
      const child = row.children[name]!;
      yield {
        span: element.nameSpan,
        message: `<${element.name}> has no <${name}>, expected ${child.cardinality === 'some' ? 'at least one' : 'one'}`,
        code: child.missingCode,
        fixes: insertions[name]?.(element, file),
      };
    }
    if (file.kind !== 'network') return;
    for (const element of file.tree.at('name')) if (isEmpty(element)) yield emptyName(element, file);
  },
});

/** libvirt takes an empty name as none; blanks are a name to it. */
const isEmpty = (element: Element): boolean =>
  element.closed && element.content === '' && element.parent!.child('name') === element;

const emptyName = (element: Element, file: File): Finding => ({
  span: element.openSpan,
  message: 'the name is empty, expected a name',
  code: 'name-missing',
  fixes: [fix(`Name it ${nameOf(file)}`, setText(element, nameOf(file)), true)],
});

const insertions: Readonly<Record<string, (element: Element, file: File) => Finding['fixes']>> = {
  name: (element, file) => [
    fix(
      `Name it ${nameOf(file)}`,
      insertChild(element, `<name>${nameOf(file)}</name>`, { before: element.children[0] }),
      true,
    ),
  ],
};

/** The name of the file as that of the network. */
function nameOf({ basename }: File): string {
  const name = basename
    .replace(/\.xml$/i, '')
    .replace(/[^\w.-]/g, '-')
    .replace(/^[^a-z\d]+/i, '');
  return name === '' ? 'network' : name;
}
