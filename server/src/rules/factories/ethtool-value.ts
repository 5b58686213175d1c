// Values that a word of ETHTOOL_OPTS does not take, judged by the kinds of schema/ethtool.ts.
import { removeLinkSetting } from '../../fixes/ethtool-options';
import { replace } from '../../fixes/fix';
import { type EthtoolWord, otherPauseName } from '../../model/ifcfg/ethtool';
import { byNetworkManager } from '../../model/ifcfg/profile';
import type { Target } from '../../model/target';
import { linkOptions, pauseOptions } from '../../schema/ethtool';
import type { Finding } from '../rule';

/** The finding for a value that its reader drops, with the code of the table. */
export function* wrongEthtoolValue(word: EthtoolWord, target: Target): Generator<Finding & { readonly code: string }> {
  const { all, option, rows, row } = word;
  if (!row || option.isAlone || otherPauseName(word, target) !== undefined) return;
  const complaint = row.value.complaint?.(option.value);
  const nm = byNetworkManager(all.profile, target);
  if (!complaint || (!nm && rows !== linkOptions && rows !== pauseOptions)) return;
  yield {
    code: complaint.code ?? row.code ?? row.value.code,
    span: option.valueSpan,
    message: `${option.name}: ${complaint.message}${nm ? '; NetworkManager drops it' : ''}`,
    fixes: [
      ...(complaint.instead ?? []).map((one) => replace(`Change to ${one}`, option.valueSpan, one)),
      removeLinkSetting(all, option),
    ],
  };
}
