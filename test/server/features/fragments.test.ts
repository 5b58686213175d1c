// Elements by themselves, as `virsh net-update` takes them: judged as parts of a network of which nothing else is known.
import assert from 'node:assert/strict';
import { completionsAt } from '../../../server/src/features/completion/index';
import { hoverAt } from '../../../server/src/features/hover/index';
import { WorkspaceFacts } from '../../../server/src/model/workspace-facts';
import { fragmentNames, fragmentOf } from '../../../server/src/schema/fragments';
import { applyEdits } from '../../../server/src/text';
import { Workspace } from '../../../server/src/workspace';
import { readFile } from '../../../server/src/model/read-file';
import { documentKindOf } from '../../../server/src/model/document-kind';
import { newest, problemsByName } from '../../support/checking';

const problemsIn = (text: string) => problemsByName({ 'part.xml': text }).get('part.xml')!;
const shown = (text: string) =>
  problemsIn(text).map((it) => `${it.severity} ${it.code} ${text.slice(it.span.start, it.span.end)}`);

const right = [
  "<host mac='52:54:00:00:01:09' name='vm9' ip='10.88.1.109'/>",
  "<host mac='52:54:00:00:01:09' ip='10.88.1.109'><lease expiry='2' unit='hours'/></host>",
  "<host id='0:3:0:1:52:54:0:0:1:9' name='six' ip='fd00:88::9'/>",
  "<host ip='10.88.1.5'><hostname>www</hostname><hostname>web</hostname></host>",
  "<range start='10.88.1.20' end='10.88.1.90'/>",
  "<range start='fd00:88::20' end='fd00:88::90'/>",
  "<txt name='k' value='v'/>",
  "<srv service='ldap' protocol='tcp' domain='d.example' target='x.example' port='389'/>",
  "<portgroup name='office' default='yes'><vlan><tag id='42'/></vlan><bandwidth><inbound average='100'/></bandwidth></portgroup>",
  "<interface dev='eth1'/>",
  "<?xml version='1.0'?>\n<!-- for net-update -->\n<range start='10.88.1.20' end='10.88.1.90'/>\n",
];

/** What is wrong, and where. */
const wrong: readonly (readonly [string, ...string[]])[] = [
  [
    "<range start='192.168.150.20' end='192.168.150.10'/>",
    "error dhcp-range-reversed 192.168.150.20' end='192.168.150.10",
  ],
  ["<range start='10.0.0.300' end='10.0.0.9'/>", 'error dhcp-range-incomplete 300'],
  ["<range start='10.0.0.3'/>", 'error dhcp-range-incomplete range'],
  ["<range start='10.0.0.3' end='10.1.0.9'/>", "error dhcp-range-too-large 10.0.0.3' end='10.1.0.9"],
  ["<host mac='52-54-00-00-01-09' ip='10.0.0.3'/>", 'error dhcp-host-mac-invalid 52-54-00-00-01-09'],
  ["<host mac='52:54:0:0:1:9' ip='10.0.0.3'/>", 'warning mac-short 52:54:0:0:1:9'],
  ["<host mac='52:54:00:00:01:09' nmae='x' ip='10.0.0.3'/>", 'error unknown-attribute nmae'],
  ["<host mac='52:54:00:00:01:09'/>", 'error dhcp-host-no-ip host'],
  ["<host ip='10.0.0'><hostname>www</hostname></host>", 'error ip-address-inet-aton 10.0.0'],
  ["<txt name='a b' value='v'/>", 'error txt-name-char  '],
  ["<srv service='_ldap' protocol='tcp' target='x'/>", 'warning srv-leading-underscore _ldap'],
  ["<portgroup name='a'><vlan><tag id='5000'/></vlan></portgroup>", 'error vlan-id 5000'],
  ["<interface dev='eth 1'/>", 'error wrong-value  '],
  [
    "<range start='10.0.0.9' end='10.0.0.3'/>\n</range>",
    "error dhcp-range-reversed 10.0.0.9' end='10.0.0.3",
    'error xml-not-wellformed </range>',
  ],
];

describe('an element for net-update', () => {
  for (const text of right)
    it(`is right: ${text}`, () =>
      assert.deepEqual(
        shown(text).filter((it) => !it.startsWith('hint')),
        [],
      ));
  for (const [text, ...found] of wrong)
    it(`is judged by the rules of a network: ${text}`, () => assert.deepEqual(shown(text), found));

  it('is one of each section that takes elements', () =>
    assert.deepEqual(
      fragmentNames.map(
        (it) =>
          fragmentOf(
            readFile(
              'file:///a.xml',
              'network',
              right.find((text) => text.startsWith(`<${it}`))!,
            ).tree.root!,
          )!.section,
      ),
      ['ip-dhcp-host', 'ip-dhcp-range', 'dns-txt', 'dns-srv', 'portgroup', 'forward-interface'],
    ));

  it('is repaired in its own file', () => {
    const text = "<!-- x -->\n<range start='10.0.0.9' end='10.0.0.3'/>\n";
    const [change] = problemsIn(text)[0]!.fixes![0]!.changes;
    assert.ok(change && 'edits' in change);
    assert.equal(applyEdits(text, change.edits), "<!-- x -->\n<range start='10.0.0.3' end='10.0.0.9'/>\n");
  });

  it('has the completion and the hover of what it is in a network', () => {
    const text = "<host mac='52:54:00:00:01:09' />";
    const file = readFile('file:///w/part.xml', 'network', text);
    const workspace = new WorkspaceFacts([file]);
    const labels = completionsAt(file, workspace, text.indexOf('/>'), newest).map((it) => it.label);
    assert.deepEqual(labels.filter((it) => ['ip', 'name', 'id', 'start'].includes(it)).sort(), ['ip', 'name']);
    assert.match(hoverAt(file, workspace, 2, newest)?.markdown ?? '', /A guest that always gets the same address/);
  });

  it("is ours when it is opened, and nobody's in a folder", () => {
    for (const text of right) {
      assert.equal(documentKindOf('file:///w/part.xml', text), undefined);
      const workspace = new Workspace();
      workspace.open('file:///w/part.xml', text, 'xml');
      assert.equal(workspace.file('file:///w/part.xml')?.kind, 'network');
    }
  });

  const others = [
    "<interface type='bridge' name='br0'><start mode='onboot'/></interface>",
    '<host><cpu><arch>x86_64</arch></cpu></host>',
    "<range min='1' max='2'/>",
    '<txt>hello</txt>',
  ];
  for (const text of others)
    it(`is not what has another shape: ${text}`, () => {
      const workspace = new Workspace();
      workspace.open('file:///w/part.xml', text, 'xml');
      assert.equal(workspace.file('file:///w/part.xml'), undefined);
      assert.match(
        problemsIn(text)[0]!.message,
        /is the outermost element, expected <network>, or for net-update one of host/,
      );
    });
});
