// Two files that define networks of one UUID.
import { fix } from '../../../fixes/fix';
import { networksByUuid } from '../../../model/networks';
import { removeElement } from '../../../syntax/xml/write';
import { takenIdentity } from '../../factories/taken-identity';

export const uuidDuplicate = takenIdentity({
  code: 'uuid-duplicate',
  summary: 'Another file, or the running host, defines a network of another name with the same UUID.',
  source: 'virNetworkObjListAdd in libvirt: "network \'…\' is already defined with uuid …"',
  by: networksByUuid,
  differ: (mine, other) => mine.name !== other.name,
  at: (_mine, { tree }) => tree.at('uuid')[0]?.contentSpan,
  what: 'UUID',
  message: (mine, other, where) =>
    `the UUID of ${mine.name} is also that of ${other.name}${where}, expected one of its own`,
  fixes: ({ tree }) =>
    tree
      .at('uuid')
      .slice(0, 1)
      .map((it) => fix('Remove <uuid>, libvirt makes one', removeElement(it))),
});
