// The filters of packets that the installed libvirt brings along: each is known as one, and by its name.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedFilters } from '../../server/src/model/guest/filters';
import { readFile } from '../../server/src/model/read-file';
import { documentKindOf } from '../../server/src/model/document-kind';
import { skipBecause } from '../support/skipping';

const folder = '/usr/share/libvirt/nwfilter';

describe('filters that libvirt brings along', function () {
  before(function () {
    skipBecause(this, existsSync(folder) ? undefined : `${folder} is not there`);
  });

  it('are those of our list', () => {
    const names = readdirSync(folder).flatMap((it) => {
      const text = readFileSync(join(folder, it), 'utf8');
      const uri = `file://${join('/etc/libvirt/nwfilter', it)}`;
      assert.equal(documentKindOf(uri, text), 'nwfilter', it);
      return (readFile(uri, 'nwfilter', text).facts.filters ?? []).map(({ value }) => value);
    });
    assert.deepEqual(names.toSorted(), [...shippedFilters].toSorted());
  });
});
