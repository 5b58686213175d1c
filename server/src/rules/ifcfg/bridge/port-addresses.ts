// Addresses in the file of a port: read, checked, and then dropped, because they belong to the controller.
import { type Fix, fix } from '../../../fixes/fix';
import { withoutAddresses } from '../../../fixes/ifcfg';
import { folderOf, type File } from '../../../model/file';
import { masksWithoutAddress } from '../../../model/ifcfg/addresses';
import { portKeys } from '../../../model/ifcfg/memberships';
import { addressKey } from '../../../model/ifcfg/profile-fact';
import type { WorkspaceFacts } from '../../../model/workspace-facts';
import type { Attribute } from '../../../syntax/tree';
import { setAssignment } from '../../../syntax/ifcfg/write';
import type { Edit } from '../../../text';
import { rule } from '../../rule';
import { canBeMade, newController } from '../../../fixes/controller-file';
import { fileName, hostProfilesOf, uriOf } from '../../../model/ifcfg/host-profiles';
import { byNetworkManager, lastAssignment, readProfile } from '../../../model/ifcfg/profile';

export const portAddresses = rule({
  name: 'port-addresses',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A port has addresses, which belong to its controller.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: a port gets no IPv4 and IPv6 settings; initscripts, ifup-eth',
  codes: {
    'port-has-ip': 'Static addresses, gateways or name servers of a port.',
    'port-has-dhcp': 'A port that asks for an address by itself.',
  },

  *check(file, workspace, target) {
    const profile = readProfile(file);
    if (!profile?.port) return;
    const controller = portKeys.map((key) => lastAssignment(profile, key)).find((it) => it !== undefined);
    if (!controller) return;
    const of = controller.name.endsWith('_UUID') ? 'its controller' : controller.value;
    const addresses = profile.root.attributes.filter((it) => it.value !== '' && addressKey.test(it.name));
    const protocol = lastAssignment(profile, 'BOOTPROTO');
    const asks = protocol && /^(?:dhcp|bootp|autoip|shared)$/i.test(protocol.value);
    if (asks) {
      const moves = moved(
        file,
        workspace,
        controller,
        [`BOOTPROTO=${protocol.value}`],
        setAssignment(protocol, 'none'),
      );
      yield {
        code: 'port-has-dhcp',
        span: protocol.span,
        message: `BOOTPROTO=${protocol.value} in a port of ${of}, expected in the file of ${of}; ports have no addresses`,
        fixes: [fix('Change to none', setAssignment(protocol, 'none'), moves.length === 0), ...moves],
      };
    }
    const [first] = addresses;
    // See mask-without-address: the whole file is refused, as a template may yet be.
    if (!first || (byNetworkManager(profile, target) && masksWithoutAddress(profile).length > 0)) return;
    if (profile.root.tree.template && !addresses.some((it) => /^IP(?:V6)?ADDR/.test(it.name))) return;
    const without = withoutAddresses(profile);
    const names = without.names.join(', ');
    const removal = without.edits;
    const lines = [
      'BOOTPROTO=none',
      ...addresses.map((it) => profile.root.tree.text.slice(it.span.start, it.span.end)),
    ];
    yield {
      code: 'port-has-ip',
      span: first.span,
      message: `${names} in a port of ${of}, expected in the file of ${of}; addresses of a port are dropped without a word`,
      fixes: [
        ...(asks
          ? []
          : [
              ...appended(file, workspace, controller, lines.slice(1), removal),
              ...moved(file, workspace, controller, lines, removal),
            ]),
        fix(`Remove ${names}`, removal),
      ],
    };
  },
});

/** Creates the file of a controller that has none yet, with these lines. */
function moved(
  { uri }: File,
  workspace: WorkspaceFacts,
  controller: Attribute,
  lines: readonly string[],
  removal: readonly Edit[],
): Fix[] {
  const kind = controller.name === 'BRIDGE' ? 'bridge' : controller.name === 'MASTER' ? 'bond' : undefined;
  const name = controller.value;
  if (!kind || !canBeMade(name) || workspace.devices(name).length > 0) return [];
  const file = `${folderOf(uri)}/ifcfg-${name}`;
  if (workspace.has(file)) return [];
  return [
    {
      title: `Create ifcfg-${name} with ${lines.length > 1 ? 'them' : lines[0]!}`,
      changes: [{ edits: removal }, newController(uri, kind, name, lines)],
    },
  ];
}

/** Adds the lines to the file of a controller that has no addresses yet. */
function appended(
  { uri }: File,
  workspace: WorkspaceFacts,
  controller: Attribute,
  lines: readonly string[],
  removal: readonly Edit[],
): Fix[] {
  const kind = controller.name.toLowerCase();
  const host = hostProfilesOf(workspace, uri);
  const found = (controller.name.endsWith('_UUID') ? host.byUuid : host.byDevice).get(controller.value);
  const only = found?.length === 1 ? found[0] : undefined;
  const fits =
    only?.device.kind === (kind.startsWith('bridge') ? 'bridge' : kind.startsWith('master') ? 'bond' : 'team');
  // An IPv6 address needs more keys than these to be taken.
  if (!only?.roomAt || !fits || only.controller || only.alias || lines.some((it) => it.startsWith('IPV6'))) return [];
  const text = `${only.opensLine ? '\n' : ''}${lines.join('\n')}\n`;
  return [
    {
      title: `Move them to ${fileName(only)}`,
      changes: [{ edits: removal }, { uri: uriOf(only), edits: [{ span: only.roomAt.span, text }] }],
      preferred: true,
    },
  ];
}
