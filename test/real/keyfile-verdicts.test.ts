// What the rules say of keyfiles, judged by NetworkManager's own tool: each key of the groups that hosts of guests have, with
// values of all kinds. nmcli refuses as the reader does and prints no warning, so what goes in is compared with what comes out.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { problemsOf } from '../../server/src/features/problems';
import { WorkspaceFacts } from '../../server/src/model/workspace-facts';
import { keyfileTable } from '../../server/src/schema/keyfile/index';
import { version } from '../../server/src/schema/types';
import { parseKeyfile } from '../../server/src/syntax/keyfile/parse';
import { readFile } from '../../server/src/workspace';
import { newest } from '../support/checking';

const release = /version (\d+\.\d+\.\d+)/.exec(
  spawnSync('nmcli', ['--version'], { encoding: 'utf8' }).stdout ?? '',
)?.[1];
const why =
  release === undefined
    ? 'nmcli is not installed'
    : version(release) < version('1.42.0') || version(release) >= version('1.44.0')
      ? `nmcli ${release} is not the 1.42 that the tables were tried with`
      : undefined;

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
    if (why === undefined) return;
    console.log(`      not run: ${why}`);
    this.skip();
  });

  it('have an error where it refuses them, and none at what it keeps', () => {
    const wrong: string[] = [];
    let count = 0;
    for (const { group, key, value, text } of tried()) {
      count++;
      // A setting that is set to what it is changes nothing.
      const asked = ['--offline', 'connection', 'modify', 'connection.wait-activation-delay', '-1'];
      const { status, stdout, stderr } = spawnSync('nmcli', asked, { input: text, encoding: 'utf8' });
      const file = readFile('file:///etc/NetworkManager/system-connections/x.nmconnection', 'keyfile', text);
      const errors = problemsOf(file, new WorkspaceFacts([file]), { target: newest, isolated: true }).filter(
        (it) => it.severity === 'error',
      );
      const written = parseKeyfile(stdout)
        .root!.childrenNamed(group)
        .flatMap((it) => it.attributes.filter((one) => one.name === key))[0]?.value;
      const said = `${group}.${key}=${value}: ${errors.map((it) => it.code).join()} ${stderr.trim()}`;
      if (status !== 0 && errors.length === 0) wrong.push(`unsaid ${said}`);
      if (status === 0 && written === value && errors.length > 0) wrong.push(`false ${said}`);
    }
    assert.ok(count > 1000, String(count));
    assert.deepEqual(wrong, []);
  });
});
