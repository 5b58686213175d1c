// Templates as people write them, of each kind in both languages: one information for the file and nothing else. And
// files that only look like one.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { completionsAt } from '../../../server/src/features/completion/index';
import { formatDocument } from '../../../server/src/features/formatting';
import { hoverAt } from '../../../server/src/features/hover/index';
import { occurrencesAt } from '../../../server/src/features/navigation/index';
import { symbolsOf } from '../../../server/src/features/navigation/symbols';
import { problemsOf } from '../../../server/src/features/problems';
import { refactoringsAt } from '../../../server/src/features/refactor/network';
import { WorkspaceFacts } from '../../../server/src/model/workspace-facts';
import { Workspace } from '../../../server/src/workspace';
import { documentKindOf } from '../../../server/src/model/document-kind';
import { filesOf, newest, problemsByName, type Texts } from '../../support/checking';

interface Sample {
  readonly title: string;
  readonly values: number;
  readonly text: string;
}

/** The samples of a file: each below a line `=== title: how many values have a mark`. */
const samplesIn = (name: string): Sample[] =>
  readFileSync(join('test', 'data', 'templates', name), 'utf8')
    .split(/^=== /m)
    .slice(1)
    .map((it) => {
      const [, title, values, text] = /^([^\n]*): (\d+)\n(.*)$/s.exec(it)!;
      return { title: title!, values: Number(values), text: text! };
    });

const said = (texts: Texts): string[] =>
  [...problemsByName(texts)].flatMap(([name, problems]) =>
    problems.map((it) => `${name}: ${it.severity} ${it.code}: ${it.message}`),
  );

const wordsFor = (values: number): string =>
  values === 0 ? 'what its blocks bring is' : values === 1 ? '1 value is' : `${values} values are`;

const network = (...lines: string[]): string => `<network>\n  <name>lab</name>\n${lines.join('\n')}\n</network>\n`;

describe('a template', () => {
  for (const [file, name] of [
    ['network.txt', 'lab.xml'],
    ['ifcfg.txt', 'ifcfg-eth0'],
    ['keyfile.txt', 'eth0.nmconnection'],
  ] as const)
    for (const { title, values, text } of samplesIn(file))
      it(`of ${file.replace('.txt', '')} is one, and nothing else is said: ${title}`, () =>
        assert.deepEqual(said({ [name]: text }), [
          `${name}: information template: a template: ${wordsFor(values)} not judged`,
        ]));
});

describe('what is wrong in a template beside its marks', () => {
  it('is told of the mode of a network that gets its name later', () => {
    const text = network(
      "<forward mode='nat'><nat><port start='80' end='90'/></nat></forward>",
      "<ip address='10.7.1.1' prefix='24'/>",
    );
    const [first, ...others] = said({ 'lab.xml': text.replace('>lab<', '>{{ name }}<') });
    assert.match(first!, /: information template: /);
    assert.deepEqual(others, said({ 'lab.xml': text }));
    assert.ok(others.some((it) => it.includes('nat-port-privileged')));
  });

  it('is told of a team whose ports are objects of JSON without anything in them', () => {
    const config = `'{"runner": {"name": "lacp"}, "ports": {"eth5":{},"eth6": {}}}'`;
    const found = said({ 'ifcfg-team0': `DEVICE=team0\nDEVICETYPE=Team\nTEAM_CONFIG=${config}\n` });
    assert.deepEqual(
      found.filter((it) => it.includes(' template: ')),
      [],
    );
    assert.ok(found.some((it) => it.includes('team-no-ports')));
  });

  it('is told of a key that is spelled wrong', () => {
    const text = (key: string): Texts => ({ 'ifcfg-eth0': `DEVICE=eth0\nBOOTPROTO={{ how }}\n${key}=10.7.1.1\n` });
    assert.deepEqual(said(text('GATWEAY')).slice(1), [
      'ifcfg-eth0: warning key-unknown: GATWEAY is not known, did you mean GATEWAY',
    ]);
    assert.deepEqual(said(text('SITE_NAME')).slice(1), []);
  });
});

describe('a template of an element for net-update', () => {
  it('is one, and what is wrong by itself is told', () => {
    assert.deepEqual(said({ 'host.xml': "<host mac='{{ mac }}' ip='$IP'/>\n" }), [
      'host.xml: information template: a template: 2 values are not judged',
    ]);
    assert.deepEqual(
      said({ 'host.xml': "<host mac='{{ mac }}' ip='192.0.2.500'/>\n" }).map((it) => it.split(': ')[1]),
      ['information template', 'error ip-address-invalid'],
    );
  });
});

describe('no template', () => {
  const plain: readonly (readonly [string, Texts, readonly string[]])[] = [
    [
      'the one %d in the name of a bridge',
      { 'lab.xml': network("  <bridge name='lab%d'/>") },
      ['bridge-name-template'],
    ],
    ['a dollar sign in a name', { 'lab.xml': '<network>\n  <name>a$b</name>\n</network>\n' }, ['name-awkward']],
    [
      'the scope of an address',
      { 'lab.xml': network("  <ip family='ipv6' address='fe80::1%ib0' prefix='64'/>") },
      ['ip-ipv6-zone-id'],
    ],
    ['a server with an interface', { 'lab.xml': options('server=192.0.2.1@virbr0') }, []],
    ['words of iPXE', { 'lab.xml': options('dhcp-boot=http://192.0.2.1/${mac:hexhyp}/${net0/ip}.ipxe') }, []],
    [
      'a policy for senders of mail',
      { 'lab.xml': options('txt-record=lab,v=spf1 exists:%{i}.lab %{d2r} -all') },
      ['dnsmasq-option-has-xml'],
    ],
    ['a regular expression', { 'lab.xml': options('naptr-record=lab,10,1,s,SIP,!^.*$!sip:a@b!') }, []],
    ['underscores around a letter', { 'lab.xml': network("  <bridge name='br__X__'/>") }, []],
    ['a title that says what it likes', { 'lab.xml': network('  <title>{{ a }} ${b} %s</title>') }, []],
    ['a section', { 'lab.xml': network('  <description><![CDATA[{{ a }}]]></description>') }, []],
    [
      'what only the scripts replace',
      {
        'ifcfg-eth0':
          'TYPE=Ethernet\nDEVICE=eth0\nBOOTPROTO=dhcp\nETHTOOL_OPTS="-K ${DEVICE} rx off"\nDHCP_HOSTNAME=`hostname`\n',
      },
      ['shell-expansion', 'shell-expansion'],
    ],
    [
      'a variable of the same file',
      { 'ifcfg-eth0': 'NET=192.0.2\nTYPE=Ethernet\nDEVICE=eth0\nBOOTPROTO=none\nIPADDR=$NET.5\nPREFIX=24\n' },
      ['ipaddr-invalid', 'key-unknown', 'shell-expansion'],
    ],
    [
      'a per cent sign in a value',
      { 'ifcfg-wlan0': 'DEVICE=wlan0\nTYPE=Wireless\nBOOTPROTO=dhcp\nESSID=100%sure\nMODE=Managed\n' },
      [],
    ],
    [
      'a variable in what libvirt passes on to QEMU, and a word of PulseAudio',
      {
        'web.xml': `<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
  <name>web</name>
  <devices>
    <audio id='1' type='pulseaudio'>
      <output name='@DEFAULT_SINK@'/>
    </audio>
  </devices>
  <qemu:commandline>
    <qemu:env name='LD_LIBRARY_PATH' value='$LD_LIBRARY_PATH:/opt/lib'/>
    <qemu:arg value='\${HOME}/a'/>
  </qemu:commandline>
</domain>
`,
      },
      [],
    ],
    ['a password', { 'keys-wlan0': "WPA_PSK='{{ab}}$x%s'\n" }, []],
  ];
  for (const [title, texts, codes] of plain)
    it(`is ${title}`, () => {
      const found = [...problemsByName(texts).values()].flat().map((it) => it.code);
      assert.deepEqual(found.sort(), codes);
    });

  it('is made by its name alone', () => assert.deepEqual(said({ 'lab.xml.j2': network() }), []));
});

function options(...values: string[]): string {
  const lines = values.map((it) => `    <dnsmasq:option value='${it}'/>`);
  return [
    "<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>",
    '  <name>lab</name>',
    "  <ip address='192.168.150.1' prefix='24'/>",
    ...['  <dnsmasq:options>', ...lines, '  </dnsmasq:options>'],
    '</network>\n',
  ].join('\n');
}

describe('a file that NetworkManager of this machine reads', () => {
  const card = 'TYPE=Ethernet\nDEVICE=eth0\nBOOTPROTO=none\nIPADDR=$IP\nPREFIX=24\n';
  const inFolder = (folder: string): string[] => {
    const workspace = new Workspace();
    const uri = `file://${folder}/ifcfg-eth0`;
    workspace.setOnDisk(uri, card);
    const file = workspace.file(uri)!;
    return problemsOf(file, workspace.factsAround(file), { target: newest, isolated: true }).map((it) => it.code);
  };

  it('is no template: what a shell would replace is taken as it stands, and refused', () => {
    assert.deepEqual(inFolder('/etc/sysconfig/network-scripts'), ['shell-expansion', 'ipaddr-invalid']);
    assert.deepEqual(inFolder('/repo/etc/sysconfig/network-scripts'), ['template']);
  });
});

describe('a template of a file for SUSE', () => {
  const codesOf = (path: string, text: string): string[] => {
    const workspace = new Workspace();
    workspace.open(`file://${path}`, text);
    const file = workspace.file(`file://${path}`)!;
    return problemsOf(file, workspace.factsAround(file), { target: newest }).map((it) => it.code);
  };
  const plain = 'STARTMODE=auto\nBOOTPROTO=dhcp\n';
  const marked = 'STARTMODE=auto\nBOOTPROTO={{ proto }}\n';

  it('is not told that Red Hat does not read it: who fills it in knows where it goes', () => {
    for (const [name, text] of [
      ['ifcfg-eth0.j2', plain],
      ['ifcfg-eth0.j2', marked],
      ['ifcfg-eth0', marked],
    ] as const)
      assert.deepEqual(codesOf(`/repo/roles/network/templates/${name}`, text), [], `${name} ${text}`);
  });

  it('is told where no program fills it in, or where Red Hat has its files', () => {
    assert.deepEqual(codesOf('/repo/roles/network/files/ifcfg-eth0', plain), ['suse-format']);
    assert.deepEqual(codesOf('/repo/etc/sysconfig/network-scripts/ifcfg-eth0', marked), ['suse-format']);
  });
});

describe('the name of a template', () => {
  const doubtful = '<network>\n  <name>$NAME</name>\n</network>\n';

  it('makes marks of what may be meant otherwise', () => {
    assert.deepEqual(said({ 'lab.xml.tftpl': doubtful }), [
      'lab.xml.tftpl: information template: a template: 1 value is not judged',
    ]);
    assert.deepEqual(
      [...problemsByName({ 'lab.xml': doubtful }).values()].flat().map((it) => it.code),
      ['name-awkward'],
    );
  });

  it('keeps the file apart from all others', () => {
    const workspace = new Workspace();
    for (const name of ['lab.xml', 'lab.xml.j2', 'ifcfg-eth0.erb'])
      workspace.setOnDisk(`file:///w/${name}`, name.startsWith('lab') ? network() : 'DEVICE=eth0\n');
    assert.deepEqual(
      workspace.files().map((it) => it.basename),
      ['lab.xml'],
    );
  });

  it('lets lines be known as a profile by their keys, whatever it is called', () => {
    const lines = '<% if @device %>\nDEVICE=<%= @device %>\n<% end %>\nONBOOT=yes\n';
    for (const name of ['ifcfg.erb', 'interface_RedHat.j2']) {
      assert.equal(documentKindOf(`file:///w/${name}`, lines), 'ifcfg', name);
      assert.equal(documentKindOf(`file:///w/${name}`, '# {{ a }}\n192.0.2.0/24 via {{ b }}\n'), undefined, name);
      assert.equal(documentKindOf(`file:///w/${name}`, '\n'), 'blank', name);
    }
    assert.equal(documentKindOf('file:///w/setup.j2', `#!/bin/sh\n${lines}`), undefined);
  });

  it('lets a document be known by its root, past what stands before it', () => {
    for (const head of ['', '{% set a = 1 %}\n', '<%- | String $name, Hash $x = {} | -%>\n', '{# <domain> #}\n'])
      assert.equal(documentKindOf('file:///w/lab.xml.j2', `${head}<network>\n</network>\n`), 'network');
    assert.equal(documentKindOf('file:///w/lab.xml.j2', '{# <network> #}\n<domain/>\n'), undefined);
  });
});

describe('other files beside a template', () => {
  it('are not told that a name is taken which is not known', () =>
    assert.deepEqual(
      [
        ...problemsByName({
          'a.xml': '<network>\n  <name>{{ name }}</name>\n  <bridge name="virbr1"/>\n</network>\n',
          'b.xml': '<network>\n  <name>{{ name }}</name>\n  <bridge name="virbr2"/>\n</network>\n',
        }).values(),
      ]
        .flat()
        .map((it) => it.code),
      ['template', 'template'],
    ));

  it('are not judged by a type that is not known: nobody reads DNS1 of an alias of a card', () => {
    const alias = 'DEVICE=eth0:1\nIPADDR=192.0.2.5\nPREFIX=24\nDNS1=x\n';
    const told = (type: string): string[] =>
      said({ 'ifcfg-eth0': `DEVICE=eth0\nTYPE=${type}\nBOOTPROTO=dhcp\n`, 'ifcfg-eth0:1': alias }).filter((it) =>
        it.includes('dns-invalid'),
      );
    assert.equal(told('Sit').length, 1);
    assert.deepEqual(told('Ethe{{ it }}'), []);
  });

  it('are told what is wrong in themselves', () =>
    assert.deepEqual(
      said({
        'ifcfg-eth0': 'DEVICE=eth0\nTYPE=Ethernet\nBOOTPROTO=none\nIPADDR={{ ip }}\nPREFIX=24\n',
        'ifcfg-eth1': 'DEVICE=eth1\nTYPE=Ethernet\nBOOTPROTO=none\nIPADDR=192.0.2.5\nNETMAKS=255.255.255.0\n',
      }).slice(1),
      ['ifcfg-eth1: warning key-unknown: NETMAKS is not known, did you mean NETMASK'],
    ));

  it('are not told of what one of its branches may not bring', () => {
    const other = { 'b.xml': network("  <bridge name='virbr1'/>").replace('lab', 'b') };
    const codes = (bridge: string): string[] =>
      problemsByName({ ...other, 'a.xml': network(bridge) })
        .get('b.xml')!
        .map((it) => it.code);
    assert.deepEqual(codes("  <bridge name='virbr1'/>"), ['bridge-name-duplicate-workspace']);
    assert.deepEqual(codes("  {% if a %}<bridge name='virbr1'/>{% endif %}"), []);
  });
});

describe('in a template', () => {
  const text = network(
    "  {% if a %}<forward mode='{{ mode }}'/>{% endif %}",
    "  <ip address='10.0.0.300' netmask='{{ mask }}'/>",
    '  <hosts/>',
  );
  const [file] = filesOf({ 'lab.xml': text });
  const workspace = new WorkspaceFacts([file!]);
  const at = (piece: string): number => text.indexOf(piece) + piece.length;

  it('what is wrong by itself is told, with its line as it is written', () =>
    assert.deepEqual(
      [...problemsByName({ 'lab.xml': text }).get('lab.xml')!].map((it) => [
        it.code,
        text.slice(it.span.start, it.span.end),
      ]),
      [
        ['template', 'network'],
        ['ip-address-invalid', '300'],
        ['unknown-element', 'hosts'],
      ],
    ));

  it('a number that no address has is told beside a mark, in both languages', () => {
    const wrong = (texts: Texts): string[] =>
      [...problemsByName(texts)].flatMap(([name, problems]) =>
        problems
          .filter((it) => it.code !== 'template')
          .map((it) => `${it.code} ${texts[name]!.slice(it.span.start, it.span.end)}`),
      );
    const xml = (ip: string): Texts => ({ 'lab.xml': network(ip) });
    assert.deepEqual(wrong(xml("<ip address='10.7.{{ n }}.300' netmask='255.{{ m }}.256.0'/>")), [
      'ip-address-invalid 300',
      'ip-netmask-not-ipv4 256',
    ]);
    const profile = 'DEVICE=eth0\nIPADDR=300.{{ n }}.1.2\nPREFIX=24\nGATEWAY={{ net }}.999\nDNS1={{ a }}.1.1.400\n';
    assert.deepEqual(wrong({ 'ifcfg-eth0': profile }), [
      'ipaddr-invalid 300',
      'gateway-invalid 999',
      'dns-invalid 400',
    ]);
    assert.deepEqual(wrong(xml("<ip address='10.7.{{ n }}.3{{ m }}0' prefix='24'/>")), []);
    assert.deepEqual(wrong(xml("<ip address='{{ a }}::300' family='ipv6' prefix='64'/>")), []);
  });

  it('a line that is no assignment does not silence the branch that it stands in', () => {
    const lines = ['DEVICE=eth0', '{% if a %}', 'foo bar', 'ONBOOT=jo', '{% endif %}', 'BOOTPROTO=dhcp', ''];
    assert.deepEqual(said({ 'ifcfg-eth0': lines.join('\n') }).slice(1), [
      'ifcfg-eth0: warning not-an-assignment: "foo bar" is no assignment: NetworkManager ignores it, the legacy scripts run it as root',
      'ifcfg-eth0: warning boolean-invalid: jo is not yes or no; NetworkManager drops it without a word and takes yes',
    ]);
  });

  it('a line for which a keyfile is refused is told beside what is wrong without it', () => {
    const lines = [
      '[connection]',
      'id=lab',
      'type=ethernet',
      '{% if a %}',
      'foo bar',
      '{% endif %}',
      'autoconnect=jo',
      '',
    ];
    assert.deepEqual(said({ 'lab.nmconnection': lines.join('\n') }).slice(1), [
      'lab.nmconnection: error kf-syntax: foo bar is no key with a value, no group and no comment; NetworkManager refuses the file',
      'lab.nmconnection: error boolean-invalid: jo is not true or false; NetworkManager drops it and takes true',
    ]);
  });

  it('what a branch forbids outside of it is told, and not what another branch brings', () => {
    const codes = (...lines: string[]): string[] =>
      said({ 'lab.xml': network(...lines) }).flatMap((it) => /error ([^:]*)/.exec(it)?.[1] ?? []);
    const branch = "  {% if a %}<forward mode='passthrough'><interface dev='eth0'/></forward>{% else %}";
    const mtu = "<mtu size='9000'/>";
    const ip = "<ip address='192.168.77.1' prefix='24'/>";
    assert.deepEqual(codes(branch, "  <forward mode='nat'/>{% endif %}", mtu, ip), [
      'mtu-mode-forbidden',
      'ip-unmanaged-mode',
    ]);
    assert.deepEqual(codes(branch, `  <forward mode='nat'/>${mtu}${ip}{% endif %}`), []);
  });

  it('only fixes that spare the marks are offered', () => {
    const titles = (marked: string): string[] =>
      problemsByName({ 'lab.xml': network(marked) })
        .get('lab.xml')!
        .flatMap((it) => it.fixes ?? [])
        .map((it) => it.title);
    assert.deepEqual(titles("  <forwrd mode='nat'/>"), ['Change to <forward>', 'Remove <forwrd>']);
    assert.deepEqual(titles("  <forwrd mode='{{ mode }}'/>"), ['Change to <forward>']);
  });

  it('completion is silent within a mark and in a value that has one, and works elsewhere', () => {
    const completes = (offset: number): number => completionsAt(file!, workspace, offset, newest).length;
    assert.equal(completes(at("mode='{{ mo")), 0);
    assert.equal(completes(at("mode='{{ mode }}")), 0);
    assert.equal(completes(at('{% if')), 0);
    assert.ok(completes(at('netmask') - 3) > 0);
    assert.ok(completes(at('{% endif %}')) > 0);
  });

  it('hover explains what is written, and nothing of what is not', () => {
    assert.ok(hoverAt(file!, workspace, at('<forwa'), newest));
    assert.ok(hoverAt(file!, workspace, at('netm'), newest));
    assert.equal(hoverAt(file!, workspace, at('{{ ma'), newest), undefined);
    assert.deepEqual(occurrencesAt(file!, workspace, at('{{ ma')), []);
  });

  it('the outline shows the marks', () => {
    const names = symbolsOf(file!)[0]!.children.map((it) => it.name);
    assert.deepEqual(names, ['name', 'forward {{ mode }}', 'ip 10.0.0.300/{{ mask }}', 'hosts']);
  });

  it('lines stay as they are laid out', () => assert.deepEqual(formatDocument(file!), []));

  it('no rewriting touches a mark', () => {
    const span = { start: at('<ip'), end: at('<ip') };
    for (const { changes } of refactoringsAt(file!, workspace, span))
      for (const it of changes)
        if ('edits' in it)
          for (const { span, text: after } of it.edits)
            assert.doesNotMatch(text.slice(span.start, span.end) + after, /[{}\ua66e]/);
  });
});

describe('a value that is still to be filled in', () => {
  const codesIn = (name: string, text: string): string[] =>
    [...problemsByName({ [name]: text }).values()].flat().map((it) => it.code);

  it('is told with the fault of its syntax, which nothing filled in would mend', () => {
    assert.deepEqual(codesIn('lab.xml', network('  <ip address=“192.168.X.1” prefix="24"/>')), [
      ...['xml-not-wellformed', 'value-unfilled'],
    ]);
    const profile = (address: string): string => `DEVICE=eth0\nTYPE=Ethernet\n${address}\nPREFIX=24\n`;
    for (const [address, code] of [
      ['IPADDR= GATEWAY', 'space-after-equals'],
      ['IPADDR="BRIDGEIP', 'unterminated-quote'],
    ] as const)
      assert.deepEqual(codesIn('ifcfg-eth0', profile(address)).slice(0, 2), [code, 'value-unfilled'], address);
  });

  it('may be a word for the first numbers of an address', () =>
    assert.deepEqual(
      codesIn(
        'lab.xml',
        network("  <ip address='OCTETS12.1' prefix='24'><dhcp><range start='NET.0.2' end='NET.0.9'/></dhcp></ip>"),
      ),
      ['value-unfilled'],
    ));

  it('is told by itself otherwise', () =>
    assert.deepEqual(codesIn('lab.xml', network('  <ip address="192.168.X.1" prefix="24"/>')), ['value-unfilled']));
});
