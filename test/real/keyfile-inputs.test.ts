// NetworkManager's own keyfiles: what its tool takes carries no error of ours but at what it drops.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemsOf } from '../../server/src/features/problems';
import { WorkspaceFacts } from '../../server/src/model/workspace-facts';
import { readFile } from '../../server/src/model/read-file';
import { newest } from '../support/checking';
import { askNmcli, whyNoNmcli } from '../support/nmcli';
import { skipBecause, skipWithoutSource } from '../support/skipping';
import { managerPlugins } from '../support/sources';

const folder = join(managerPlugins, 'keyfile', 'tests', 'keyfiles');

/** What it drops, as its own tests expect: an item of a list, all gateways but one. A full duplex without a speed is lost on nobody. */
const lost: Readonly<Record<string, readonly string[]>> = {
  Test_Wired_Connection: ['dns-invalid', ...Array<string>(4).fill('kf-gateway-lost')],
  Test_Wired_Connection_MAC_Case: ['kf-gateway-lost'],
};

describe("NetworkManager's own keyfiles", function () {
  before(function () {
    skipBecause(this, whyNoNmcli('1.42'));
    skipWithoutSource(this, 'network-manager');
  });

  it('carry an error where it drops something, and none elsewhere', () => {
    const names = readdirSync(folder).filter((it) => !it.endsWith('.pem'));
    assert.ok(names.length >= 33);
    const found: Record<string, string[]> = {};
    let refused = 0;
    for (const name of names) {
      const bytes = readFileSync(join(folder, name));
      const file = readFile(
        `file:///etc/NetworkManager/system-connections/${name}.nmconnection`,
        'keyfile',
        bytes.toString('utf8'),
      );
      // Without a name nmcli refuses it, and the daemon takes that of the file.
      const named = /^id=/m.test(file.text)
        ? bytes
        : Buffer.concat([bytes, Buffer.from(`\n[connection]\nid=${name}\n`)]);
      if (askNmcli(named).isRefused) refused++;
      const errors = problemsOf(file, new WorkspaceFacts([file]), { target: newest, isolated: true }).filter(
        (it) => it.severity === 'error',
      );
      if (errors.length > 0) found[name] = errors.map((it) => it.code);
    }
    assert.equal(refused, 0);
    assert.deepEqual(found, lost);
  });
});
