// Routes in variables without a mask.
import { classfulPrefix, ipv4Address, maskText, parseIpv4 } from '../../../address';
import { type Fix, fix } from '../../../fixes/fix';
import { routeVariablesOf } from '../../../model/ifcfg/route-variables';
import { assignment, ownerOf, valueOf } from '../../../model/ifcfg/routes';
import { addAssignment, removeAssignment, renameKey, setAssignment } from '../../../syntax/ifcfg/write';
import type { Element } from '../../../syntax/tree';
import type { Edit } from '../../../text';
import { lossOfVariables } from '../../factories/route-variables';
import { type Finding, ruleOfEach } from '../../rule';

export const routeSvNetmaskMissing = ruleOfEach({
  code: 'route-sv-netmask-missing',
  of: ['route'],
  severity: 'error',
  summary: 'A route in variables has no mask.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: read_route_file_svformat',
  each: routeVariablesOf,
  *check({ root, numbers }, file, workspace, target) {
    const loss = lossOfVariables(ownerOf(file, workspace, target).networkManager);
    for (const n of numbers) if (!valueOf(root, `NETMASK${n}`)) yield missingMask(root, n, loss);
  },
});

function missingMask(root: Element, n: number, loss: string): Finding {
  const address = assignment(root, `ADDRESS${n}`)!;
  const empty = assignment(root, `NETMASK${n}`);
  const prefix = assignment(root, `PREFIX${n}`);
  const name = `NETMASK${n}`;
  const put = (value: string): Edit[] =>
    empty ? setAssignment(empty, value) : addAssignment(root.tree, name, value, { after: address });
  const fixes: Fix[] = [];
  const bits = prefix && /^\d{1,2}$/.test(prefix.value) ? Number(prefix.value) : undefined;
  if (prefix && bits !== undefined && bits <= 32) {
    const mask = maskText(bits);
    const edits = empty
      ? [...setAssignment(empty, mask), ...removeAssignment(prefix)]
      : [...renameKey(prefix, name), ...setAssignment(prefix, mask)];
    fixes.push(fix(`Write it as ${name}=${mask}`, edits, true));
  } else {
    const value = parseIpv4(address.value);
    const guess = value < 0 ? undefined : value === 0 ? 0 : guessed(value);
    if (guess !== undefined) fixes.push(fix(`Add ${name}=${maskText(guess)}`, put(maskText(guess))));
  }
  return {
    span: address.span,
    message: `${address.name} has no ${name}${prefix ? `, and PREFIX${n} does not count` : ''}; ${loss}`,
    fixes,
  };
}

/** The prefix by class when the address fits it, else up to its last one of a whole byte. */
function guessed(value: number): number {
  const byClass = classfulPrefix(ipv4Address(value)) ?? 8;
  for (const prefix of [byClass, 16, 24]) if (prefix >= byClass && value % 2 ** (32 - prefix) === 0) return prefix;
  return 32;
}
