// A mode that attaches guests to devices of the host, without any.
import { fix } from '../../../fixes/fix';
import { insertChild } from '../../../syntax/xml/write';
import { ruleOfEach } from '../../rule';
import { inModes } from '../../../model/network/mode';
import { directModes, forwardPoolsOf } from '../../../model/network/forward-pool';
import { modeWords } from '../../../schema/modes';
import { lookupOf } from '../../../model/lookup';

export const poolEmpty = ruleOfEach({
  code: 'pool-empty',
  of: ['network'],
  severity: 'warning',
  summary: 'A network attaches guests to devices of the host and lists none.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c, networkAllocatePort',

  each: inModes(directModes, forwardPoolsOf),
  *check(pool, _file, workspace) {
    const { dev, interfaces, addresses, functions, forward, mode } = pool;
    if (dev || interfaces.length + addresses.length + functions.length > 0) return;
    const { configured, portOf } = lookupOf(workspace);
    const names = configured()
      .filter((it) => it.kind === 'ethernet' && it.name !== '' && !portOf.has(it.name))
      .map((it) => it.name);
    const child = mode === 'hostdev' ? 'pf' : 'interface';
    const expected =
      mode === 'hostdev' ? 'pf or address' : mode === 'macvtap' ? 'a bridge name or an interface' : 'an interface';
    yield {
      span: forward.attribute('mode')?.valueSpan ?? forward.nameSpan,
      message: `${mode === 'macvtap' ? 'mode bridge without bridge name and' : modeWords[mode]} without devices: the network starts, and guests on it do not; expected ${expected}`,
      fixes: [...new Set(names)]
        .slice(0, 3)
        .map((it) => fix(`Attach guests to ${it}`, insertChild(forward, `<${child} dev='${it}'/>`))),
    };
  },
});
