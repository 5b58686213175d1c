// Names of bridges longer than the kernel's names of devices.
import { replace } from '../../../fixes/fix';
import { ruleOfEach } from '../../rule';
import { oddBridgeNamesOf, effectOf, severityOf } from '../../../model/network/bridge-name';

/** IFNAMSIZ without its closing zero. */
const most = 15;

export const bridgeNameTooLong = ruleOfEach({
  code: 'bridge-name-too-long',
  of: ['network'],
  severity: 'error',
  summary: 'The name of the bridge is longer than 15 bytes.',
  source: 'Linux, include/uapi/linux/if.h, IFNAMSIZ',

  each: oddBridgeNamesOf,
  *check(it, _file, workspace) {
    if (it.name.length <= most) return;
    const { attribute, name } = it;
    const short = name.slice(0, most);
    const isFree = workspace.devices(short).length === 0;
    yield {
      span: attribute.valueSpan,
      severity: severityOf(it),
      message: `${name} has ${name.length} bytes and ${effectOf(it)}, expected at most ${most}`,
      fixes: it.isManaged && isFree ? [replace(`Shorten to ${short}`, attribute.valueSpan, short, true)] : [],
    };
  },
});
