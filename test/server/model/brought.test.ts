// What the marks of a template may bring where: what is missing elsewhere is told.
import assert from 'node:assert/strict';
import { templateOf } from '../../../server/src/syntax/template/template';
import { problemsByName } from '../../support/checking';

const codesOf = (text: string): string[] =>
  [...problemsByName({ 'web.xml': text }).values()].flat().flatMap((it) => (it.code === 'template' ? [] : [it.code]));

/** A guest with a card whose source says a network, where its type wants a bridge. */
const guest = (around: string, card: string, beside = ''): string => `<domain type='kvm'>
  <name>{{ name }}</name>
${around}  <devices>
    <emulator>{{ emulator }}</emulator>
${beside}    <interface type='bridge'>
      <mac address='{{ mac }}'/>
      ${card}
      <model type='virtio'/>
    </interface>
  </devices>
</domain>
`;
const source = "<source network='{{ network }}'/>";

describe('what is missing in a template', () => {
  const told: [title: string, text: string][] = [
    ['beside values alone', guest('', source)],
    [
      'beside marks in elements that hold text',
      guest(
        `  <memory unit='KiB'>{{ memory }}</memory>
  <vcpu>{{ vcpus }}</vcpu>
  <iothreads>{{ threads }}</iothreads>
  <os>
    <type arch='x86_64'>{{ type }}</type>
    <loader readonly='yes'>{{ loader }}</loader>
    <kernel>{{ kernel }}</kernel>
    <cmdline>console={{ console }}</cmdline>
  </os>
  <cpu>
    <model>{{ cpu }}</model>
  </cpu>
  <on_reboot>{{ reboot }}</on_reboot>
`,
        source,
      ),
    ],
    ['where other elements come from outside', guest('  {{ features }}\n', source, '    {{ disks }}\n')],
    [
      'where attributes come into other tags',
      guest('', source, '    <disk {{ attributes }}><target {{ it }}/></disk>\n'),
    ],
    ['below what comes before the root', `{{ license }}\n${guest('', source)}`],
  ];
  for (const [title, text] of told)
    it(`is told ${title}`, () => assert.deepEqual(codesOf(text), ['dom-source-missing']));

  const untold: [title: string, text: string][] = [
    ['into its tag', guest('', "<source network='{{ network }}' {{ more }}/>")],
    ['as an attribute with its name', guest('', "<source {{ key }}='br0'/>")],
    ['into the tag around it', guest('', source).replace("type='bridge'", "{{ more }} type='bridge'")],
    ['beside it, as another of it', guest('', `${source}{{ source }}`)],
    ['as its name', guest('', "<{{ tag }} network='{{ network }}'/>")],
    ['beside it, as one whose name is not known', guest('', `${source}<{{ tag }} bridge='br0'/>`)],
    ['into the tag of the guest', guest('', source).replace("type='kvm'", '{{ more }}')],
  ];
  for (const [title, text] of untold)
    it(`may come ${title}, and is not told`, () => assert.deepEqual(codesOf(text), []));

  it('is not looked for where one branch of a condition is taken without another one of it', () => {
    const branch = (condition: string, name: string): string => `{% if ${condition} %}<${name}/>{% endif %}`;
    const text = `<network>${branch('a', 'mac')}${branch('b', 'mtu')}${branch('a', 'bridge')}{{ it }}</network>`;
    const { variants } = templateOf(text, 'xml', false)!;
    const held = variants.map((it) => ['mac', 'mtu', 'bridge'].filter((name) => it.includes(`<${name}/>`)).join(' '));
    assert.deepEqual(new Set(held), new Set(['mac mtu bridge', '', 'mac bridge', 'mtu']));
  });

  it('is no bridge of a network that may come', () => {
    const network = (bridge: string, ip: string): string =>
      `<network>\n  <name>lab</name>\n  <forward mode='bridge'/>\n  ${bridge}\n  <portgroup name='a'>
    <bandwidth>\n      <inbound average='1'/>\n    </bandwidth>\n  </portgroup>\n  ${ip}\n</network>\n`;
    assert.ok(
      codesOf(network('<!-- {{ bridge }} -->', "<domain name='{{ it }}'/>")).includes(
        'bandwidth-portgroup-mode-forbidden',
      ),
    );
    for (const bridge of ['<bridge {{ it }}/>', '{{ bridge }}']) assert.deepEqual(codesOf(network(bridge, '')), []);
  });

  it('is no length of a subnet that may come', () => {
    const network = (name: string, ip: string): string =>
      `<network>\n  <name>${name}</name>\n  <forward mode='nat'/>\n  <ip ${ip}/>\n</network>\n`;
    const overlaps = (ip: string): number =>
      [
        ...problemsByName({
          'a.xml': network('a', ip),
          'b.xml': network('b', "address='192.168.150.129' prefix='25'"),
        }).values(),
      ]
        .flat()
        .filter((it) => it.code === 'subnet-overlap-workspace').length;
    assert.equal(overlaps("address='192.168.150.1'"), 2);
    assert.equal(overlaps("address='192.168.150.1' {{ length }}"), 0);
  });

  it('is no hypervisor that may be another one: VMware has other names for bridges', () => {
    const codes = (type: string): string[] =>
      codesOf(guest('', "<source bridge='VM Network'/>").replace("type='kvm'", type));
    assert.deepEqual(codes("type='kvm'"), ['dom-bridge-name']);
    for (const type of ["type='vmware'", "type='{{ it }}'", "type='vm{{ it }}'", '{{ it }}'])
      assert.deepEqual(codes(type), [], type);
  });

  it('is told where a guest shares its memory with nobody, but where a template may say so', () => {
    const card = "<source type='unix' path='/run/a' mode='server'/>";
    const vhostuser = (around: string): string => guest(around, card).replace("type='bridge'", "type='vhostuser'");
    assert.deepEqual(codesOf(vhostuser('  <vcpu>{{ vcpus }}</vcpu>\n')), ['dom-vhostuser-memory']);
    for (const backing of ["<access mode='{{ it }}'/>", "<source type='mem{{ it }}'/>", '{{ it }}'])
      assert.deepEqual(codesOf(vhostuser(`  <memoryBacking>${backing}</memoryBacking>\n`)), [], backing);
    for (const around of ['  {{ backing }}\n', '  <cpu {{ it }}/>\n'])
      assert.deepEqual(codesOf(vhostuser(around)), [], around);
  });

  it('is told of passt, but where a template may say that it is there', () => {
    const user = (backend: string): string =>
      guest('', `${backend}<portForward proto='tcp'/>`).replace("type='bridge'", "type='user'");
    assert.deepEqual(codesOf(user('')), ['dom-portforward-no-passt']);
    for (const backend of ["<backend type='{{ it }}'/>", '<backend {{ it }}/>', '{{ backend }}'])
      assert.deepEqual(codesOf(user(backend)), [], backend);
  });

  it('may change nothing of a script beside a bridge', () =>
    assert.deepEqual(codesOf(guest('', "<source bridge='{{ bridge }}'/><script path='vif-bridge'/>")), [
      'dom-child-forbidden',
    ]));

  it('is no guest that a card may come into: Xen runs a script for one on a bridge', () => {
    const card =
      "<interface type='bridge'><source bridge='br0'/><model type='virtio'/><script path='vif-bridge'/></interface>\n";
    assert.deepEqual(codesOf(card), ['dom-child-forbidden']);
    assert.deepEqual(codesOf(`{% extends "libvirt/xen.xml" %}\n{% block devices %}\n${card}{% endblock %}\n`), []);
  });
});
