// STP, DELAY and the timers of the spanning tree: words, ranges, units, and what they have to do with each other.
import { leaveOut } from '../../../fixes/bridge-options';
import type { Target } from '../../../model/target';
import { fix, type Fix, replace } from '../../../fixes/fix';
import { dropKeys } from '../../../fixes/ifcfg';
import { integerOf } from '../../../syntax/ifcfg/scalar';
import type { Option } from '../../../syntax/ifcfg/options';
import type { Attribute } from '../../../syntax/tree';
import { removeAssignment, setAssignment } from '../../../syntax/ifcfg/write';
import type { Edit, Span } from '../../../text';
import { type Finding, rule } from '../../rule';
import { lastAssignment } from '../../../model/ifcfg/profile';
import { type Bridge, bridgeOf, bridgeOption } from '../../../model/ifcfg/bridge';

export const bridgeSpanningTree = rule({
  name: 'bridge-spanning-tree',
  of: ['ifcfg'],
  severity: 'warning',
  summary: 'The spanning tree of a bridge is not what its keys say.',
  source: 'NetworkManager 1.42.4, nms-ifcfg-rh-reader.c: make_bridge_setting; Linux 6.1, net/bridge/br_stp.c',
  codes: {
    'stp-value': 'STP is no word that NetworkManager knows: the spanning tree stays off.',
    'stp-option-without-stp': 'A setting of the spanning tree while STP is not on.',
    'bridge-delay-range': 'A forward delay outside 2 to 30 seconds.',
    'bridge-timer-range': 'A hello time outside 1 to 10 or a maximum age outside 6 to 40 seconds.',
    'bridge-timer-units': 'A timer in the unit of the other reader.',
    'bridge-timer-relation': 'Timers that do not fit each other.',
  },

  *check(file, _workspace, target) {
    const bridge = bridgeOf(file, target);
    if (!bridge || bridge.isPort) return;
    if (!bridge.networkManager) {
      yield* legacyTimers(bridge, target);
      return;
    }
    const stp = lastAssignment(bridge.profile, 'STP');
    if (stp && bridge.stp === undefined) yield unknownWord(stp);
    const timers = timersOf(bridge);
    if (bridge.stp === false) for (const it of timers) yield withoutStp(bridge, it);
    const priority = bridgeOption(bridge, 'priority');
    if (bridge.stp === false && priority) yield withoutStp(bridge, priorityTimer(bridge, priority));
    if (!bridge.stp) return;
    let isWhole = true;
    for (const it of timers) {
      const finding = outsideRange(it);
      if (!finding) continue;
      isWhole = false;
      yield finding;
    }
    if (isWhole) yield* relation(bridge, timers);
  },
});

/** DELAY or a timer of BRIDGING_OPTS, with its range in seconds. */
interface Timer {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
  readonly min: number;
  readonly max: number;
  /** What NetworkManager takes instead of a value it drops. */
  readonly standard: number;
  readonly removal: readonly Edit[];
  set(value: number): Edit[];
}

function timersOf(bridge: Bridge): Timer[] {
  const delay = lastAssignment(bridge.profile, 'DELAY');
  const timers: Timer[] = [];
  if (delay)
    timers.push({
      name: 'DELAY',
      value: delay.value,
      span: delay.valueSpan,
      min: 2,
      max: 30,
      standard: 15,
      removal: removeAssignment(delay),
      set: (value) => setAssignment(delay, String(value)),
    });
  for (const [name, min, max, standard] of [
    ['hello_time', 1, 10, 2],
    ['max_age', 6, 40, 20],
  ] as const) {
    const it = bridgeOption(bridge, name);
    if (it) timers.push(optionTimer(bridge, it, min, max, standard));
  }
  return timers;
}

const optionTimer = (bridge: Bridge, it: Option, min: number, max: number, standard: number): Timer => ({
  name: it.name,
  value: it.value,
  span: it.valueSpan,
  min,
  max,
  standard,
  removal: leaveOut(bridge, (one) => one.name === it.name),
  set: (value) => [{ span: it.valueSpan, text: String(value) }],
});

const priorityTimer = (bridge: Bridge, it: Option): Timer => optionTimer(bridge, it, 0, 65535, 32768);

function unknownWord(stp: Attribute): Finding {
  const isOff = /^(?:[0fn]|false|none|disabled?)$/i.test(stp.value);
  const isOn = /^(?:[1ty]|true|enabled?|rstp)$/i.test(stp.value);
  const words = isOff ? ['off'] : isOn ? ['on'] : ['on', 'off'];
  return {
    code: 'stp-value',
    severity: isOff ? 'information' : 'warning',
    span: stp.valueSpan,
    message: `STP=${stp.value} is no word of NetworkManager, expected ${words.join(' or ')}; the spanning tree ${isOff ? 'is' : 'stays'} off`,
    fixes: words.map((it) => fix(`Change to ${it}`, setAssignment(stp, it), words.length === 1)),
  };
}

function withoutStp(bridge: Bridge, timer: Timer): Finding {
  const { name, value, span } = timer;
  const number = integerOf(value);
  const stp = lastAssignment(bridge.profile, 'STP');
  // Also one that is spoiled and does not count.
  const written = bridge.profile.lines.get('STP')?.at(-1);
  const priority = bridgeOption(bridge, 'priority');
  const all = [...timersOf(bridge), ...(priority ? [priorityTimer(bridge, priority)] : [])];
  const areRight = all.every((it) => !outsideRange(it));
  const on: Fix[] = areRight
    ? [
        fix(
          'Switch STP on',
          written
            ? setAssignment(written, 'on')
            : [
                {
                  span: startOf(bridge, name),
                  text: `STP=on${bridge.profile.root.tree.text.includes('\r\n') ? '\r\n' : '\n'}`,
                },
              ],
        ),
      ]
    : [];
  return {
    code: 'stp-option-without-stp',
    // The common way to say that nothing is to be waited for, which is so without the spanning tree.
    severity: name === 'DELAY' && number === 0 ? 'hint' : 'warning',
    span,
    message: `${name}=${value} while STP is ${stp ? stp.value : 'not on'}; NetworkManager drops it`,
    tag: 'unnecessary',
    fixes: [fix(`Remove ${name}`, timer.removal), ...on],
  };
}

/** The start of the line of DELAY or BRIDGING_OPTS. */
function startOf({ profile, attribute }: Bridge, name: string): Span {
  const start = (name === 'DELAY' ? lastAssignment(profile, 'DELAY')! : attribute!).nameSpan.start;
  return { start, end: start };
}

function outsideRange({ name, value, span, min, max, standard, set }: Timer): Finding | undefined {
  const number = integerOf(value);
  if (number !== undefined && min <= number && number <= max) return undefined;
  const code = name === 'DELAY' ? 'bridge-delay-range' : 'bridge-timer-range';
  if (number === undefined)
    return {
      code,
      severity: 'error',
      span,
      message: `${name}=${value} is not a number from ${min} to ${max}; NetworkManager drops it and takes ${standard}`,
      fixes: [fix(`Change to ${standard}`, set(standard))],
    };
  const seconds = Math.round(number / 100);
  if (number >= min * 100 && seconds <= max)
    return {
      code: 'bridge-timer-units',
      span,
      message: `${name}=${value} looks like 1/100 s, NetworkManager takes seconds from ${min} to ${max}; it drops the value and takes ${standard}`,
      fixes: [fix(`Change to ${seconds} seconds`, set(seconds), true)],
    };
  const isRefused = 0 <= number && number < min;
  const near = number < min ? min : max;
  return {
    code,
    severity: 'error',
    span,
    message: `${name}=${value} is outside ${min} to ${max} seconds; NetworkManager ${isRefused ? 'refuses the file' : `drops it and takes ${standard}`}`,
    fixes: [fix(`Change to ${near}`, set(near), true)],
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
    const number = integerOf(it.value);
    if (number === undefined || number < it.min || it.max < number) continue;
    // Only since initscripts 9.83 DELAY is no longer seconds.
    if (it.name === 'DELAY' && (target.release === undefined || target.release < 8)) continue;
    const hundredths = String(number * 100);
    yield {
      code: 'bridge-timer-units',
      span: it.span,
      message: `${it.name}=${it.value} looks like seconds, the legacy scripts take 1/100 s${it.name === 'DELAY' ? '' : ' and the kernel refuses so short a time'}; expected ${hundredths}`,
      fixes: [replace(`Change to ${hundredths} hundredths of a second`, it.span, hundredths, true)],
    };
  }
}
