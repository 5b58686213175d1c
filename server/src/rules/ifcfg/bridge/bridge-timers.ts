// DELAY and the timers of the spanning tree: ranges, units, and what they have to do with each other.
import { leaveOut, setTimer } from '../../../fixes/bridge-options';
import { fix, replace } from '../../../fixes/fix';
import { dropKeys } from '../../../fixes/ifcfg';
import { type Bridge, madeBridgesOf } from '../../../model/ifcfg/bridge';
import { isInRange, type Timer, timersOf } from '../../../model/ifcfg/bridge-timers';
import { byNetworkManager } from '../../../model/ifcfg/profile';
import type { Target } from '../../../model/target';
import { integerOf } from '../../../syntax/ifcfg/scalar';
import { type Finding, ruleOfEach } from '../../rule';

export const bridgeTimers = ruleOfEach({
  name: 'bridge-timers',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'A timer of the spanning tree is not what the reader takes.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_bridge_setting; Linux 6.1, net/bridge/br_stp.c',
  codes: {
    'bridge-delay-range': 'The forward delay of a bridge is outside 2 to 30 seconds.',
    'bridge-timer-range': 'The hello time of a bridge is outside 1 to 10 seconds, or its maximum age outside 6 to 40.',
    'bridge-timer-units': 'A timer of a bridge is in the unit of the other reader.',
    'bridge-timer-relation': 'Timers of a bridge do not fit each other.',
  },
  each: madeBridgesOf,
  *check(bridge, _file, _workspace, target) {
    if (!byNetworkManager(bridge.profile, target)) {
      yield* legacyTimers(bridge, target);
      return;
    }
    if (!bridge.stp) return;
    const timers = timersOf(bridge);
    const wrong = timers.filter((it) => !isInRange(it));
    yield* wrong.map(outsideRange);
    if (wrong.length === 0) yield* relation(bridge, timers);
  },
});

function outsideRange(timer: Timer): Finding {
  const { name, value, span, min, max, standard } = timer;
  const number = integerOf(value);
  const code = name === 'DELAY' ? 'bridge-delay-range' : 'bridge-timer-range';
  if (number === undefined)
    return {
      code,
      severity: 'error',
      span,
      message: `${name}=${value} is not a number from ${min} to ${max}; NetworkManager drops it and takes ${standard}`,
      fixes: [fix(`Change to ${standard}`, setTimer(timer, standard))],
    };
  const seconds = Math.round(number / 100);
  if (number >= min * 100 && seconds <= max)
    return {
      code: 'bridge-timer-units',
      span,
      message: `${name}=${value} looks like 1/100 s, NetworkManager takes seconds from ${min} to ${max}; it drops the value and takes ${standard}`,
      fixes: [fix(`Change to ${seconds} seconds`, setTimer(timer, seconds), true)],
    };
  const isRefused = 0 <= number && number < min;
  const near = number < min ? min : max;
  return {
    code,
    severity: 'error',
    span,
    message: `${name}=${value} is outside ${min} to ${max} seconds; NetworkManager ${isRefused ? 'refuses the file' : `drops it and takes ${standard}`}`,
    fixes: [fix(`Change to ${near}`, setTimer(timer, near), true)],
  };
}

/** IEEE 802.1D: 2 × (forward delay − 1) ≥ max age ≥ 2 × (hello time + 1). Left alone while only DELAY is written. */
function* relation(bridge: Bridge, timers: readonly Timer[]): Iterable<Finding> {
  const written = timers.filter((it) => it.name !== 'DELAY');
  if (written.length === 0) return;
  const seconds = (name: string, standard: number) => {
    const it = timers.find((one) => one.name === name);
    return it ? integerOf(it.value)! : standard;
  };
  const delay = seconds('DELAY', 15);
  const age = seconds('max_age', 20);
  const hello = seconds('hello_time', 2);
  if (2 * (delay - 1) >= age && age >= 2 * (hello + 1)) return;
  const isDelay = 2 * (delay - 1) < age;
  yield {
    code: 'bridge-timer-relation',
    severity: 'information',
    span: written[0]!.span,
    message: isDelay
      ? `max_age ${age} with a forward delay of ${delay}, expected at most ${Math.max(0, 2 * (delay - 1))}: twice the delay less one second`
      : `max_age ${age} with hello_time ${hello}, expected at least ${2 * (hello + 1)}: twice the hello time and one second`,
    fixes: [
      fix('Take 15, 2 and 20 seconds', [
        ...dropKeys(bridge.profile, ['DELAY']),
        ...leaveOut(bridge, (it) => it.name === 'hello_time' || it.name === 'max_age'),
      ]),
    ],
  };
}

/** The legacy scripts write the number into sysfs, where it counts hundredths. */
function* legacyTimers(bridge: Bridge, target: Target): Iterable<Finding> {
  for (const it of timersOf(bridge)) {
    if (!isInRange(it)) continue;
    // Only since initscripts 9.83 DELAY is no longer seconds.
    if (it.name === 'DELAY' && (target.release === undefined || target.release < 8)) continue;
    const hundredths = String(integerOf(it.value)! * 100);
    yield {
      code: 'bridge-timer-units',
      span: it.span,
      message: `${it.name}=${it.value} looks like seconds, the legacy scripts take 1/100 s${it.name === 'DELAY' ? '' : ' and the kernel refuses so short a time'}; expected ${hundredths}`,
      fixes: [replace(`Change to ${hundredths} hundredths of a second`, it.span, hundredths, true)],
    };
  }
}
