// The mode matrix: that it is whole, and that releases count.
import assert from 'node:assert/strict';
import { managedModes } from '../../../server/src/model/facts';
import {
  modeOrder,
  modeRow,
  modesFor,
  modeTable,
  modeWords,
  reason,
  supportIn,
} from '../../../server/src/schema/modes';
import { version } from '../../../server/src/schema/types';

const old = version('9.0.0');

describe('the mode matrix', () => {
  it('knows the modes of the facts', () => {
    const managed = modeOrder.slice(0, 4);
    assert.deepEqual(new Set(managed), managedModes);
    assert.equal(modeOrder.length, 10);
    assert.equal(modeWords.macvtap, 'mode bridge without a bridge name');
  });

  it('names each item once, and says how it stands in every mode and why', () => {
    assert.equal(new Set(modeTable.map((it) => it.item)).size, modeTable.length);
    for (const row of modeTable) {
      for (const mode of modeOrder) {
        assert.ok(row.modes[mode], `${row.item} in ${mode}`);
        assert.match(reason(row, mode), /^\S.*[^.]$/);
      }
    }
  });

  it('gives what a release of libvirt takes', () => {
    assert.equal(supportIn(modeRow('ip')!, 'open', old), 'required');
    assert.equal(supportIn(modeRow('ip')!, 'open', version('10.8.0')), 'optional');
    assert.equal(supportIn(modeRow('bridge@zone')!, 'open', old), 'ignored');
    assert.equal(supportIn(modeRow('vlan')!, 'nat', version('10.10.0')), 'forbidden');
    assert.equal(supportIn(modeRow('vlan')!, 'nat', version('11.0.0')), 'forbidden');
    assert.equal(supportIn(modeRow('vlan')!, 'macvtap', version('11.0.0')), 'unpluggable');
  });

  it('lists the modes in which an item is of use', () => {
    assert.deepEqual(modesFor(modeRow('forward/nat')!, old), ['nat']);
    assert.deepEqual(modesFor(modeRow('forward/address')!, old), ['hostdev']);
    assert.deepEqual(modesFor(modeRow('mtu')!, old), ['isolated', 'nat', 'route', 'open']);
  });
});
