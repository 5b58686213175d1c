// [dcb], [sriov] and [tc]. Source: make_dcb_setting, make_sriov_setting and make_tc_setting in nms-ifcfg-rh-reader.c.
import { integerOf } from '../syntax/ifcfg/scalar';
import { hardwareLength } from '../schema/values-ifcfg';
import { type ProfileBuilder, unsigned, splitWords } from './profile-builder';

const flagBits = { ENABLE: 1, ADVERTISE: 2, WILLING: 4 } as const;

export function makeDcb(making: ProfileBuilder): void {
  const { source } = making;
  if (!making.boolean('DCB', 'dcb')) return;
  // That it is there turns DCB on.
  making.section('dcb');
  for (const app of ['FCOE', 'ISCSI', 'FIP']) {
    const name = `app-${app.toLowerCase()}`;
    const on = flagsOf(making, `DCB_APP_${app}`, `dcb.${name}-flags`);
    const key = `DCB_APP_${app}_PRIORITY`;
    const priority = integerOf(source.value(key) ?? '', 0);
    if (source.value(key) !== undefined && (priority === undefined || priority < 0 || 7 < priority))
      making.refuse(key, `${source.value(key)!} is not a priority from 0 to 7`);
    else if (on) making.integer(key, `dcb.${name}-priority`, 0, 7, -1, 0);
    else source.drop(key, `${app} is not enabled`);
    if (app === 'FCOE') making.word('DCB_APP_FCOE_MODE', 'dcb.app-fcoe-mode', { fabric: 'fabric', vn2vn: 'vn2vn' });
  }
  const flow = flagsOf(making, 'DCB_PFC', 'dcb.priority-flow-control-flags');
  eight(making, 'DCB_PFC_UP', 'dcb.priority-flow-control', flow, /^[01]{8}$/);
  const groups = flagsOf(making, 'DCB_PG', 'dcb.priority-group-flags');
  eight(making, 'DCB_PG_ID', 'dcb.priority-group-id', groups, /^[0-7f]{8}$/i);
  percentages(making, 'DCB_PG_PCT', 'dcb.priority-group-bandwidth', groups, true);
  percentages(making, 'DCB_PG_UPPCT', 'dcb.priority-bandwidth', groups, false);
  eight(making, 'DCB_PG_STRICT', 'dcb.priority-strict-bandwidth', groups, /^[01]{8}$/);
  eight(making, 'DCB_PG_UP2TC', 'dcb.priority-traffic-class', groups, /^[0-7]{8}$/);
}

function flagsOf(making: ProfileBuilder, prefix: string, path: string): boolean {
  let result = 0;
  for (const [word, bit] of Object.entries(flagBits)) if (making.boolean(`${prefix}_${word}`, path)) result |= bit;
  if (result !== 0) making.put(path, String(result));
  return (result & flagBits.ENABLE) !== 0;
}

function eight(making: ProfileBuilder, key: string, path: string, on: boolean, form: RegExp): void {
  const value = making.source.value(key);
  if (value === undefined) return;
  if (!on) return making.source.drop(key, 'its group is not enabled');
  if (!form.test(value)) return making.refuse(key, `${value} is not eight digits of the right kind`);
  making.put(
    path,
    Array.from(value, (it) => (it.toLowerCase() === 'f' ? '15' : it)),
  );
  making.source.keep(key, path);
}

function percentages(making: ProfileBuilder, key: string, path: string, on: boolean, sum: boolean): void {
  const value = making.source.value(key);
  if (value === undefined) return;
  if (!on) return making.source.drop(key, 'its group is not enabled');
  const parts = splitWords(value, /,/).map((it) => integerOf(it, 0) ?? -1);
  const isWrong = parts.length !== 8 || parts.some((it) => it < 0 || 100 < it);
  if (isWrong || (sum && parts.reduce((all, it) => all + it, 0) !== 100))
    return making.refuse(key, `${value} is not eight percentages${sum ? ' that make 100' : ''}`);
  making.put(path, parts.map(String));
  making.source.keep(key, path);
}

const vfWords =
  /^(?:mac=\S+|spoof-check=(?:true|false)|trust=(?:true|false)|min-tx-rate=\d+|max-tx-rate=\d+|vlans=\S+)$/;

export function makeSriov(making: ProfileBuilder): void {
  const { source } = making;
  making.integer('SRIOV_TOTAL_VFS', 'sriov.total-vfs', 0, unsigned, 0);
  making.integer('SRIOV_AUTOPROBE_DRIVERS', 'sriov.autoprobe-drivers', -1, 1, -1);
  const total = integerOf(source.value('SRIOV_TOTAL_VFS') ?? '0') ?? 0;
  for (const key of source.names) {
    const index = /^SRIOV_VF(\d+)$/.exec(key)?.[1];
    if (index === undefined || source.value(key) === undefined) continue;
    if (Number(index) >= total) making.refusals.push(`${key}: there are ${total} virtual functions`);
    const words = splitWords(source.value(key));
    const mac = words.find((it) => it.startsWith('mac=') && hardwareLength(it.slice('mac='.length)) !== 6);
    if (mac !== undefined) {
      making.refuse(key, `${mac} is no hardware address`);
      continue;
    }
    const right = words.filter((it) => vfWords.test(it));
    const path = `sriov.vf.${Number(index)}`;
    making.put(path, [...right].sort().join(' '));
    if (right.length === words.length) source.keep(key, path);
    else source.change(key, `left out: ${words.filter((it) => !vfWords.test(it)).join(' ')}`, path);
  }
}

export function makeTrafficControl(making: ProfileBuilder): void {
  const { source } = making;
  for (let n = 1; source.value(`QDISC${n}`) !== undefined; n++) disciplineOf(making, `QDISC${n}`, 'tc.qdisc', false);
  for (let n = 1; source.value(`FILTER${n}`) !== undefined; n++) disciplineOf(making, `FILTER${n}`, 'tc.tfilter', true);
  making.boolean('TC_COMMIT', 'tc.qdisc');
}

/** `root`, `ingress` or `parent <handle>`, then perhaps `handle <handle>`, then the kind and its words. */
function disciplineOf(making: ProfileBuilder, key: string, path: string, isFilter: boolean): void {
  const { source } = making;
  const match =
    /^(?:(root|ingress)|parent\s+([\w:]+))\s+((?:handle\s+\S+\s+)?[a-z_][\w-]*(?:\s.*)?)$/.exec(
      source.value(key)!.trim(),
    ) ?? undefined;
  const isKnown = !isFilter || !/\saction\s+(?!simple\b|mirred\b)/.test(source.value(key)!);
  if (!match || !isKnown) {
    source.drop(key, `NetworkManager does not understand ${source.value(key)!}`);
    return;
  }
  const whole = `${path}.${match[1] ?? match[2]!}`;
  making.put(whole, match[3]!.replace(/\s+/g, ' '));
  source.keep(key, whole);
}
