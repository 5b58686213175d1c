// Names that virsh takes for the identity of another network.
import { ruleOfEach } from '../../rule';
import { looksLikeUuid, oddNamesOf } from '../../../model/network/name';

export const nameLooksLikeUuid = ruleOfEach({
  code: 'name-looks-like-uuid',
  of: ['network'],
  severity: 'warning',
  summary: 'The name of the network looks like a UUID.',
  source: 'virshCommandOptNetworkBy in virsh: an argument of this shape is looked up as UUID first',
  each: oddNamesOf,
  *check(name) {
    if (!looksLikeUuid(name.value.trim())) return;
    yield { span: name.span, message: `virsh looks ${name.value.trim()} up as a UUID first, expected a name` };
  },
});
