// A physical function in a mode that uses none.
import { rule } from '../../rule';
import { misplaced } from '../../factories/misplaced';

export const forwardPfUseless = rule({
  code: 'forward-pf-useless',
  of: ['network'],
  severity: 'warning',
  summary: 'pf has no effect in mode nat, route or open.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c: the pool is read only where guests are attached to devices',

  *check(file, workspace, target) {
    yield* misplaced(['forward/pf'], file, workspace, target, { wanted: 'ignored' });
  },
});
