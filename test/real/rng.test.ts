// Compares the table of network XML with the RELAX NG schema that libvirt installs: every element, attribute and value.
// Written against the schemas of libvirt 9.0.0, 11.3.0 and 12.8.0; what differs on purpose stands in the lists with its reason.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { networkTable } from '../../server/src/schema/network';
import { type AttributeRow, type ElementRow, version } from '../../server/src/schema/types';
import { installed } from '../support/installed';
import { readShape, type Shape } from '../support/rng';

const folder = '/usr/share/libvirt/schemas/';

const { libvirt } = installed();

/** In the table and not in older schemas, by path: the libvirt that it came with. */
const since: Readonly<Record<string, string>> = {
  'network/title': '9.7.0',
  'network/description': '9.7.0',
  'network/domain/@register': '10.1.0',
  'network/forward/driver/@model': '10.0.0',
  'network/forward/driver/@iommufd': '12.1.0',
  'network/dns/forwarder/@port': '12.0.0',
};

/** Required by the table, optional in the schema. */
const moreRequired: Readonly<Record<string, string>> = {
  'network/ip/@address': 'the parser refuses an ip without it',
  'network/virtualport/@type': 'the parser refuses it in a network, not in a portgroup',
  'network/bandwidth/inbound/@average': 'the parser needs average or floor, and refuses floor in a network',
  'network/bandwidth/outbound/@average': 'the parser needs average or floor, and refuses floor in a network',
  'network/portgroup/bandwidth/inbound/@average': 'as in the network',
  'network/portgroup/bandwidth/outbound/@average': 'as in the network',
};

/** Refused by a kind of value although the schema takes it. */
const strict: readonly { readonly path: RegExp; readonly text: RegExp; readonly reason: string }[] = [
  { path: /./, text: /^\s|\s$/, reason: 'the schema drops blanks around words and numbers, the parser does not' },
  { path: /\/srv\/@port$/, text: /^[+-]?0+$/, reason: 'the parser refuses port 0' },
  { path: /./, text: /^-0+$/, reason: 'the parser refuses a minus sign' },
  { path: /\/srv\/@service$/, text: /./s, reason: 'free text in the schema, few characters in the parser' },
  { path: /\/srv\/@service$/, text: /^$/, reason: 'becomes _._tcp' },
  { path: /\/bootp\/@server$/, text: /./s, reason: 'a name in the schema, a numeric address in the parser' },
  {
    path: /\/dhcp\/host\/@name$/,
    text: /^$|^[^a-z0-9]|['<&]/i,
    reason: 'the parser wants a letter or digit first, and stores some characters raw',
  },
  { path: /\/route\/@metric$/, text: /^0+$/, reason: 'the parser refuses 0' },
  { path: /\/lease\/@expiry$/, text: /^0\d/, reason: 'the parser reads a leading zero as octal' },
  { path: /\/@root$/, text: /^$/, reason: 'dropped by the parser' },
  { path: /\/(?:@value|@target|@root|@file)$/, text: /\n/, reason: 'starts a line of its own in dnsmasq.conf' },
  {
    path: /\/forward\/address\/@(?:domain|bus|slot|function)$/,
    text: /^(?!0x).*[a-f]/i,
    reason: 'the parser wants 0x before hexadecimal digits',
  },
  {
    path: /\/forward\/address\/@(?:domain|bus|slot|function)$/,
    text: /^0\d*[89]|^\+/,
    reason: 'the parser reads a leading zero as octal',
  },
  { path: /\/parameters\/@(?:managerid|typeid|typeidversion)$/, text: /^\+/, reason: 'not worth writing' },
  { path: /\/@classID$/, text: /^\d{10,}$/, reason: 'the parser reads 32 bits' },
];

/** Taken by a kind of value although the schema refuses it. */
const lax: readonly { readonly path: RegExp; readonly text: RegExp; readonly reason: string }[] = [
  { path: /\/title$/, text: /^$/, reason: 'dropped by the parser, as it says nothing' },
  {
    path: /\/@(?:average|peak|floor)$/,
    text: /^\d{10,17}$/,
    reason: 'later schemas and the parser of 9.0.0 take more than 32 bits',
  },
];

const texts = [
  '', ' ', 'yes', 'YES', 'no', ' no', 'on', 'off', 'true', 'none', 'nat', 'NAT', 'route', 'hostdev', 'pci', 'ipv4', 'ipv6', 'inet',
  'kernel', 'vfio', 'openvswitch', '802.1Qbg', 'tagged', 'tcp', 'TCP', 'minutes', 'days',
  '0', '1', '-1', '-0', '+5', ' 7', '7 ', '08', '010', '0x10', '0X10', '1f', '1F', '0x1f', '0x20', '31', '32', '33', '64', '128', '129',
  '255', '256', '4095', '4096', '65535', '65536', '16777215', '16777216', '4294967295', '4294967296', '18446744073709551615',
  '18446744073709551616', '1.5', '1e3', '10mbit', '0xff', '0x100', '0xffffff', '0x1000000', '0xffffffff', '0x100000000',
  '10.0.0.1', '010.0.0.1', '10.0.0.256', '10.0.1', '10.0.0.1/24', '255.255.255.0', '0xa.1.1.1', '1.2.3.4.5',
  'fd00::1', 'FD00::1', '::', '::1', '1::', 'fe80::1%lo', '[::1]', '::ffff:1.2.3.4', '1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8:9', '1::2::3',
  '1:2:3:4:5:6:1.2.3.4', '1:2:3:4:5:6:7::', '::2:3:4:5:6:7:8', '12345::', 'g::',
  '52:54:00:6b:3c:58', '52-54-00-6b-3c-58', '5:54:0:6b:3c:58', '01:00:5e:00:00:01', 'ff:ff:ff:ff:ff:ff', '52:54:00:6b:3c', '52:54:00:6b:3c:58:01',
  '0:3:0:1:52:54:0:6b:3c:58', '0:1:0:1:1:2:3:4:52:54:0:6b:3c:58', '0:2:0:0:1:2:3', '0:4:1:2:3:4:5:6:7:8:9:a:b:c:d:e:f:10', '0:3:0:10:52:54:0:6b:3c:58',
  '0:3:0:1:52:54', 'aa:bb', '00:03:00:01:52:54:00:6b:3c:58',
  '2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a40', '2f8c6a526d3b4b0e9d8f3f3b6c1f9a40', '2f8c6a52-6d3b4b0e-9d8f-3f3b6c1f9a40', 'xyz',
  'eth0', 'a/b', 'a b', 'a_b', 'br%d', "a'b", 'a.b', 'a..b', '-a', '_a', 'ü', 'a\\b', 'a:b', 'a,b', 'x'.repeat(39), 'x'.repeat(40),
]; // prettier-ignore

describe('the table of network XML and the schema of libvirt', () => {
  let shape: Shape;
  before(() => {
    const file = `${folder}network.rng`;
    assert.ok(existsSync(file), `no ${file}: install libvirt-daemon (Debian) or libvirt-libs (Red Hat)`);
    shape = readShape(folder, 'network.rng');
  });

  it('have the same elements and attributes', () => {
    const used = new Set<string>();
    compare('network', shape, networkTable, (path) => {
      used.add(path);
      return libvirt < version(since[path] ?? '0.0.0');
    });
    assert.deepEqual(
      Object.keys(since).filter((it) => !used.has(it)),
      [],
      'listed but not in the table',
    );
  });

  it('agree on what is required and on how often', () => {
    const found: string[] = [];
    each('network', shape, networkTable, (path, shape, row) => {
      for (const [name, { required }] of shape.attributes) {
        const here = row.attributes[name]!;
        const wanted =
          here.required === true || (here.requiredBefore !== undefined && version(here.requiredBefore) > libvirt);
        if (wanted === required) continue;
        found.push(`${path}/@${name}`);
      }
      for (const [name, child] of shape.children) {
        const cardinality = child.required ? (child.many ? 'some' : 'one') : child.many ? 'many' : 'optional';
        assert.equal(row.children[name]!.cardinality, cardinality, `${path}/${name}`);
      }
      assert.equal(row.open ?? false, shape.open, path);
      if (!shape.open) assert.equal(row.text !== undefined, shape.text !== undefined, `text of ${path}`);
    });
    assert.deepEqual(found.sort(), Object.keys(moreRequired).sort());
  });

  it('agree on the words of each attribute', () => {
    each('network', shape, networkTable, (path, shape, row) => {
      for (const [name, { words }] of shape.attributes) {
        if (!words) continue;
        const choices = row.attributes[name]!.value.choices?.filter(
          (it) => it.since === undefined || version(it.since) <= libvirt,
        ).map((it) => it.value);
        assert.deepEqual([...(choices ?? [])].sort(), [...words].sort(), `${path}/@${name}`);
      }
    });
  });

  it('agree on which values are right', () => {
    const wrong: string[] = [];
    const judge = (path: string, value: AttributeRow['value'], takes: (text: string) => boolean) => {
      for (const text of texts) {
        const bySchema = takes(text);
        const byTable = value.complaint?.(text) === undefined;
        if (bySchema === byTable) continue;
        const known = (bySchema ? strict : lax).some((it) => it.path.test(path) && it.text.test(text));
        if (!known) wrong.push(`${path}="${text}": the schema ${bySchema ? 'takes' : 'refuses'} it`);
      }
    };
    each('network', shape, networkTable, (path, shape, row) => {
      for (const [name, { takes }] of shape.attributes) judge(`${path}/@${name}`, row.attributes[name]!.value, takes);
      if (row.text && shape.text) judge(path, row.text, shape.text);
    });
    assert.deepEqual(wrong, []);
  });
});

function compare(path: string, shape: Shape, row: ElementRow, isKnown: (path: string) => boolean): void {
  const names = (here: Iterable<string>, prefix: string) =>
    [...here].filter((it) => !isKnown(`${path}/${prefix}${it}`)).sort();
  assert.deepEqual(names(Object.keys(row.attributes), '@'), names(shape.attributes.keys(), '@'), path);
  assert.deepEqual(names(Object.keys(row.children), ''), names(shape.children.keys(), ''), path);
  for (const [name, child] of shape.children) compare(`${path}/${name}`, child.shape, row.children[name]!.row, isKnown);
}

function each(
  path: string,
  shape: Shape,
  row: ElementRow,
  visit: (path: string, shape: Shape, row: ElementRow) => void,
): void {
  visit(path, shape, row);
  for (const [name, child] of shape.children) each(`${path}/${name}`, child.shape, row.children[name]!.row, visit);
}
