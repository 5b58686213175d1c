// Whose a document with the root `network` is: somebody else's is read nowhere, libvirt's stays libvirt's while it is typed.
import assert from 'node:assert/strict';
import { Workspace } from '../../../server/src/workspace';
import { documentKindOf } from '../../../server/src/model/document-kind';
import { runCommandLine, Scratch } from '../../support/command-line';
import { recordedLines } from '../../support/recorded-lines';

const uri = 'file:///w/network.xml';

const foreign: Readonly<Record<string, string>> = {
  'roads with a document type':
    '<!DOCTYPE network SYSTEM "roads.dtd">\n<network><name>a</name><ip address="10.0.0.1"/></network>',
  'roads, public': '<!DOCTYPE network PUBLIC "-//a//b" "roads.dtd">\n<network/>',
  'roads without a name': '<network><nodes><node id="1"/></nodes><links/></network>',
  'a schema beside it':
    '<network xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="a.xsd"><name>a</name></network>',
  'a namespace of its own': '<network xmlns="urn:example:grid"><name>a</name><bridge name="br0"/></network>',
  'a REST answer':
    '<network id="7"><name>lan</name><description>x</description><cluster id="1"/><mtu>1500</mtu></network>',
  'a body to send':
    '<network><name>lan</name><cluster id="1"/><display>true</display><vlan id="7"/><required>no</required></network>',
  'a camera, in libvirt names':
    '<network><ip>192.0.2.7</ip><mac>02:00:00:00:00:01</mac><port>80</port><mtu>1500</mtu></network>',
  'a board with one name':
    '<network><name>eth0</name><ip>192.0.2.7</ip><domain>lan</domain><bridge>no</bridge></network>',
  'a site with a title': '<network><site>lab</site><title>The lab</title></network>',
  'lists under plurals': '<network><stops><stop id="a"/></stops><routes><route id="1"/></routes></network>',
  'a neural net': '<network rate="0.1"><layer size="3"/></network>',
  'a lab without content': '<network id="1" type="bridge" left="10" top="20"/>',
  'an element of libvirt among many others': `<network><bridge name="a"/>${'<pipe/><valve/>'.repeat(4)}</network>`,
  'a metro': '<network><name>metro</name><line id="1"/><line id="2"/><stop/></network>',
  'a firewall': '<network mode="safe"><hostGroup><host name="a" ip="10.0.0.0/8"/></hostGroup></network>',
  'elements of libvirt with the attributes of others':
    '<network><bridge name="Golden Gate" lanes="6"/><road name="A1"/><road name="A2"/><tunnel/></network>',
  'addresses, with attributes of others': '<network id="public"><ip version="4" addr="192.0.2.1"/></network>',
  'VLANs of a switch': '<network><vlan id="10" name="a"/><vlan id="20" name="b"/><switch/></network>',
  'elements of libvirt that hold what others hold':
    '<network><dns><hostname>a</hostname><domain>lan</domain></dns><routing/></network>',
  'interfaces that hold what others hold':
    '<network><interface><name>em0</name></interface><interface name="public"><inet-address value="192.0.2.1"/></interface></network>',
  'hosts of which one has more': '<network><host name="a" os="linux"/><host name="b"/></network>',
  'ports of ships': '<network><port name="Hamburg" lat="53"/><ship/></network>',
  'a pool of Xen': '<network><uuid>7</uuid><name_label>a</name_label><bridge>xenbr0</bridge><PIFs/></network>',
  'a body to send, of few words': '<network><name>lan</name><data_center id="1"/></network>',
  'an attribute alone': '<network type="static"/>',
  'a template of somebody else': '<network>{% for r in roads %}<road id="{{ r.id }}"/>{% endfor %}<lanes/></network>',
};

const ours: Readonly<Record<string, string>> = {
  'a name': '<network><name>lab</name></network>',
  'a name as an attribute': '<network name="lab"/>',
  'strong children beside attributes of others': '<network name="lab" id="3"><bridge name="virbr7"/></network>',
  'strong children beside unknown ones': '<network><ip address="10.0.0.1" prefix="24"/><foo/><bar/></network>',
  'a misspelt child': '<network><forwad mode="nat"/></network>',
  'a child of another parent': '<network><dhcp><range start="10.0.0.2" end="10.0.0.9"/></dhcp></network>',
  'a child of libvirt in another shape': '<network><name>lab</name><mtu>9000</mtu></network>',
  'the namespace of libvirt':
    '<network xmlns:dnsmasq="http://libvirt.org/schemas/network/dnsmasq/1.0"><a/><b/></network>',
  'an attribute of libvirt': '<network ipv6="yes"><a/><b/></network>',
  'a misspelt attribute': '<network><bridge nmae="virbr7"/></network>',
  'an attribute too many': '<network><ip address="192.0.2.1" prefix="24" mask="24"/><foo/></network>',
  'marks for attributes': '<network><forward {{ attributes }}/><ip {{ name }}="{{ value }}"/></network>',
  'a UUID alone': '<network><uuid>5c2e9a1b-1111-2222-3333-444455556666</uuid></network>',
  'what libvirt writes above': '<!-- virsh net-edit lab -->\n<network><a/><b/></network>',
  'a document type of its own': '<!DOCTYPE network [<!ENTITY a "b">]>\n<network><name>&a;</name></network>',
  'anything in metadata': '<network><name>lab</name><metadata><a:nodes xmlns:a="urn:a"/></metadata></network>',
  'a template': '<network><name>{{ name }}</name>{{ forward }}</network>',
};

const halfTyped = [
  ...[
    '<network>',
    '<network><',
    '<network>\n  <na',
    '<network><n',
    '<network>\n  <foo',
    '<network><name>x',
    '<network a',
  ],
  ...['<network><name>x</name><for', '<network><name>x</name>\n  <x>', '<network/>', '<network></network>', '<network'],
  ...[
    '<network><nam>x</nam>',
    '<network>\n<bridg name="br0"/>',
    '<network name="lab">',
    '<network><name>x</name><foo/>',
  ],
];

describe('a document with the root network', () => {
  for (const [title, text] of Object.entries(foreign))
    it(`is somebody else's: ${title}`, () => assert.equal(documentKindOf(uri, text), undefined));

  for (const [title, text] of Object.entries(ours))
    it(`is libvirt's: ${title}`, () => assert.equal(documentKindOf(uri, text), 'network'));

  for (const text of halfTyped)
    it(`is libvirt's while it is typed: ${JSON.stringify(text)}`, () =>
      assert.ok(['network', 'blank'].includes(documentKindOf(uri, text) ?? ''), text));

  it("is libvirt's where libvirt keeps its own", () =>
    assert.equal(documentKindOf('file:///etc/libvirt/qemu/networks/a.xml', '<network><a/><b/></network>'), 'network'));

  it("is libvirt's in each of the files that libvirt tests itself with", () => {
    const texts = recordedLines<{ good: string }>('libvirt-network-fixtures')
      .map(({ good }) => good)
      .filter((it) => /<network[\s>]/.test(it));
    assert.ok(texts.length > 100);
    assert.deepEqual(
      texts.filter((it) => documentKindOf(uri, it) === undefined),
      [],
    );
  });

  it('decides by its beginning', () => {
    const roads = `<network><nodes>${'<node id="1"/>'.repeat(100_000)}</nodes><ip address="10.0.0.1"/>`;
    assert.equal(documentKindOf(uri, roads), undefined);
  });

  it('is none of ours in a file of text', () => {
    assert.equal(documentKindOf('file:///w/values.yaml', 'a: |\n  <network><name>x</name></network>\n'), undefined);
    assert.equal(documentKindOf('file:///w/values.yaml', '<network><name>x</name></network>', 'xml'), 'network');
  });
});

describe('an open document', () => {
  const kindAfter = (...texts: string[]): string | undefined => {
    const workspace = new Workspace();
    for (const it of texts) workspace.open(uri, it, 'xml');
    return workspace.file(uri)?.kind;
  };

  it('stays a network when its first child is an unknown one', () =>
    assert.equal(kindAfter('<network>', '<network><foo/></network>'), 'network'));

  it("is let go when it says that it is somebody else's", () =>
    assert.equal(kindAfter('<network>', '<!DOCTYPE network SYSTEM "a.dtd"><network></network>'), undefined));

  it('becomes a network when it gets what libvirt has', () =>
    assert.equal(kindAfter('<network><foo/></network>', '<network><foo/><name>a</name></network>'), 'network'));
});

describe('virtnet check', () => {
  let scratch: Scratch;
  beforeEach(() => (scratch = new Scratch()));
  afterEach(() => scratch.remove());

  it('says of a file by its name whose it is, and passes it by in a folder', async () => {
    const path = scratch.write('a.xml', foreign['roads without a name']!);
    const stylesheet = scratch.write(
      'a.xsl',
      '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="network"/></xsl:stylesheet>',
    );
    assert.deepEqual(await runCommandLine(['check', path, stylesheet]), {
      out: '',
      err:
        `virtnet: ${path} is not a libvirt network: libvirt knows no <nodes>, <links>\n` +
        `virtnet: ${stylesheet} is not a libvirt network: it is a stylesheet\n`,
      code: 0,
    });
    assert.deepEqual(await runCommandLine(['check', scratch.path]), { out: '', err: '', code: 0 });
  });
});
