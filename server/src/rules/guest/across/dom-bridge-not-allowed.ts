// A guest of a user without rights on a bridge that qemu's helper does not let them use.
import { bridgedCardsOf } from '../../../model/guest/attached';
import { refusalBy } from '../../../model/bridge-conf/access';
import { basenameOf, folderOf } from '../../../model/file';
import { ruleOfEach } from '../../rule';

export const domBridgeNotAllowed = ruleOfEach({
  code: 'dom-bridge-not-allowed',
  of: ['guest'],
  severity: 'error',
  across: true,
  summary: "A guest of a user's session on a bridge that qemu's helper refuses them.",
  source: 'qemu-bridge-helper.c: "access denied by acl file"; tried with qemu 7.2 and libvirt 9.0.0, qemu:///session',
  each: bridgedCardsOf,
  *check({ on }, file, workspace) {
    // The connection of the system has no need of the helper.
    if (!/\/\.config\/libvirt\/qemu$/.test(folderOf(file.uri))) return;
    const refusal = refusalBy(workspace, on.value);
    if (!refusal) return;
    const { list, why } = refusal;
    yield {
      span: on.valueSpan,
      message: `${basenameOf(list.at.uri)} ${why}, and qemu's helper refuses the bridge to guests of a session`,
      related: [{ at: list.at, message: 'the bridges that are allowed' }],
    };
  },
});
