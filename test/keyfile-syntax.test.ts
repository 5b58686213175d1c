// Keyfiles as text: how GLib reads them.
import assert from 'node:assert/strict';
import { basenameOf } from '../server/src/model/file';
import { parseKeyfile } from '../server/src/syntax/keyfile/parse';
import { placeAt } from '../server/src/syntax/place';
import { documentKindOf } from '../server/src/workspace';

/** The groups and keys of a text, one line each. */
function read(text: string): string[] {
  const { root } = parseKeyfile(text);
  return root!.children.flatMap((group) => [
    `[${group.name}]`,
    ...group.attributes.map((it) => `${it.name}=${JSON.stringify(it.value)}`),
  ]);
}

const faults = (text: string): string[] =>
  parseKeyfile(text).problems.map(({ kind, span }) => `${kind}: ${text.slice(span.start, span.end)}`);

describe('the text of a keyfile', () => {
  it('is groups with keys, whatever stands between them', () =>
    assert.deepEqual(read('# host\n\n[connection]\nid=a\n  # why\n type = bridge\r\n\n[ipv4]\nmethod=auto'), [
      '[connection]',
      'id="a"',
      'type="bridge"',
      '[ipv4]',
      'method="auto"',
    ]));

  it('keeps blanks at the end of a value, quotes, and what looks like a comment', () =>
    assert.deepEqual(read('[c]\na=x  \nb="y"\nc=true # no\n'), ['[c]', 'a="x  "', 'b="\\"y\\""', 'c="true # no"']));

  it('takes the five escapes of GLib', () =>
    assert.deepEqual(read('[c]\na=\\sx\\n\\t\\r\\\\y\n'), ['[c]', `a=${JSON.stringify(' x\n\t\r\\y')}`]));

  it('takes the last of two assignments, in a group written twice as well', () => {
    const { root } = parseKeyfile('[c]\na=1\na=2\n[d]\n[c]\na=3\n');
    assert.deepEqual(
      root!.childrenNamed('c').flatMap((it) => it.attributes.map((one) => one.flags & 32)),
      [32, 32, 0],
    );
  });

  it('takes translations and blanks in a key, and the rest of a name of a group', () => {
    assert.deepEqual(faults('[a b.c]\nid[de]=x\nfoo bar=1\n'), []);
    assert.deepEqual(read('[wireguard-peer.A=]\nendpoint=b\n'), ['[wireguard-peer.A=]', 'endpoint="b"']);
  });

  for (const [text, ...expected] of [
    ['[c]\n; no\n', 'not-a-pair: ; no'],
    ['[c]\nid: x\n', 'not-a-pair: id: x'],
    ['[c]\n=x\n', 'not-a-pair: =x'],
    ['[c]\na=1\\\nb\n', 'not-a-pair: b'],
    ['a=1\n[c]\n', 'key-before-group: a=1'],
    ['[c\na=1\n', 'group-unclosed: [c'],
    ['[c] # x\na=1\n', 'group-trailing:  # x'],
    ['[c] \t\na=1\n'],
    ['[]\n', 'group-name: []'],
    ['[a[b]\n', 'group-name: [a[b]'],
    ['[c]\nfoo[=1\n', 'key-name: foo['],
    ['\ufeff[c]\na=1\n', 'bom: \ufeff'],
    ['[c]\na=x\0y\nb=1\n', 'nul-byte: \0y'],
  ] as const)
    it(`tells what keeps ${JSON.stringify(text)} from being read`, () => assert.deepEqual(faults(text), expected));

  it('is cut at a NUL byte up to the end of the line', () =>
    assert.deepEqual(read('[c]\na=x\0y\nb=1\n'), ['[c]', 'a="x"', 'b="1"']));
});

describe('the place in a keyfile', () => {
  const at = (marked: string): string => {
    const offset = marked.indexOf('$0');
    const place = placeAt(parseKeyfile(marked.replace('$0', '')), offset);
    return place.kind === 'none' ? 'none' : `${place.kind} ${place.element?.name} ${place.typed}`;
  };

  it('is a group, a key or a value', () => {
    assert.equal(at('[con$0]\nid=x\n'), 'element-name con con');
    assert.equal(at('[con$0'), 'element-name con con');
    assert.equal(at('[c]\n# a\ni$0\n'), 'attribute-name c i');
    assert.equal(at('[c]\n$0'), 'attribute-name c ');
    assert.equal(at('[c]\nid=$0\n[d]\n'), 'attribute-value c ');
    assert.equal(at('[c]\nid=ab$0c\n[d]\n'), 'attribute-value c ab');
    assert.equal(at('[c]\n# $0\n'), 'none');
    assert.equal(at('$0'), 'attribute-name keyfile ');
  });
});

describe('the kind of a keyfile', () => {
  const kind = (uri: string, language?: string) => documentKindOf(uri, '', language);

  it('is known by its name, by its folder, or by what the editor says', () => {
    assert.equal(kind('file:///a/br0.nmconnection'), 'keyfile');
    assert.equal(kind('file:///a/br0.nmconnection.rpmsave'), 'keyfile');
    assert.equal(kind('file:///a/br0.nmconnection~'), 'keyfile');
    assert.equal(kind('file:///etc/NetworkManager/system-connections/Office%20lan'), 'keyfile');
    assert.equal(kind('untitled:Untitled-1', 'nmconnection'), 'keyfile');
    assert.equal(kind('file:///etc/NetworkManager/system-connections/README.md'), 'blank');
    assert.equal(kind('file:///a/.nmconnection'), 'blank');
    assert.equal(basenameOf('file:///a/Office%20lan'), 'Office lan');
  });
});
