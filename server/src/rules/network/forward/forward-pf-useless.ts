// A physical function in a mode that uses none.
import { misplaced } from '../../factories/misplaced';

export const forwardPfUseless = misplaced({
  code: 'forward-pf-useless',
  severity: 'warning',
  summary: 'pf has no effect in mode nat, route or open.',
  source: 'libvirt 9.0.0, src/network/bridge_driver.c: the pool is read only where guests are attached to devices',
  items: ['forward/pf'],
  wanted: 'ignored',
});
