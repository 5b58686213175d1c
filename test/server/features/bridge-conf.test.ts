// qemu's list of bridges: what is read of it, what is offered in it, and the way from it to bridges and back.
import assert from 'node:assert/strict';
import { hoverAt } from '../../../server/src/features/hover/index';
import { definitionsAt, referencesAt } from '../../../server/src/features/navigation/index';
import { symbolsOf } from '../../../server/src/features/navigation/symbols';
import { parseBridgeConf } from '../../../server/src/syntax/bridge-conf/parse';
import { documentKindOf } from '../../../server/src/model/document-kind';
import { filesOf, newest, workspaceOf } from '../../support/checking';
import { shown } from '../../support/completing';
import { readCursor } from '../../support/marks';
import { assertSoundTree } from '../../support/sound';

const host = { 'br0.nmconnection': '[connection]\nid=br0\ntype=bridge\ninterface-name=br0\n' };
const name = 'etc/qemu/bridge.conf';

describe('a line of bridge.conf', () => {
  const lines: [text: string, read: string][] = [
    ['allow br0', 'allow|br0'],
    ['  allow \t br0  \r', 'allow|br0'],
    ['allow\tbr0', 'allow|br0'],
    ['allow\tbr0 x', 'allow\tbr0|x'],
    ['allow br0 # x', 'allow|br0 # x'],
    ['allow ', 'allow|'],
    ['allow', '! allow'],
    ['allow\r', '! allow'],
    ['# allow br0', ''],
    ['allow {{ bridge }}', ''],
    ['{% if it %}', ''],
    ['', ''],
  ];
  for (const [text, read] of lines)
    it(`${JSON.stringify(text)} is read as ${JSON.stringify(read)}`, () => {
      const tree = parseBridgeConf(`deny br9\n${text}\n`);
      assertSoundTree(tree);
      const [, ...rest] = tree.root!.attributes;
      const broken = tree.problems.map((it) => `! ${tree.text.slice(it.span.start, it.span.end)}`);
      assert.equal([...rest.map((it) => `${it.name}|${it.value}`), ...broken].join(), read);
    });
});

describe('bridge.conf', () => {
  it('is known by its folder, or by what it says', () => {
    const kind = (path: string, text: string) => documentKindOf(`file:///${path}`, text);
    assert.equal(kind('etc/qemu/bridge.conf', ''), 'bridge.conf');
    assert.equal(kind('etc/qemu-kvm/bridge.conf', ''), 'bridge.conf');
    assert.equal(kind('roles/kvm/files/bridge.conf', '# x\nallow br0\n'), 'bridge.conf');
    assert.equal(kind('etc/modprobe.d/bridge.conf', 'install bridge /bin/true\n'), 'blank');
    assert.equal(kind('etc/qemu/other.conf', 'allow br0\n'), 'blank');
  });

  const offered = (marked: string) => shown(name, marked, host).map((it) => `${it.label} ${it.detail ?? ''}`.trim());
  it('is offered bridges and all behind a command', () => {
    assert.deepEqual(offered('allow $0\n').slice(0, 2), [
      'br0 bridge of br0.nmconnection',
      'all Every bridge of the host.',
    ]);
    assert.deepEqual(offered('deny b$0r\n')[0], 'br0 bridge of br0.nmconnection');
    assert.deepEqual(offered('# $0\n'), []);
  });
  it('is offered commands at the beginning of a line', () => {
    assert.deepEqual(
      shown(name, 'allow br0\n$0', host).map((it) => it.insert),
      ['allow ', 'deny ', 'include '],
    );
    assert.deepEqual(
      shown(name, 'al$0 br0', host).map((it) => it.insert),
      ['allow'],
    );
  });

  it('leads to the bridge, and the bridge to it', () => {
    const { text, offset } = readCursor('allow b$0r0\n');
    const texts = { ...host, [name]: text };
    const file = filesOf(texts).find((it) => it.basename === 'bridge.conf')!;
    const workspace = workspaceOf(texts);
    const names = (places: readonly { uri: string }[]) => places.map((it) => it.uri.replace(/.*\//, ''));
    assert.deepEqual(names(definitionsAt(file, workspace, offset)), ['br0.nmconnection']);
    assert.deepEqual(names(referencesAt(file, workspace, offset)), ['bridge.conf']);
    assert.match(String(hoverAt(file, workspace, 2, newest, 0)?.markdown), /plug guests into this bridge/);
    assert.deepEqual(
      symbolsOf(file).map((it) => `${it.name} ${it.detail ?? ''}`),
      ['allow br0'],
    );
  });
});
