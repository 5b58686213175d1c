// Settings of the spanning tree while it is off: NetworkManager drops them.
import { removeTimer } from '../../../fixes/bridge-options';
import { fix, type Fix } from '../../../fixes/fix';
import { type Bridge, madeBridgesOf } from '../../../model/ifcfg/bridge';
import { isInRange, stpSettingsOf } from '../../../model/ifcfg/bridge-timers';
import { byNetworkManager, lastAssignment } from '../../../model/ifcfg/profile';
import { integerOf } from '../../../syntax/ifcfg/scalar';
import { setAssignment } from '../../../syntax/ifcfg/write';
import type { Edit } from '../../../text';
import { ruleOfEach } from '../../rule';

export const stpOptionWithoutStp = ruleOfEach({
  code: 'stp-option-without-stp',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A bridge has a setting of the spanning tree while STP is not on.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_bridge_setting',
  each: madeBridgesOf,
  *check(bridge, _file, _workspace, target) {
    if (bridge.stp !== false || !byNetworkManager(bridge.profile, target)) return;
    const settings = stpSettingsOf(bridge);
    const stp = lastAssignment(bridge.profile, 'STP');
    for (const it of settings) {
      const on: Fix[] = settings.every(isInRange) ? [fix('Switch STP on', switchOn(bridge, it.name))] : [];
      yield {
        // The common way to say that nothing is to be waited for, which is so without the spanning tree.
        severity: it.name === 'DELAY' && integerOf(it.value) === 0 ? 'hint' : 'warning',
        span: it.span,
        message: `${it.name}=${it.value} while STP is ${stp ? stp.value : 'not on'}; NetworkManager drops it`,
        tag: 'unnecessary',
        fixes: [fix(`Remove ${it.name}`, removeTimer(bridge, it)), ...on],
      };
    }
  },
});

/** In the line of STP, also one that is spoiled and does not count; else before DELAY or BRIDGING_OPTS. */
function switchOn({ profile, attribute }: Bridge, name: string): Edit[] {
  const written = profile.lines.get('STP')?.at(-1);
  if (written) return setAssignment(written, 'on');
  const { start } = (name === 'DELAY' ? lastAssignment(profile, 'DELAY')! : attribute!).nameSpan;
  const end = profile.root.tree.text.includes('\r\n') ? '\r\n' : '\n';
  return [{ span: { start, end: start }, text: `STP=on${end}` }];
}
