// Keyfiles as text: how GLib reads them, and how a change is written.
import assert from 'node:assert/strict';
import { basenameOf } from '../../../server/src/model/file';
import { parseKeyfile } from '../../../server/src/syntax/keyfile/parse';
import { escapeFaultOf, listItemsOf } from '../../../server/src/syntax/keyfile/value';
import { addGroup, addKey, addKeyTo, removeGroup, removeKey, setKey } from '../../../server/src/syntax/keyfile/write';
import { placeAt } from '../../../server/src/syntax/place';
import { applyEdits, type Edit } from '../../../server/src/text';
import { documentKindOf } from '../../../server/src/model/document-kind';

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

const groupOf = (text: string, name: string) => parseKeyfile(text).root!.child(name)!;
const keyOf = (text: string, group: string, key: string) => groupOf(text, group).attribute(key)!;
const after = (text: string, edits: Edit[]): string => applyEdits(text, edits);

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

  it('knows an escape that spoils a value, and that of a list', () => {
    assert.deepEqual(escapeFaultOf('a\\qb'), { start: 1, end: 3 });
    assert.deepEqual(escapeFaultOf('a\\'), { start: 1, end: 2 });
    assert.deepEqual(escapeFaultOf('a\\;b'), { start: 1, end: 3 });
    assert.equal(escapeFaultOf('a\\;b', true), undefined);
    assert.equal(escapeFaultOf('\\\\q'), undefined);
  });

  it('has lists whose last separator may be missing, and whose items keep their blanks', () => {
    const items = (raw: string) => listItemsOf(raw).map((it) => it.text);
    assert.deepEqual(items('a;b;'), ['a', 'b']);
    assert.deepEqual(items('a;b'), ['a', 'b']);
    assert.deepEqual(items('a; b'), ['a', ' b']);
    assert.deepEqual(items('a;;b'), ['a', '', 'b']);
    assert.deepEqual(items('a\\;b;c'), ['a;b', 'c']);
    assert.deepEqual(items(''), []);
    assert.deepEqual(listItemsOf('a;bc;')[1], { text: 'bc', start: 2, end: 4 });
  });

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

describe('a change of a keyfile', () => {
  const text = '[connection]\nid=a\n\n[ipv4]\nmethod=auto\n';

  it('sets a value with its escapes', () => {
    assert.equal(
      after(text, setKey(keyOf(text, 'connection', 'id'), ' a\\b\nc')),
      text.replace('id=a', 'id=\\sa\\\\b\\nc'),
    );
    assert.deepEqual(setKey(keyOf(text, 'connection', 'id'), 'a'), []);
    for (const value of [' x', 'x ', 'a\\b', 'a\tb\r\n', '\\s', ''])
      assert.equal(keyOf(after(text, setKey(keyOf(text, 'connection', 'id'), value)), 'connection', 'id').value, value);
  });

  it('adds a key to a group, and the group where there is none', () => {
    assert.equal(
      after(text, addKey(groupOf(text, 'connection'), 'type', 'bridge')),
      text.replace('id=a', 'id=a\ntype=bridge'),
    );
    assert.equal(after('[c]', addKey(groupOf('[c]', 'c'), 'a', '1')), '[c]\na=1');
    assert.equal(after('[c]\r\nb=1\r\n', addKey(groupOf('[c]\r\nb=1\r\n', 'c'), 'a', '1')), '[c]\r\nb=1\r\na=1\r\n');
    assert.equal(after(text, addKeyTo(parseKeyfile(text), 'bridge', 'stp', 'false')), `${text}\n[bridge]\nstp=false\n`);
    assert.equal(after('', addGroup(parseKeyfile(''), 'c', [['a', '1']])), '[c]\na=1\n');
    assert.equal(after('[b]', addGroup(parseKeyfile('[b]'), 'c', [])), '[b]\n\n[c]\n');
  });

  it('removes a key with the former ones of its name, and a group', () => {
    const twice = '[c]\na=1\nb=1\n[c]\na=2\n';
    assert.equal(
      after(twice, removeKey(groupOf(twice, 'c').tree.root!.children[1]!.attributes[0]!)),
      '[c]\nb=1\n[c]\n',
    );
    assert.equal(after(twice, removeKey(keyOf(twice, 'c', 'a'))), '[c]\nb=1\n[c]\na=2\n');
    assert.equal(after(text, removeGroup(groupOf(text, 'connection'))), '[ipv4]\nmethod=auto\n');
  });
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
    assert.equal(kind('file:///etc/NetworkManager/system-connections/README.md'), undefined);
    assert.equal(kind('file:///repo/etc/NetworkManager/system-connections/.gitkeep'), 'blank');
    assert.equal(kind('file:///a/.nmconnection'), 'blank');
    assert.equal(basenameOf('file:///a/Office%20lan'), 'Office lan');
  });
});
