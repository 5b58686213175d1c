// The timers of the spanning tree of a bridge: DELAY and those of BRIDGING_OPTS, with their ranges in seconds.
import { integerOf } from '../../syntax/ifcfg/scalar';
import type { Option } from '../../syntax/ifcfg/options';
import type { Attribute } from '../../syntax/tree';
import type { Span } from '../../text';
import { type Bridge, bridgeOption } from './bridge';
import { lastAssignment } from './profile';

export interface Timer {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
  readonly min: number;
  readonly max: number;
  /** What NetworkManager takes instead of a value it drops. */
  readonly standard: number;
  /** DELAY, or the option of BRIDGING_OPTS. */
  readonly written: Attribute | Option;
}

/** The timers that are written. */
export function timersOf(bridge: Bridge): Timer[] {
  const delay = lastAssignment(bridge.profile, 'DELAY');
  const timers: Timer[] = [];
  if (delay)
    timers.push({
      ...{ name: 'DELAY', value: delay.value, span: delay.valueSpan, min: 2, max: 30, standard: 15 },
      written: delay,
    });
  for (const [name, min, max, standard] of [
    ['hello_time', 1, 10, 2],
    ['max_age', 6, 40, 20],
  ] as const)
    timers.push(...optionTimer(bridge, name, min, max, standard));
  return timers;
}

/** What counts only with the spanning tree: its timers and the priority of the bridge. */
export const stpSettingsOf = (bridge: Bridge): Timer[] => [
  ...timersOf(bridge),
  ...optionTimer(bridge, 'priority', 0, 65535, 32768),
];

function optionTimer(bridge: Bridge, name: string, min: number, max: number, standard: number): Timer[] {
  const written = bridgeOption(bridge, name);
  return written ? [{ name, value: written.value, span: written.valueSpan, min, max, standard, written }] : [];
}

/** Whether NetworkManager takes the value. */
export function isInRange({ value, min, max }: Timer): boolean {
  const number = integerOf(value);
  return number !== undefined && min <= number && number <= max;
}
