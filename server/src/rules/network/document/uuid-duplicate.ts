// Two files that define networks of one UUID.
import { fix } from '../../../fixes/fix';
import { removeElement } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { comparedNetworksOf, networksByUuid } from '../../../model/networks';

export const uuidDuplicate = ruleOfEach({
  code: 'uuid-duplicate',
  of: ['network'],
  severity: 'error',
  summary: 'Another file defines a network of another name with the same UUID.',
  source: 'virNetworkObjListAdd in libvirt: "network \'…\' is already defined with uuid …"',
  across: true,
  each: comparedNetworksOf,
  *check(mine, file, workspace) {
    const element = file.tree.at('uuid')[0];
    if (mine.uuid === undefined || !element) return;
    const other = workspace.by(networksByUuid, mine.uuid).find((it) => it.at.uri !== file.uri && it.name !== mine.name);
    if (!other) return;
    yield {
      span: element.contentSpan,
      message: `the UUID of ${mine.name} is also that of ${other.name}, expected one of its own`,
      related: [{ at: other.at, message: `${other.name} is here` }],
      fixes: [fix('Remove <uuid>, libvirt makes one', removeElement(element))],
    };
  },
});
