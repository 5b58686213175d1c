// Values of the variable form of a route that refuse the profile, judged by the kinds of schema/ifcfg-routes.ts.
import { type Fix, fix } from '../../fixes/fix';
import { faultOfVariable, routeKeys, routeVariablesOf } from '../../model/ifcfg/route-variables';
import { assignment, ownerOf } from '../../model/ifcfg/routes';
import type { File } from '../../model/file';
import type { Target } from '../../model/target';
import type { WorkspaceFacts } from '../../model/workspace-facts';
import { removeAssignment, setAssignment } from '../../syntax/ifcfg/write';
import type { Finding } from '../rule';

/** What becomes of a route of variables that is wrong, in words. */
export const lossOfVariables = (networkManager: boolean): string =>
  networkManager ? 'NetworkManager refuses the whole profile' : 'the route is not made';

/** The findings of these codes, as far as the reader of the file looks at the keys. */
export function* wrongRouteVariables(
  file: File,
  workspace: WorkspaceFacts,
  target: Target,
  codes: Readonly<Record<string, unknown>>,
): Generator<Finding> {
  for (const { root, numbers } of routeVariablesOf(file)) {
    const { networkManager } = ownerOf(file, workspace, target);
    for (const n of numbers) {
      for (const key of routeKeys) {
        if (!networkManager && (key === 'METRIC' || key === 'OPTIONS')) continue;
        const attribute = assignment(root, `${key}${n}`);
        const fault = faultOfVariable(attribute, key);
        if (!attribute || !fault || !Object.hasOwn(codes, fault.code)) continue;
        const fixes: Fix[] = (fault.complaint.instead ?? []).map((it) =>
          fix(`Change to ${it}`, setAssignment(attribute, it)),
        );
        if (key !== 'ADDRESS' && key !== 'NETMASK')
          fixes.push(fix(`Remove ${attribute.name}`, removeAssignment(attribute)));
        yield {
          code: fault.code,
          span: attribute.valueSpan,
          message: `${fault.complaint.message}; ${lossOfVariables(networkManager)}`,
          fixes,
        };
      }
    }
  }
}
