// What is kept of files that nobody looks at. V8 looks through all it holds to tell, which takes long beside other tests.
import assert from 'node:assert/strict';
import { queryObjects } from 'node:v8';
import { problemsOf } from '../../server/src/features/problems';
import { newestLibvirt } from '../../server/src/schema/types';
import { Tree } from '../../server/src/syntax/tree';
import { Workspace } from '../../server/src/workspace';

const uri = (name: string) => `file:///lab/${name}`;
const xml =
  "<network><name>net1</name><bridge name='virbr1'/><mac address='52:54:00:00:00:01'/><ip address='10.0.1.1' prefix='24'>" +
  "<dhcp><host mac='52:54:00:00:00:09' ip='10.0.9.9'/><host name='a' ip='10.0.9.999'/></dhcp></ip></network>";

describe('a workspace', () => {
  it('keeps no tree of a file that nobody looks at, and judges it as before', () => {
    const workspace = new Workspace();
    const before = queryObjects(Tree, { format: 'count' });
    for (let i = 0; i < 50; i++) workspace.setOnDisk(uri(`${i}.xml`), xml);
    for (let i = 0; i < 50; i++) workspace.setOnDisk(uri(`ifcfg-eth${i}`), 'DEVICE=eth0\nMASTER=bond0\nMTU=x\n');
    assert.ok(workspace.facts().networks.length === 50 && workspace.facts().allDevices.length === 100);
    assert.ok(queryObjects(Tree, { format: 'count' }) < before + 10);
    const target = { libvirt: newestLibvirt, backend: 'NetworkManager', release: undefined } as const;
    for (const name of ['7.xml', 'ifcfg-eth7']) {
      const file = workspace.file(uri(name))!;
      const judged = () => JSON.stringify(problemsOf(file, workspace.facts(), { target }));
      const first = judged();
      file.dropTree();
      assert.equal(judged(), first);
      assert.ok(first.includes('"error"'));
    }
  });
});
