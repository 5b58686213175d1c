// What the rules say of keyfiles, judged by NetworkManager's own tool: each key of the groups that hosts of guests have, with
// values of all kinds. nmcli refuses as the reader does and prints no warning, so what goes in is compared with what comes out.
import assert from 'node:assert/strict';
import { problemsOf } from '../../server/src/features/problems';
import { WorkspaceFacts } from '../../server/src/model/workspace-facts';
import { keyfileTable } from '../../server/src/schema/keyfile/index';
import { version } from '../../server/src/schema/types';
import { parseKeyfile } from '../../server/src/syntax/keyfile/parse';
import { readFile } from '../../server/src/model/read-file';
import { newest } from '../support/checking';
import { askNmcli, whyNoNmcli } from '../support/nmcli';
import { skipBecause } from '../support/skipping';

/** What a file needs beside the key that is tried. */
const groups: Readonly<Record<string, { readonly type: string; readonly head?: string; readonly beside?: string }>> = {
  bridge: { type: 'bridge' },
  'bridge-port': { type: 'ethernet', head: 'master=br0\nslave-type=bridge\n' },
  bond: { type: 'bond' },
  vlan: { type: 'vlan', beside: 'id=5\nparent=eth9\n' },
  ethernet: { type: 'ethernet' },
  ipv4: { type: 'ethernet', beside: 'method=auto\n' },
  ipv6: { type: 'ethernet', beside: 'method=auto\n' },
};

const values = ['yes', 'true', '0', '1', '-1', '010', '70000', '4294967296', 'abc', 'a b', 'auto', '10.0.0.1', 'x;y;'];

/** Where the name of the device stands already, that of another place does not count. */
const isUntried = (key: string): boolean => key === 'interface-name';

interface Tried {
  readonly group: string;
  readonly key: string;
  readonly value: string;
  readonly text: string;
}

function* tried(): Generator<Tried> {
  for (const [group, { type, head = '', beside = '' }] of Object.entries(groups)) {
    for (const [key, row] of Object.entries(keyfileTable.children[group]!.row.attributes)) {
      if (isUntried(key) || row.numbered || row.deprecated || (row.since && version(row.since) > version('1.42')))
        continue;
      const others = beside
        .split('\n')
        .filter((it) => it !== '' && !it.startsWith(`${key}=`))
        .map((it) => `${it}\n`)
        .join('');
      for (const value of values)
        yield {
          ...{ group, key, value },
          text: `[connection]\nid=x\nuuid=11111111-2222-4333-8444-555555555555\ntype=${type}\ninterface-name=x0\n${head}\n[${group}]\n${others}${key}=${value}\n`,
        };
    }
  }
}

describe('keyfiles, judged by NetworkManager', function () {
  this.timeout(600_000);
  before(function () {
    skipBecause(this, whyNoNmcli('1.42'));
  });

  it('have an error where it refuses them, and none at what it keeps', () => {
    const wrong: string[] = [];
    let count = 0;
    for (const { group, key, value, text } of tried()) {
      count++;
      const { isRefused, said, written: whole } = askNmcli(text);
      const file = readFile('file:///etc/NetworkManager/system-connections/x.nmconnection', 'keyfile', text);
      const errors = problemsOf(file, new WorkspaceFacts([file]), { target: newest, isolated: true }).filter(
        (it) => it.severity === 'error',
      );
      const written = parseKeyfile(whole)
        .root!.childrenNamed(group)
        .flatMap((it) => it.attributes.filter((one) => one.name === key))[0]?.value;
      const told = `${group}.${key}=${value}: ${errors.map((it) => it.code).join()} ${said}`;
      if (isRefused && errors.length === 0) wrong.push(`unsaid ${told}`);
      if (!isRefused && written === value && errors.length > 0) wrong.push(`false ${told}`);
    }
    assert.ok(count > 1000, String(count));
    assert.deepEqual(wrong, []);
  });
});
