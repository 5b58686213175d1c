// Controllers that no file makes.
import { canBeMade, newController } from '../../../fixes/controller-file';
import { fix, type Fix } from '../../../fixes/fix';
import { dropKeys, putKey } from '../../../fixes/ifcfg';
import type { File } from '../../../model/file';
import { deviceKindOf } from '../../../model/ifcfg/device-kind';
import {
  type HostedPort,
  hostedPortsOf,
  inOtherLetters,
  isControllerMissing,
} from '../../../model/ifcfg/hosted-profile';
import { addressKey } from '../../../model/ifcfg/profile-fact';
import { byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';
import { nearest } from '../../../schema/nearest';
import { setAssignment } from '../../../syntax/ifcfg/write';
import { ruleOfEach } from '../../rule';

export const controllerMissing = ruleOfEach({
  name: 'controller-missing',
  of: ['ifcfg'],
  severity: 'error',
  across: true,
  summary: 'A port names a bridge, bond or team that no file makes.',
  source: 'NetworkManager 1.42.4: a port waits for a controller of that name and kind; initscripts, ifup-eth',
  codes: {
    'bridge-file-missing': 'BRIDGE names a bridge that no file makes.',
    'bond-file-missing': 'MASTER names a bond that no file makes.',
    'team-file-missing': 'TEAM_MASTER names a team that no file makes.',
    'master-uuid-missing': 'A port names its controller by a UUID that no file has.',
  },
  each: hostedPortsOf,
  *check(port, file, workspace, target) {
    const { profile, host, wanted } = port;
    const { kind, name, at, key } = wanted;
    const attribute = lastAssignment(profile, key);
    if (!attribute || !isControllerMissing(port, workspace)) return;
    if (wanted.byUuid) {
      yield {
        code: 'master-uuid-missing',
        span: at.span,
        message: `no file here has the UUID ${name}, expected that of a ${kind}`,
      };
      return;
    }
    if (inOtherLetters(port)) return;
    const there = host.profiles.filter((it) => it.device.kind === kind && it.device.name !== '');
    const names = [...new Set(there.map((it) => it.device.name))].filter((it) => it !== profile.device);
    const likely = nearest(name, names);
    const choices = likely.length > 0 ? likely.slice(0, 1) : names.slice(0, 3);
    const isReadByNm = byNetworkManager(profile, target);
    yield {
      code: `${kind}-file-missing`,
      // The legacy scripts make a bare bridge or bond by themselves.
      severity: isReadByNm ? 'error' : 'warning',
      span: at.span,
      message: `no file here makes the ${kind} ${name}${choices.length > 0 ? `, expected ${choices.join(' or ')}` : ''}; ${isReadByNm ? `${profile.device || 'the port'} waits for it` : 'the legacy scripts make a bare one'}`,
      related: there.slice(0, 3).map((it) => ({ at: it.device.at, message: `${kind} ${it.device.name}` })),
      fixes: [
        ...choices.map((it) => fix(`Change to ${it}`, setAssignment(attribute, it), likely.length > 0)),
        ...created(file, port),
      ],
    };
  },
});

/** Creates the file of the controller, with the addresses that stand in that of the port. */
function created(file: File, { profile, host, wanted: { kind, name } }: HostedPort): Fix[] {
  if (kind === 'team' || !canBeMade(name) || host.bySuffix.has(name) || deviceKindOf(profile.root) === kind) return [];
  const { tree } = profile.root;
  const moved = profile.root.attributes.filter((it) => it.value !== '' && addressKey.test(it.name));
  const asks = /^(?:dhcp|bootp)$/i.test(profile.root.value('BOOTPROTO') ?? '');
  const lines = [
    `BOOTPROTO=${asks ? 'dhcp' : 'none'}`,
    ...moved.map((it) => tree.text.slice(it.span.start, it.span.end)),
    ...(profile.fate === 'unmanaged' ? ['NM_CONTROLLED=no'] : []),
  ];
  const isRedundant = asks || /^static$/i.test(profile.root.value('BOOTPROTO') ?? '');
  const edits = [
    ...dropKeys(
      profile,
      moved.map((it) => it.name),
    ),
    ...(isRedundant ? putKey(profile, 'BOOTPROTO', 'none') : []),
  ];
  const change = newController(file.uri, kind, name, lines);
  return [
    {
      title: `Create ifcfg-${name}${moved.length > 0 || asks ? ' with the addresses of this file' : ''}`,
      changes: edits.length > 0 ? [{ edits }, change] : [change],
    },
  ];
}
