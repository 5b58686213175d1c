// Names that virsh takes for the identity of another network.
import { rule } from '../../rule';
import { looksLikeUuid, nameOf } from '../../../model/network/name';

export const nameLooksLikeUuid = rule({
  code: 'name-looks-like-uuid',
  of: ['network'],
  severity: 'warning',
  summary: 'The name of the network looks like a UUID.',
  source: 'virshCommandOptNetworkBy in virsh: an argument of this shape is looked up as UUID first',
  *check({ tree }) {
    const name = nameOf(tree);
    if (!name || !looksLikeUuid(name.value.trim())) return;
    yield { span: name.span, message: `virsh looks ${name.value.trim()} up as a UUID first, expected a name` };
  },
});
