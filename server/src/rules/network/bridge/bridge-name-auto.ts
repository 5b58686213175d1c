// Mode open without a name for the bridge: the firewall rules that libvirt does not add need one.
import { fix } from '../../../fixes/fix';
import { freeBridgeName } from '../../../model/lookup';
import { insertChild, setAttribute } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { modeOf } from '../../../model/network/mode';
import { attributeAt } from '../../../model/network/elements';

export const bridgeNameAuto = ruleOfEach({
  code: 'bridge-name-auto',
  of: ['network'],
  severity: 'hint',
  summary: 'A network whose firewall rules are yours leaves the name of its bridge to libvirt.',
  source: 'https://libvirt.org/formatnetwork.html#connectivity',

  each: attributeAt('forward@mode'),
  *check(mode, file, workspace) {
    if (modeOf(file) !== 'open') return;
    const root = file.tree.root!;
    const bridge = root.child('bridge');
    if (bridge?.attribute('name')) return;
    const free = freeBridgeName(workspace);
    const edits = bridge ? setAttribute(bridge, 'name', free) : insertChild(root, `<bridge name='${free}'/>`);
    yield {
      span: mode.valueSpan,
      message: `libvirt picks a virbr name for the bridge and leaves firewall rules to you, which need the name; expected a bridge name`,
      fixes: [fix(`Name the bridge ${free}`, edits, true)],
    };
  },
});
