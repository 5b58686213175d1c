// BOOTPROTO=ibft: the firmware configures the card.
import { rule } from '../../rule';
import { lastAssignment, profileOf } from '../../../model/ifcfg/profile';

export const ibftIgnored = rule({
  code: 'ibft-ignored',
  of: ['ifcfg'],
  severity: 'error',
  summary: 'NetworkManager refuses a file with BOOTPROTO=ibft.',
  source: 'NetworkManager, nms-ifcfg-rh-reader.c: connection_from_file_full; observed with 1.42.4',

  *check(file, _workspace, target) {
    const profile = profileOf(file);
    const protocol = profile && lastAssignment(profile, 'BOOTPROTO');
    if (!protocol || profile.fate !== 'ignored' || protocol.value.toLowerCase() !== 'ibft') return;
    if (target.backend === 'network-scripts') return;
    yield {
      span: protocol.valueSpan,
      message: `${protocol.value} says that the firmware has configured the card; NetworkManager refuses the whole file`,
    };
  },
});
