// Names of controllers and parents in other capital and small letters than their own.
import { fix } from '../../../fixes/fix';
import { fileName } from '../../../model/ifcfg/host-profiles';
import {
  hostedPortsOf,
  hostedVlansOf,
  inOtherLetters,
  isControllerMissing,
  missingParentOf,
} from '../../../model/ifcfg/hosted-profile';
import { lastAssignment } from '../../../model/ifcfg/profile';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { parentMissing } from '../../factories/parent-missing';
import { rule } from '../../rule';

export const controllerCase = rule({
  code: 'controller-case',
  of: ['ifcfg'],
  severity: 'error',
  across: true,
  summary: 'The name of a controller, or of the parent of a VLAN, differs from its own in capital and small letters.',
  source: 'NetworkManager 1.42.4: a port waits for a controller of that name and kind; initscripts, ifup-eth',
  *check(file, workspace) {
    for (const port of hostedPortsOf(file, workspace)) {
      const { wanted, profile } = port;
      const attribute = lastAssignment(profile, wanted.key);
      const there = attribute && isControllerMissing(port, workspace) ? inOtherLetters(port) : undefined;
      if (!attribute || !there) continue;
      const right = there.device.name;
      yield {
        span: wanted.at.span,
        message: `${wanted.name} is ${right} in ${fileName(there)}; capital and small letters count in names`,
        related: [{ at: there.device.at, message: `${wanted.kind} ${right}` }],
        fixes: [fix(`Change to ${right}`, setAssignment(attribute, right), true)],
      };
    }
    for (const it of hostedVlansOf(file, workspace)) {
      const right = missingParentOf(it, workspace)?.inOtherLetters;
      if (right !== undefined) yield parentMissing(it, right);
    }
  },
});
