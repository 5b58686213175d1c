// A step of a plan, and what makes a restart necessary, in words.
import type { RestartReason } from '../model/network/plan/changes';
import type { Affected, Step } from '../model/network/plan/plan';

/** What differs that only a restart brings into effect. */
export const reasonText = ({ path, here, there }: RestartReason): string =>
  `${path}: ${here.value ?? 'not set'} in the file, ${there.value ?? 'not set'} in what runs`;

/** What a step does, in words. */
export function titleOf(step: Step): string {
  switch (step.what) {
    case 'update':
      return `${step.update.command} ${step.update.label}${sideOf(step.affects)}`;
    case 'describe':
      return `set ${step.described.what}${sideOf(step.affects)}`;
    case 'autostart':
      return step.on ? 'let the host start it' : 'let the host not start it';
    case 'destroy':
      return 'stop';
    default:
      return step.what;
  }
}

const sideOf = (affects: Affected): string =>
  ({ running: ' in what runs', stored: ' in what is stored', both: '' })[affects];
