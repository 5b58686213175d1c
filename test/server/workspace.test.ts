// After each change of a file the network is the one that all files describe, however it was made.
import assert from 'node:assert/strict';
import { parseAddress, subnetOf } from '../../server/src/address';
import { WorkspaceFacts } from '../../server/src/model/workspace-facts';
import { lookupOf } from '../../server/src/model/lookup';
import { Workspace } from '../../server/src/workspace';

/** Every file is of one of two hosts, or of any. */
const uri = (name: string) => `file:///lab/${['', 'hosts/a/', 'hosts/b/'][Number(name[0]) % 3 || 0]}${name}`;
const network = (n: number, prefix = 24) =>
  `<network><name>net${n}</name><bridge name='virbr${n}'/><mac address='52:54:00:00:00:0${n}'/>` +
  `<ip address='10.0.${n}.1' prefix='${prefix}'/></network>`;

describe('the network of a workspace', () => {
  it('is the same after each change as one made of all files', () => {
    const workspace = new Workspace();
    for (let i = 0; i < 6; i++) workspace.setOnDisk(uri(`${i}.xml`), network(i));
    workspace.setOnDisk(uri('ifcfg-eth0'), 'DEVICE=eth0\nBRIDGE=virbr1\n');
    const changes: (() => void)[] = [
      () => {},
      () => workspace.open(uri('2.xml'), network(2, 16)),
      () => workspace.open(uri('2.xml'), network(3, 8)),
      () => workspace.open(uri('9.xml'), network(9)),
      () => workspace.setOnDisk(uri('ifcfg-eth0'), 'DEVICE=eth0\nBRIDGE=virbr2\n'),
      () => workspace.removeFromDisk(uri('4.xml')),
      () => workspace.close(uri('2.xml')),
      () => workspace.close(uri('9.xml')),
      () => workspace.open(uri('1.xml'), '<network/>'),
      () => workspace.open(uri('1.xml'), network(1)),
      () => workspace.removeFromDisk(uri('ifcfg-eth0')),
      () => workspace.setOnDisk(uri('4.xml'), network(4)),
    ];
    for (const change of changes) {
      change();
      const files = workspace.files();
      assert.deepEqual(seen(workspace.facts()), seen(new WorkspaceFacts(files)));
      for (const root of ['file:///lab/hosts/a', 'file:///lab/hosts/b']) {
        const own = files.filter((it) => it.host.root === undefined || it.host.root === root);
        assert.ok(own.length < files.length);
        assert.deepEqual(
          seen(workspace.facts().seenFrom({ hostRoot: root, live: undefined })),
          seen(new WorkspaceFacts(own)),
        );
      }
    }
  });

  it('is indexed anew when many files have changed', () => {
    const workspace = new Workspace();
    for (let i = 0; i < 100; i++) workspace.setOnDisk(uri(`${i}.xml`), network(1));
    assert.equal(workspace.facts().networks.length, 100);
    for (let i = 0; i < 99; i++) workspace.removeFromDisk(uri(`${i}.xml`));
    assert.equal(workspace.facts().networks.length, 1);
    assert.equal(workspace.facts().devices('virbr1').length, 1);
  });
});

/** All that can be asked, in an order that does not depend on when a file came. */
function seen(it: WorkspaceFacts): unknown {
  const { byBridge, byMac, byUri, portOf, configured } = lookupOf(it);
  const numbers = Array.from({ length: 10 }, (_, i) => i);
  const texts = (facts: readonly object[] | undefined) => facts?.map((fact) => JSON.stringify(fact)).sort();
  return {
    networks: texts(it.networks),
    references: texts(it.references),
    devices: texts(it.allDevices),
    configured: texts(configured()),
    port: portOf.get('eth0'),
    files: it.files.map((file) => file.uri).sort(),
    each: numbers.map((i) => [
      it.has(uri(`${i}.xml`)),
      byUri.get(uri(`${i}.xml`)),
      texts(byBridge.get(`virbr${i}`)),
      byMac.has(`52:54:00:00:00:0${i}`),
      texts(it.devices(`virbr${i}`)),
      texts(it.overlapping(subnetOf(parseAddress(`10.0.${i}.0`)!, 20))),
    ]),
  };
}
