// What rules say of a VLAN whose parent no file makes.
import { fix } from '../../fixes/fix';
import type { HostedProfile } from '../../model/ifcfg/hosted-profile';
import { lastAssignment } from '../../model/ifcfg/profile';
import { setAssignment } from '../../syntax/ifcfg/write';
import type { Finding } from '../rule';

/** The finding for a parent, with the device that may be meant. */
export function parentMissing({ profile, self }: HostedProfile, likely: string | undefined): Finding {
  const { parent, parentAt } = self.vlan!;
  const physdev = lastAssignment(profile, 'PHYSDEV');
  return {
    span: parentAt.span,
    message: `no file here makes ${parent}, the parent of ${profile.device || 'the VLAN'}${likely === undefined ? '' : `, expected ${likely}`}; it waits for it`,
    fixes: likely !== undefined && physdev ? [fix(`Change to ${likely}`, setAssignment(physdev, likely), true)] : [],
  };
}
