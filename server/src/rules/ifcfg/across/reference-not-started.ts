// References to what does not start at boot, or stands in a copy that no reader takes.
import type { Fix } from '../../../fixes/fix';
import type { ProfileFact } from '../../../model/facts';
import { uriBeside } from '../../../model/file';
import type { WorkspaceFacts } from '../../../model/workspace-facts';
import type { Span } from '../../../text';
import { rule } from '../../rule';
import { bondOption, bondsOf } from '../../../model/ifcfg/bond';
import { profileOf } from '../../../model/ifcfg/profile';
import { fileName, hostProfilesOf } from '../../../model/ifcfg/host-profiles';

export const referenceNotStarted = rule({
  code: 'reference-not-started',
  of: ['ifcfg'],
  severity: 'hint',
  across: true,
  summary: 'A reference to an interface that does not start at boot, or only a backup copy makes.',
  source:
    'NetworkManager 1.42.4, nm-manager.c: system_create_virtual_device waits for the parent; utils_should_ignore_file',

  *check(file, workspace) {
    const profile = profileOf(file);
    if (!profile || profile.alias || (profile.fate !== 'loaded' && profile.fate !== 'unmanaged')) return;
    const host = hostProfilesOf(workspace, file.uri);
    const self = host.byUri.get(file.uri);
    if (!self) return;
    const { vlan, controller } = self;
    if (controller && !controller.byUuid) yield* copied(controller.name, controller.at.span);
    if (vlan) {
      yield* copied(vlan.parent, vlan.parentAt.span);
      const parent = host.byDevice.get(vlan.parent)?.find((it) => isMade(it));
      if (parent && self.device.onboot && !parent.device.onboot)
        yield {
          span: vlan.parentAt.span,
          message: `the parent ${vlan.parent} has ONBOOT=no in ${fileName(parent)}, and ${profile.device || 'the VLAN'} starts at boot; expected the same in both`,
          related: [{ at: parent.device.at, message: `${vlan.parent} is here` }],
        };
    }
    const [bond] = bondsOf(file);
    const primary = bond && bondOption(bond, 'primary');
    if (!primary) return;
    yield* copied(primary.value, primary.valueSpan);
    const port = host.byDevice.get(primary.value)?.[0];
    if (port && self.device.onboot && !self.startsPorts && !port.device.onboot)
      yield {
        span: primary.valueSpan,
        message: `primary ${primary.value} has ONBOOT=no in ${fileName(port)}; ${profile.device || 'the bond'} starts at boot without it`,
        related: [{ at: port.device.at, message: `${primary.value} is here` }],
      };

    function* copied(name: string, span: Span) {
      if (host.byDevice.has(name) || host.bySuffix.has(name)) return;
      const copy = copyOf(workspace, file.uri, name);
      if (copy)
        yield {
          span,
          message: `${name} is in ${copy.name} only, a copy that no reader takes; expected ifcfg-${name}`,
          fixes: [copy.fix],
        };
    }
  },
});

/** Whether the program makes the device, so that it is not there before its profile is up. A card is there anyway. */
const isMade = ({ device }: ProfileFact): boolean => ['bridge', 'bond', 'team', 'vlan'].includes(device.kind);

/** The copy of a missing file. */
function copyOf(workspace: WorkspaceFacts, uri: string, name: string): { name: string; fix: Fix } | undefined {
  const right = uriBeside(uri, `ifcfg-${name}`);
  for (const ending of ['.bak', '~', '.orig', '.rpmnew', '.rej']) {
    const copy = uriBeside(uri, `ifcfg-${name}${ending}`);
    if (workspace.has(copy))
      return {
        name: `ifcfg-${name}${ending}`,
        fix: { title: `Rename ifcfg-${name}${ending} to ifcfg-${name}`, changes: [{ rename: copy, to: right }] },
      };
  }
  return undefined;
}
