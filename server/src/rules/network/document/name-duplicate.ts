// Two files that define networks of one name.
import { ruleOfEach } from '../../rule';
import { comparedNetworksOf, networksByName } from '../../../model/networks';

export const nameDuplicate = ruleOfEach({
  code: 'name-duplicate',
  of: ['network'],
  severity: 'error',
  summary: 'Another file defines a network of the same name with another UUID, or without one.',
  source: 'virNetworkObjListAdd in libvirt: "network \'…\' already exists with uuid …"',
  across: true,
  each: comparedNetworksOf,
  *check(mine, file, workspace) {
    if (mine.name === '') return;
    for (const other of workspace.by(networksByName, mine.name)) {
      if (other === mine || other.at.uri === file.uri || other.name !== mine.name) continue;
      // One network in two states, such as a file and its live definition.
      if (mine.uuid !== undefined && mine.uuid === other.uuid) continue;
      yield {
        span: mine.at.span,
        message: `the name ${mine.name} is taken by another network, expected one of its own or the same UUID`,
        related: [{ at: other.at, message: `${other.name} is here` }],
      };
      return;
    }
  },
});
