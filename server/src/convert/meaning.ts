// What files say of the network, as a list of short sentences, so that two ways to say it can be compared.
import { addressText, subnetText } from '../address';
import type { Facts } from '../model/file-facts';
import { bondModeOf } from '../schema/bond';

/** What some files say together: each thing once, in alphabetical order. */
export const statementsOf = (all: readonly Facts[]): readonly string[] => [...new Set(all.flatMap(said))].sort();

function said({ profiles, references, subnets, routes, policyRules }: Facts): string[] {
  return [
    ...profiles
      .filter((it) => !it.alias && it.device.name !== '')
      .flatMap(({ device, bondMode, vlan }) => [
        `${device.name} is a device of kind ${device.kind}`,
        `${device.name} ${device.onboot ? 'starts by itself' : 'does not start by itself'}`,
        ...(bondMode ? [`${device.name} is in mode ${bondModeOf(bondMode.word)?.name ?? bondMode.word}`] : []),
        ...(vlan ? [`${device.name} is VLAN ${vlan.id} on ${vlan.parent}`] : []),
      ]),
    ...references
      .filter((it) => it.relation.startsWith('controller-'))
      .map((it) => `${it.from} is a port of ${it.name}`),
    // An alias is one more address of its interface.
    ...subnets
      .filter((it) => !it.port)
      .map((it) => `${it.of.replace(/:.*/, '')} has ${addressText(it.address)}/${it.subnet.prefix}`),
    ...routes.map(
      (it) =>
        `${it.of} leads to ${subnetText(it.destination)}${it.gateway ? ` by ${addressText(it.gateway)}` : ''}${it.table === undefined ? '' : ` in table ${it.table}`}`,
    ),
    ...policyRules.map(
      (it) =>
        `a rule looks in table ${it.table ?? 'main'}${it.from ? ` for what comes from ${subnetText(it.from)}` : ''}`,
    ),
  ];
}

/** What one list has and another has not. */
export function missingFrom(other: readonly string[], list: readonly string[]): string[] {
  const known = new Set(other);
  return list.filter((it) => !known.has(it));
}
