// Documents of guests: which are ours, what of them is read, and what they say.
import assert from 'node:assert/strict';
import { foldsOf } from '../../../server/src/features/folding';
import { type FileSymbol, symbolsOf } from '../../../server/src/features/navigation/symbols';
import { selectionsAt } from '../../../server/src/features/selection';
import { factsOfGuest } from '../../../server/src/model/guest/facts';
import { Workspace } from '../../../server/src/workspace';
import { readFile } from '../../../server/src/model/read-file';
import { documentKindOf } from '../../../server/src/model/document-kind';
import { problemsByName } from '../../support/checking';

const domain = (devices: string, around = ''): string =>
  `<domain type='kvm'>\n  <name>web</name>\n${around}  <devices>\n${devices}  </devices>\n</domain>\n`;

const disk = `    <disk type='file' device='disk'>
      <source file='/a.qcow2'/>
      <target dev='vda' bus='virtio'/>
    </disk>
`;
const card = `    <interface type='network'>
      <mac address='52:54:00:00:00:0A'/>
      <source network='lab' portgroup='fast'/>
      <target dev='web0'/>
      <model type='virtio'/>
      <filterref filter='clean-traffic'/>
    </interface>
`;

const fileOf = (text: string, uri = 'file:///w/web.xml') => readFile(uri, 'guest', text);

describe('a guest', () => {
  const kinds: [title: string, text: string, kind: string | undefined, uri?: string][] = [
    ['a domain of QEMU', domain(''), 'guest'],
    ['a domain below a comment', `<?xml version='1.0'?>\n<!-- virsh edit -->\n${domain('')}`, 'guest'],
    ['a domain by where it lies', '<domain><name>a</name></domain>', 'guest', 'file:///etc/libvirt/qemu/a.xml'],
    ['a domain without a type by what it holds', '<domain><memory>1</memory><devices/></domain>', 'guest'],
    ['a domain of templates', "<domain type='{{ type }}'><memory>1</memory><vcpu>1</vcpu></domain>", 'guest'],
    ['a domain of Glassfish', "<domain log-root='${x}' version='41'><applications/><servers/></domain>", undefined],
    ['a domain of WildFly', "<domain xmlns='urn:jboss:domain:20.0'><profiles/></domain>", undefined],
    ['a domain of nobody', '<domain><name>example.org</name></domain>', undefined],
    ['a card for attach-device', "<interface type='network'><source network='lab'/></interface>", 'guest'],
    ['a card without a type', "<interface><source bridge='br0'/></interface>", 'guest'],
    ['an interface of the host', "<interface type='bridge' name='br0'><bridge/></interface>", undefined],
    ['an interface of a pool', "<interface dev='eth0'/>", undefined],
    ['an interface of somebody', "<interface id='a'/>", undefined],
    ['a domain in a program', domain(''), undefined, 'file:///w/make.py'],
  ];
  for (const [title, text, kind, uri = 'file:///w/a.xml'] of kinds)
    it(`is told by its root: ${title}`, () => assert.equal(documentKindOf(uri, text), kind));

  it('is known in an editor and on disk, and stays known while its root is being typed', () => {
    const workspace = new Workspace();
    workspace.open('file:///w/a.xml', domain(card), 'xml');
    workspace.setOnDisk('file:///w/b.xml', domain(card));
    workspace.open('file:///w/a.xml', '<dom', 'xml');
    assert.deepEqual(
      ['a', 'b'].map((it) => workspace.file(`file:///w/${it}.xml`)?.kind),
      ['guest', 'guest'],
    );
  });

  /** What of a guest makes libvirt refuse all of it, and which line it names. */
  const faults: [title: string, text: string, line: number][] = [
    ['a second root', `${domain(card)}<vcpu>1</vcpu>\n`, 13],
    ['devices beside the root', `${domain(card)}<devices/>\n`, 13],
    ['a second guest', domain('') + domain(''), 6],
    ['text behind the root', `${domain('')}text\n`, 6],
    ['an attribute twice', domain("    <disk type='file'\n      type='file'/>\n"), 5],
    ['a value without quotes', domain('    <disk type=file/>\n'), 4],
    ['no blank between attributes', domain("    <disk type='file'device='disk'/>\n"), 4],
    ['an ampersand', domain('', '  <title>a & b</title>\n'), 3],
    ['an entity that nobody declares', domain('', '  <title>a&nbsp;b</title>\n'), 3],
    ['a reference to no character', domain("    <disk type='&#0;'/>\n"), 4],
    ['a character that XML has not', domain('', '  <title>a\x01</title>\n'), 3],
    ['a less-than sign in a value', domain("    <disk type='<'/>\n"), 4],
    ['the end of a section in a text', domain('', '  <title>]]></title>\n'), 3],
    ['two dashes in a comment', domain('    <disk><!-- a -- b --></disk>\n'), 4],
    ['a name that begins with a digit', domain('    <1disk/>\n'), 4],
    ['crossed tags', domain('    <disk><source></disk></source>\n'), 4],
  ];
  for (const [title, text, line] of faults)
    it(`is refused for what is wrong in any part of it: ${title}`, () => {
      const found = problemsByName({ 'web.xml': text }).get('web.xml')!;
      assert.deepEqual(
        found.map((it) => [it.code, text.slice(0, it.span.start).split('\n').length]),
        [['xml-not-wellformed', line]],
      );
    });

  it('shows in its outline what is ours', () => {
    const around = '  <memory>1</memory>\n  <vcpu>1</vcpu>\n  <os><type>hvm</type></os>\n';
    const outlined = ({ name, children }: FileSymbol): unknown[] => [name, ...children.map(outlined)];
    assert.deepEqual(symbolsOf(fileOf(domain(disk + "    <interface type='user'/>\n" + disk, around))).map(outlined), [
      ['web', ['name'], ['devices', ['interface user']]],
    ]);
  });

  it('keeps the places of what is read', () => {
    const text = domain(
      disk + card + disk,
      '  <!-- <interface/> -->\n  <metadata><a:interface xmlns:a="u"/></metadata>\n',
    );
    const { tree, facts } = fileOf(text);
    const [found] = tree.at('devices/interface');
    assert.equal(text.slice(found!.span.start, found!.span.end), card.trim());
    const { network } = facts.guest!.interfaces[0]!;
    assert.equal(text.slice(network!.at.span.start, network!.at.span.end), 'lab');
  });

  it('folds and selects what is not ours, too', () => {
    const text = domain(disk + card);
    const [folds, spans] = [foldsOf(fileOf(text)), selectionsAt(fileOf(text), text.indexOf('/a.qcow2'))];
    assert.ok(folds.some((it) => text.slice(it.span.start).startsWith('<disk')));
    assert.ok(spans.some((it) => text.slice(it.start, it.end) === disk.trim()));
  });

  it('says what each card is plugged into', () => {
    const bridged = "<interface type='bridge'><source bridge='br0' network='no'/></interface>";
    const direct = "<interface type='direct'><source dev='eth0'/></interface>";
    const { guest, references } = factsOfGuest(
      fileOf(domain(card + bridged + direct, '  <uuid>2F8C6A526D3B4B0E9D8F3F3B6C1F9A40</uuid>\n')),
    );
    assert.equal(guest!.name, 'web');
    assert.equal(guest!.uuid, '2f8c6a52-6d3b-4b0e-9d8f-3f3b6c1f9a40');
    const words = guest!.interfaces.map(({ type, mac, network, portgroup, bridge, device, target, filter }) => [
      type,
      ...[mac, network, portgroup, bridge, device, target, filter].map((it) => it?.value),
    ]);
    const no = undefined;
    assert.deepEqual(words, [
      ['network', '52:54:00:00:00:0a', 'lab', 'fast', no, no, 'web0', 'clean-traffic'],
      ['bridge', no, no, no, 'br0', no, no, no],
      ['direct', no, no, no, no, 'eth0', no, no],
    ]);
    assert.deepEqual(
      references.map((it) => [it.relation, it.name, it.from]),
      [
        ['guest-bridge', 'br0', 'web'],
        ['guest-device', 'eth0', 'web'],
      ],
    );
  });

  it('says nothing of what a template is yet to say', () => {
    const { guest } = fileOf(domain("<interface type='network'><source network='{{ net }}'/></interface>")).facts;
    assert.deepEqual(
      guest!.interfaces.map((it) => it.network),
      [undefined],
    );
  });

  it('is left alone where it is not ours', () => {
    const odd = "<disk type='nonsense' size='x'>text<unknown/></disk><interfaces/><video>&#65;</video>\n";
    const text = domain(odd + card, '  <vcpu>many</vcpu><foo bar="1"/>\n');
    assert.deepEqual(problemsByName({ 'web.xml': text }).get('web.xml'), []);
  });

  it('is told where it is no well-formed XML, wherever that is', () => {
    const text = domain(card + "<disk type='file'><source></disk>");
    assert.deepEqual(
      problemsByName({ 'web.xml': text })
        .get('web.xml')!
        .map((it) => it.code),
      ['xml-not-wellformed'],
    );
  });
});
