// Devices of the running host where a network names one: which are offered, and what is said of them.
import assert from 'node:assert/strict';
import { hoverAt } from '../../../server/src/features/hover/index';
import { readCursor } from '../../support/marks';
import { filesOf, newest, workspaceOf } from '../../support/checking';
import { shown } from '../../support/completing';

const host = `{
  "connection": "qemu:///system",
  "bridgesOfNetworks": [],
  "interfaces": [
    {"name":"lo","kind":"other","isUp":true,"addresses":["127.0.0.1/8"]},
    {"name":"eth0","kind":"ethernet","isUp":true,"controller":"br0","addresses":[]},
    {"name":"eth1","kind":"ethernet","isUp":true,"addresses":["10.0.0.5/24"],"virtualFunctions":4},
    {"name":"wlan0","kind":"wireless","isUp":false,"addresses":[]},
    {"name":"br0","kind":"bridge","isUp":true,"addresses":["192.168.1.5/24"]}
  ],
  "routes": [
  ]
}
`;
const names = (marked: string): string[] =>
  shown('a.xml', marked, { 'host.json': host })
    .filter((it) => it.kind === 'reference')
    .map((it) => it.label);

describe('a device of the running host', () => {
  it('is offered where packets may leave by it, or guests be attached to it', () => {
    assert.deepEqual(names(`<network><forward mode='nat' dev='$0'/></network>`), ['br0', 'eth1', 'wlan0']);
    assert.deepEqual(names(`<network><forward mode='vepa'><interface dev='$0'/></forward></network>`), ['br0', 'eth1']);
    assert.deepEqual(names(`<network><forward mode='hostdev'><pf dev='$0'/></forward></network>`), ['eth1']);
  });

  it('is offered as a bridge in mode bridge alone: where libvirt makes it, what is there is an error', () => {
    assert.deepEqual(names(`<network><forward mode='bridge'/><bridge name='$0'/></network>`), ['br0']);
    for (const forward of ['', `<forward mode='nat'/>`, `<forward mode='open'/>`])
      assert.deepEqual(names(`<network>${forward}<bridge name='$0'/></network>`), []);
  });

  it('is told of by its state, addresses and part when one points at its name', () => {
    const said = (marked: string): string => {
      const { text, offset } = readCursor(marked);
      const texts = { 'a.xml': text, 'host.json': host };
      return hoverAt(filesOf(texts)[0]!, workspaceOf(texts), offset, newest)!.markdown;
    };
    assert.match(
      said(`<network><forward mode='nat' dev='e$0th1'/></network>`),
      /ethernet of the running host .*\n.*On the running host: up, `10\.0\.0\.5\/24`, 4 virtual functions/,
    );
    assert.match(
      said(`<network><forward mode='nat' dev='et$0h0'/></network>`),
      /On the running host: up, port of `br0`/,
    );
    assert.doesNotMatch(said(`<network><forward mode='nat' dev='et$0h7'/></network>`), /running host/);
  });
});
