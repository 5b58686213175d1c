// A namespace on the root hides every element from libvirt.
import { fix } from '../../../fixes/fix';
import { removeAttribute, renameElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { oddRootsOf } from '../../../model/network/document';

export const rootHasNamespace = ruleOfEach({
  code: 'root-has-namespace',
  of: ['network'],
  severity: 'error',
  summary: 'The network element is in a namespace.',
  source: 'network.rng; libvirt then finds no element at all and says "missing name information"',
  each: oddRootsOf,
  *check(root) {
    if (root.localName !== 'network' || root.namespace === '') return;
    const declared = root.attribute(root.prefix === '' ? 'xmlns' : `xmlns:${root.prefix}`);
    const isDefault = root.prefix === '' && declared !== undefined;
    yield {
      span: isDefault ? declared.span : root.nameSpan,
      message: `network is in the namespace ${root.namespace}, expected none`,
      fixes: isDefault
        ? [fix('Remove xmlns', removeAttribute(declared), true)]
        : [fix('Remove the prefix', renameElement(root, 'network'))],
    };
  },
});
