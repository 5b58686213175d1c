// The table of network XML checks itself, and finds its rows.
import type { Element } from '../../../server/src/syntax/element';
import type { Tree } from '../../../server/src/syntax/tree';
import assert from 'node:assert/strict';
import { surveyOf } from '../../../server/src/model/network/survey';
import { attributeRow, rowOf, tableOf, walk } from '../../../server/src/schema/index';
import { dnsmasqNamespace, networkTable } from '../../../server/src/schema/network';
import type { ElementRow } from '../../../server/src/schema/types';
import * as values from '../../../server/src/schema/values';
import { parseXml } from '../../../server/src/syntax/xml/parse';

/** All elements that the tables know, in document order. */
function withRows(tree: Tree) {
  const result: { element: Element; row: ElementRow; child: unknown }[] = [];
  walk(tree, { element: (index, row, child) => result.push({ element: tree.element(index), row, child }) });
  return result;
}

const rows = new Map<string, ElementRow>();
(function collect(row: ElementRow, path: string): void {
  rows.set(path, row);
  for (const [name, child] of Object.entries(row.children)) collect(child.row, `${path}/${name}`);
})(networkTable, 'network');

const attributes = [...rows].flatMap(([path, row]) =>
  Object.entries(row.attributes).map(([name, attribute]) => ({ path: `${path}/@${name}`, row, name, attribute })),
);

const kebab = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

describe('the table of network XML', () => {
  it('documents every element and attribute in sentences', () => {
    const docs = [
      ...[...rows].map(([path, it]) => [path, it.doc] as const),
      ...attributes.map((it) => [it.path, it.attribute.doc] as const),
    ];
    for (const [path, doc] of docs) {
      assert.match(doc, /^[A-Z0-9`l].*[.…]$/s, path);
      assert.ok(doc.length < 260, `${path} is long`);
    }
  });

  it('documents every choice of a word, yes and no apart', () => {
    for (const { path, attribute } of attributes) {
      for (const { value, doc } of attribute.value.choices ?? []) {
        const plain = ['yes', 'no', 'on', 'off', 'tcp', 'udp', 'seconds', 'minutes', 'hours'].includes(value);
        assert.ok(plain || doc, `${path}=${value}`);
      }
    }
  });

  it('links every element to the page of libvirt', () => {
    for (const [path, row] of rows) assert.match(row.link ?? '', /^https:\/\/libvirt\.org\/formatnetwork\.html/, path);
  });

  it('has a bit of an integer for each child that may stand once', () => {
    for (const [path, { children }] of rows) {
      const singles = Object.values(children).filter((it) => it.cardinality === 'optional' || it.cardinality === 'one');
      assert.ok(singles.length < 32, path);
    }
  });

  it('excludes in both directions', () => {
    for (const { path, row, name, attribute } of attributes) {
      for (const other of attribute.excludes ?? []) {
        assert.ok(row.attributes[other]?.excludes?.includes(name), `${path} and ${other}`);
        assert.equal(row.attributes[other]!.excludesCode, attribute.excludesCode, path);
      }
    }
    for (const [path, row] of rows) {
      for (const [name, child] of Object.entries(row.children))
        for (const other of child.excludes ?? [])
          assert.ok(row.children[other]?.excludes?.includes(name), `${path}/${name} and ${other}`);
    }
  });

  it('takes its own choices and examples', () => {
    for (const { path, attribute } of attributes) {
      const { value } = attribute;
      for (const choice of value.choices ?? [])
        assert.equal(value.complaint?.(choice.value), undefined, `${path}=${choice.value}`);
      if (value.example !== undefined)
        assert.equal(value.complaint?.(value.example), undefined, `${path}=${value.example}`);
    }
    for (const [path, { text }] of rows)
      if (text?.example !== undefined) assert.equal(text.complaint?.(text.example), undefined, path);
  });

  it('names faults in kebab case', () => {
    for (const { path, attribute } of attributes)
      for (const code of [attribute.code, attribute.missingCode, attribute.excludesCode, attribute.value.code])
        assert.match(code ?? 'none', kebab, path);
    for (const [path, row] of rows) {
      assert.match(row.textCode ?? row.text?.code ?? 'none', kebab, path);
      for (const child of Object.values(row.children))
        for (const code of [child.missingCode, child.duplicateCode]) assert.match(code ?? 'none', kebab, path);
    }
  });

  it('has snippets that parse and bring no complaint', () => {
    for (const [path, row] of rows) {
      const written = withoutStops(row.snippet ?? derived(path, row));
      const names = path.split('/');
      const around = names
        .slice(0, -1)
        .map((it) => (it === 'network' ? `<network xmlns:dnsmasq="${dnsmasqNamespace}">` : `<${it}>`));
      const text =
        around.join('') +
        written +
        names
          .slice(0, -1)
          .reverse()
          .map((it) => `</${it}>`)
          .join('');
      const tree = parseXml(text);
      assert.deepEqual(tree.problems, [], text);
      const survey = surveyOf(tree);
      assert.deepEqual(
        survey.unknownElements.map((it) => it.element.name),
        [],
        text,
      );
      assert.deepEqual(
        survey.unknownAttributes.map((it) => it.attribute.name),
        [],
        text,
      );
      assert.deepEqual(
        survey.wrongValues.map((it) => it.complaint.message),
        [],
        text,
      );
      const inside = (it: { element: { span: { start: number } } }) => it.element.span.start >= around.join('').length;
      assert.deepEqual(
        survey.missingAttributes.filter(inside).map((it) => it.name),
        [],
        text,
      );
      assert.deepEqual(
        survey.missingElements.filter(inside).map((it) => it.name),
        [],
        text,
      );
    }
  });
});

/** A snippet with its placeholders and first choices filled in. */
const withoutStops = (snippet: string): string =>
  snippet
    .replace(/\$\{\d+\|([^|]*)\|\}/g, (_, words: string) => words.split(',')[0]!)
    .replace(/\$\{(\d+):([^}]*)\}/g, '$2')
    .replace(/\$\d+/g, '');

function derived(path: string, row: ElementRow): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const required = Object.entries(row.attributes).filter(([, it]) => it.required);
  const written = required.map(([key, it]) => ` ${key}="${it.value.choices?.[0]?.value ?? it.value.example ?? ''}"`);
  return row.text ? `<${name}>${row.text.example ?? ''}</${name}>` : `<${name}${written.join('')}/>`;
}

describe('finding rows', () => {
  const tree = (text: string) => parseXml(text);

  it('follows the path of an element', () => {
    const host = tree("<network><dns><host ip='10.0.0.1'/></dns><ip><dhcp><host/></dhcp></ip></network>");
    assert.equal(rowOf(host.at('dns/host')[0]!), rows.get('network/dns/host'));
    assert.equal(rowOf(host.at('ip/dhcp/host')[0]!), rows.get('network/ip/dhcp/host'));
  });

  it('knows nothing inside an unknown element', () => {
    const inner = tree('<network><gateway><name>x</name></gateway></network>').at('gateway/name')[0]!;
    assert.equal(rowOf(inner), undefined);
  });

  it('takes any prefix for the options of dnsmasq', () => {
    for (const [open, name] of [
      [`<network xmlns:d='${dnsmasqNamespace}'>`, 'd:options'],
      ['<network>', `options xmlns='${dnsmasqNamespace}'`],
    ]) {
      const root = tree(`${open}<${name}/></network>`).root!;
      assert.equal(rowOf(root.children[0]!), rows.get('network/dnsmasq:options'), name);
      assert.equal(withRows(root.tree).length, 2);
    }
  });

  it('does not take the options of dnsmasq without their namespace', () => {
    for (const text of [
      '<network><dnsmasq:options/></network>',
      '<network><options/></network>',
      "<network xmlns:dnsmasq='urn:x'><dnsmasq:options/></network>",
    ])
      assert.equal(rowOf(tree(text).root!.children[0]!), undefined, text);
  });

  it('takes a child in the namespace of its parent for another element', () => {
    const it = tree(`<network xmlns:d='${dnsmasqNamespace}'><d:options xmlns='urn:x'><option/></d:options></network>`);
    assert.equal(rowOf(it.root!.children[0]!.children[0]!), undefined);
    assert.equal(withRows(it).length, 2);
  });

  it('has no table for another root, or one in a namespace', () => {
    for (const text of ['<pool/>', "<network xmlns='urn:x'/>", '', 'x'])
      assert.equal(tableOf(tree(text)), undefined, text);
  });

  it('walks in document order past unknown elements and metadata', () => {
    const walked = tree(
      "<network><name>a</name><odd><bridge/></odd><metadata><a:b xmlns:a='urn:a'><name/></a:b></metadata><ip><dhcp/></ip></network>",
    );
    assert.deepEqual(
      withRows(walked).map((it) => it.element.name),
      ['network', 'name', 'metadata', 'ip', 'dhcp'],
    );
  });

  it('does not take inherited names for attributes or elements', () => {
    assert.equal(attributeRow(networkTable, 'constructor'), undefined);
    assert.equal(rowOf(tree('<network><constructor/></network>').root!.children[0]!), undefined);
  });
});

describe('values of network XML', () => {
  const instead = (kind: { complaint?(text: string): { instead?: readonly string[] } | undefined }, text: string) =>
    kind.complaint?.(text)?.instead;
  const mode = rows.get('network/forward')!.attributes.mode!.value;
  const average = rows.get('network/bandwidth/inbound')!.attributes.average!.value;

  it('repair what they can', () => {
    const ipv4 = values.ipv4('x');
    assert.deepEqual(instead(ipv4, '10.0.0.1/24'), ['10.0.0.1']);
    assert.deepEqual(instead(ipv4, '010.77.1.1'), ['10.77.1.1', '8.77.1.1']);
    assert.deepEqual(instead(ipv4, '10.77.1'), ['10.77.0.1']);
    assert.deepEqual(instead(ipv4, '0xa.1.1.1'), ['10.1.1.1']);
    assert.deepEqual(instead(ipv4, ' 10.0.0.1 '), ['10.0.0.1']);
    assert.deepEqual(instead(values.ipAddress('x'), 'fe80::1%lo'), ['fe80::1']);
    assert.deepEqual(instead(values.ipAddress('x'), '[fd00::1]'), ['fd00::1']);
    assert.deepEqual(instead(values.mac, '52-54-00-0A-0b-1'), ['52:54:00:0A:0b:01']);
    assert.deepEqual(instead(values.mac, '525400aabbcc'), ['52:54:00:aa:bb:cc']);
    assert.deepEqual(instead(values.mac, '01:00:5e:00:00:01'), ['00:00:5e:00:00:01']);
    assert.deepEqual(instead(values.yesNo, 'YES'), ['yes']);
    assert.deepEqual(instead(values.yesNo, 'off'), ['no']);
    assert.deepEqual(instead(values.onOff, 'yes'), ['on']);
    assert.deepEqual(instead(mode, 'nta'), ['nat']);
    assert.deepEqual(instead(mode, 'NAT'), ['nat']);
    assert.deepEqual(instead(mode, 'routed'), ['route']);
    assert.deepEqual(instead(values.netmask, '24'), ['255.255.255.0']);
    assert.deepEqual(instead(values.ipPrefix('x', 'y'), '/24'), ['24']);
    assert.deepEqual(instead(values.ipPrefix('x', 'y'), '255.255.255.0'), ['24']);
    assert.deepEqual(instead(values.uuid, '0d0bb4f8 52c4 4d2d 9b34 5d7f1a3a9f01'), [
      '0d0bb4f8-52c4-4d2d-9b34-5d7f1a3a9f01',
    ]);
    assert.deepEqual(instead(values.pciNumberKind(31, 2, '0x10'), '1f'), ['0x1f']);
    assert.deepEqual(instead(values.port('x'), '70000'), ['65535']);
    assert.deepEqual(instead(average, '10mbit'), ['1250']);
    assert.deepEqual(instead(average, '10MB'), ['10000']);
  });

  it('repair with values that are right', () => {
    const texts = [
      '',
      ' ',
      '0',
      '-1',
      '+5',
      '1e3',
      '10.0.0.1/24',
      '010.1.1.1',
      'a b',
      'A_B',
      '52-54-0-0-0-1',
      'YES',
      'nta',
      "a'b",
      '%d',
      'x%d',
      '99999999999999999999',
      '0x1f',
      '1f',
      '09',
      'ü',
      '😀',
      '::1%a',
      '1.2.3',
      '256.1.1.1',
      'days',
      'a\nb',
      'none',
      '10 mbit/s',
    ];
    const kinds = [...attributes.map((it) => it.attribute.value), ...[...rows.values()].flatMap((it) => it.text ?? [])];
    for (const kind of kinds)
      for (const text of texts) {
        const complaint = kind.complaint?.(text);
        if (!complaint) continue;
        assert.doesNotMatch(complaint.message, /\.$|please|invalid/i, complaint.message);
        for (const value of complaint.instead ?? [])
          assert.equal(kind.complaint!(value), undefined, `${kind.code}: ${text} → ${value}`);
        const [from, to] = complaint.part ?? [0, text.length];
        assert.ok(0 <= from && from <= to && to <= text.length, `${kind.code}: ${text}`);
      }
  });
});
