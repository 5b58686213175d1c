// Links of a file: where they lead, and what is said of them.
import assert from 'node:assert/strict';
import { linksOf } from '../../../../server/src/features/navigation/links';
import { filesOf, type Texts, workspaceOf } from '../../../support/checking';

describe('links', () => {
  const linked = (texts: Texts) => {
    const [file] = filesOf(texts);
    return linksOf(file!, workspaceOf(texts)).map(({ span, to, tooltip }) => [
      file!.text.slice(span.start, span.end),
      ...Object.values(to),
      tooltip,
    ]);
  };
  const format = ['network', 'https://libvirt.org/formatnetwork.html', 'Network XML format of libvirt'];
  it('lead from the root to the documentation', () => assert.deepEqual(linked({ 'a.xml': '<network/>' }), [format]));
  it('lead from a code that a comment allows to its page', () => {
    assert.deepEqual(linked({ 'a.xml': '<network><!-- allow: name-missing, ip-missing --></network>' }), [
      format,
      ['name-missing', 'name-missing', 'What name-missing means'],
      ['ip-missing', 'ip-missing', 'What ip-missing means'],
    ]);
    assert.deepEqual(linked({ 'ifcfg-a': '# allow: key-unknown\n# allowed: no\n' }), [
      ['key-unknown', 'key-unknown', 'What key-unknown means'],
    ]);
  });
  it('lead from a name to the file that declares it', () => {
    const [bridge] = filesOf({ 'ifcfg-br0': '' });
    const text = { 'ifcfg-eth0': 'DEVICE=eth0\nBRIDGE=br0\nMASTER=bond7\n', 'ifcfg-br0': 'DEVICE=br0\nTYPE=Bridge\n' };
    assert.deepEqual(linked(text), [['br0', bridge!.uri, 'Open ifcfg-br0']]);
    const [lab] = filesOf({ 'lab.xml': '' });
    const guest =
      "<domain type='kvm'><name>g</name><devices><interface type='network'><source network='lab'/></interface></devices></domain>";
    assert.deepEqual(linked({ 'g.xml': guest, 'lab.xml': '<network><name>lab</name></network>' }).at(-1), [
      'lab',
      lab!.uri,
      'Open lab.xml',
    ]);
  });
});
