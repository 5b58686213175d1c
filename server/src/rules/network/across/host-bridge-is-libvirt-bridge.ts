// A network on a bridge that libvirt makes for another network.
import { managedModes } from '../../../model/facts';
import { ruleOfEach } from '../../rule';
import { comparedNetworksOf } from '../../../model/networks';
import { rivalAmong } from '../../../model/one-host';
import { whereabouts } from '../../../model/on-host';
import { isSame, lookupOf } from '../../../model/lookup';

export const hostBridgeIsLibvirtBridge = ruleOfEach({
  code: 'host-bridge-is-libvirt-bridge',
  of: ['network'],
  severity: 'warning',
  across: true,
  summary: 'A network of mode bridge uses the bridge of another network.',
  source: 'https://libvirt.org/formatnetwork.html#using-an-existing-host-bridge',

  each: comparedNetworksOf,
  *check(mine, file, workspace) {
    const name = file.tree.root?.child('bridge')?.attribute('name');
    if (!mine.bridge || mine.mode !== 'bridge' || !name) return;
    const owner = rivalAmong(
      file,
      workspace,
      lookupOf(workspace).byBridge.get(mine.bridge) ?? [],
      (it) => it.mode !== undefined && managedModes.has(it.mode) && !isSame(mine, it),
    );
    if (!owner) return;
    const where = whereabouts(owner.at.uri, workspace);
    yield {
      span: name.valueSpan,
      message: `bridge ${mine.bridge} is there only while network ${owner.name} runs, which makes it; expected a bridge of the host, or guests in ${owner.name}`,
      related: [{ at: owner.at, message: `network ${owner.name}${where} makes ${mine.bridge}` }],
      rival: { uri: owner.at.uri },
    };
  },
});
