// One bridge for two networks, at least one of which libvirt would make it for.
import { replace } from '../../../fixes/fix';
import { managedModes, type NetworkFact } from '../../../model/facts';
import { ruleOfEach } from '../../rule';
import { comparedNetworksOf } from '../../../model/networks';
import { rivalAmong } from '../../../model/one-host';
import { whereabouts } from '../../../model/on-host';
import { eachOnce, freeBridgeName, isSame, lookupOf } from '../../../model/lookup';

export const bridgeNameDuplicateWorkspace = ruleOfEach({
  code: 'bridge-name-duplicate-workspace',
  of: ['network'],
  severity: 'error',
  across: true,
  summary: 'Two networks want the same bridge.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkBridgeNameValidate',

  each: comparedNetworksOf,
  *check(mine, file, workspace) {
    const name = file.tree.root?.child('bridge')?.attribute('name');
    if (!mine.bridge || !name || !isManaged(mine)) return;
    const named = lookupOf(workspace).byBridge.get(mine.bridge) ?? [];
    const others = eachOnce(
      named.filter((it) => !isSame(mine, it)),
      (it) => it,
    );
    // A network that only uses the bridge is in the way when it was defined first.
    const other =
      rivalAmong(file, workspace, others, isManaged) ?? rivalAmong(file, workspace, others, (it) => !isManaged(it));
    if (!other) return;
    const where = whereabouts(other.at.uri, workspace);
    const effect = where === '' ? 'refuses this network once that one is defined' : 'refuses this network';
    yield {
      span: name.valueSpan,
      severity: isManaged(other) || where !== '' ? 'error' : 'warning',
      message: isManaged(other)
        ? `${mine.bridge} is also the bridge of network ${other.name}${where}, expected a bridge of its own`
        : `${mine.bridge} is named by network ${other.name}${where}${where && ','} too, and libvirt ${effect}`,
      related: others.slice(0, 10).map((it) => ({
        at: it.at,
        message: `network ${it.name}${whereabouts(it.at.uri, workspace)}${whereabouts(it.at.uri, workspace) && ','} names ${mine.bridge}`,
      })),
      fixes: [replace(`Change to ${freeBridgeName(workspace)}`, name.valueSpan, freeBridgeName(workspace), true)],
      rival: { uri: other.at.uri, claim: `the bridge ${mine.bridge}` },
    };
  },
});

const isManaged = (it: NetworkFact): boolean => it.mode !== undefined && managedModes.has(it.mode);
