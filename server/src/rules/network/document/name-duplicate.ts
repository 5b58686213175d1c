// Two files that define networks of one name.
import { replace } from '../../../fixes/fix';
import { freeNetworkName, networksByName } from '../../../model/networks';
import { escape } from '../../../syntax/xml/write';
import { takenIdentity } from '../../factories/taken-identity';

export const nameDuplicate = takenIdentity({
  code: 'name-duplicate',
  summary: 'Another file, or the running host, defines a network of the same name with another UUID, or without one.',
  source: 'virNetworkObjListAdd in libvirt: "network \'…\' already exists with uuid …"',
  by: networksByName,
  // One network in two states, such as a file and its live definition, has one UUID.
  differ: (mine, other) => mine.uuid === undefined || mine.uuid !== other.uuid,
  at: (mine) => mine.at.span,
  what: 'name',
  message: ({ name }, _other, where) =>
    `the name ${name} is taken by another network${where}, expected one of its own or the same UUID`,
  fixes(file, workspace, { name, at }) {
    const free = freeNetworkName(file, workspace, name);
    return [replace(`Rename to ${free}`, at.span, escape(free))];
  },
});
