// Text that libvirt cannot read at all, because it is no well-formed XML. Each fault is reported by itself.
import { ruleOfEach } from '../../rule';
import { xmlFaultMessage } from '../../../syntax/xml/fault-words';
import { fixesOf } from '../../../fixes/xml';

export const xmlNotWellformed = ruleOfEach({
  code: 'xml-not-wellformed',
  of: ['network', 'guest'],
  severity: 'error',
  summary: 'The file is not well-formed XML.',
  source: 'https://www.w3.org/TR/xml/ as libxml2 reads it; virXMLParse in libvirt refuses the rest',
  each: ({ tree }) => tree.problems,
  *check(problem, { tree, uri }) {
    yield {
      span: problem.span,
      message: xmlFaultMessage(problem, tree.text),
      related: problem.other && [{ at: { uri, span: problem.other }, message: relations[problem.kind]! }],
      fixes: fixesOf(problem, tree),
    };
  },
});

/** What the other place of a problem is. */
const relations: Readonly<Record<string, string>> = {
  'wrong-close-tag': 'the open tag is here',
  'second-root': 'the first root element is here',
  'crossed-tags': 'the close tag is here',
};
