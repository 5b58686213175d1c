// One host in each of the languages that say what interfaces it has: wherever a file names the bridge, the network or the
// filter, the editor gets the same answers, whatever the file is.
import assert from 'node:assert/strict';
import { basenameOf } from '../../../server/src/model/file';
import { LineIndex } from '../../../server/src/text';
import type { Texts } from '../../support/checking';
import { capabilitiesOf, Stranger } from '../../support/stranger';

const above: Texts = {
  'lan.xml': `<network>\n<name>lan</name>\n<forward mode='bridge'/>\n<bridge name='br20'/>\n<portgroup name='fast'/>\n</network>\n`,
  'web.xml': `<domain type='kvm'>\n<name>web</name>\n<devices>\n<interface type='network'><source network='lan' portgroup='fast'/><filterref filter='mine'/></interface>\n<interface type='bridge'><source bridge='br20'/></interface>\n</devices>\n</domain>\n`,
  'card.xml': `<interface type='bridge'><source bridge='br20'/></interface>\n`,
  'etc/qemu/bridge.conf': 'allow br20\n',
  'mine.xml': `<filter name='mine' chain='root'>\n<uuid>11111111-2222-4333-8444-555555555555</uuid>\n<filterref filter='base'/>\n</filter>\n`,
  'base.xml': `<filter name='base' chain='root'>\n<rule action='accept' direction='in'/>\n</filter>\n`,
};

/** What makes the bridge over eth0, in each language. */
const hosts: Readonly<Record<string, Texts>> = {
  ifcfg: {
    'ifcfg-br20': 'DEVICE=br20\nNAME=br20\nTYPE=Bridge\nIPADDR=10.0.0.2\nPREFIX=24\nONBOOT=yes\n',
    'ifcfg-eth0': 'DEVICE=eth0\nTYPE=Ethernet\nHWADDR=52:54:00:00:00:09\nBRIDGE=br20\n',
    'route-br20': '10.9.0.0/16 via 10.0.0.1 dev br20\n',
    'rule-br20': 'iif br20 table 5\n',
    'sysconfig/network': 'GATEWAYDEV=br20\n',
  },
  keyfiles: {
    'br20.nmconnection':
      '[connection]\nid=br20\ntype=bridge\ninterface-name=br20\n\n[ipv4]\nmethod=manual\naddress1=10.0.0.2/24\n',
    'eth0.nmconnection':
      '[connection]\nid=eth0\ntype=ethernet\ninterface-name=eth0\ncontroller=br20\nport-type=bridge\n\n[ethernet]\nmac-address=52:54:00:00:00:09\n',
  },
  netplan: {
    'netplan/50.yaml':
      'network:\n  version: 2\n  ethernets:\n    eth0: {macaddress: "52:54:00:00:00:09"}\n  bridges:\n    br20:\n      interfaces: [eth0]\n      addresses: [10.0.0.2/24]\n  vlans:\n    br20.7: {id: 7, link: br20}\n',
  },
  nmstate: {
    'br.yml':
      'interfaces:\n- name: br20\n  type: linux-bridge\n  state: up\n  bridge:\n    port:\n    - name: eth0\n  ipv4:\n    enabled: true\n    address:\n    - ip: 10.0.0.2\n      prefix-length: 24\n- name: eth0\n  type: ethernet\n  state: up\n  mac-address: 52:54:00:00:00:09\nroutes:\n  config:\n  - destination: 0.0.0.0/0\n    next-hop-address: 10.0.0.1\n    next-hop-interface: br20\n',
  },
  networkd: {
    'br20.netdev': '[NetDev]\nName=br20\nKind=bridge\n',
    'br20.network': '[Match]\nName=br20\n[Network]\nAddress=10.0.0.2/24\n',
    'eth0.network': '[Match]\nName=eth0\n[Network]\nBridge=br20\n[Link]\nMACAddress=52:54:00:00:00:09\n',
  },
};

/** Where each of them says that there is the bridge. */
const bridges: Readonly<Record<string, readonly string[]>> = {
  ifcfg: ['ifcfg-br20 0'],
  keyfiles: ['br20.nmconnection 3'],
  netplan: ['50.yaml 5'],
  nmstate: ['br.yml 1'],
  networkd: ['br20.netdev 1', 'br20.network 1'],
};

interface Place {
  readonly uri: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}
interface Item {
  readonly name: string;
}

const root = 'file:///srv/h/';
const languageOf = (name: string): string =>
  name.endsWith('.xml')
    ? 'xml'
    : name.endsWith('.nmconnection')
      ? 'nmconnection'
      : /ya?ml$/.test(name)
        ? 'yaml'
        : /^(?:ifcfg|route|rule)-|sysconfig/.test(name)
          ? 'ifcfg'
          : 'plaintext';

/** Where a word stands by itself, as `file line`; the name of a profile is none of its device. */
function mentionsOf(word: string, texts: Texts): string[] {
  return Object.entries(texts).flatMap(([name, text]) =>
    text
      .split('\n')
      .flatMap((line, i) =>
        new RegExp(`(?<![\\w.-])${word}(?![\\w.-])`).test(line) && !/^(?:NAME|id)=/.test(line)
          ? [`${basenameOf(name)} ${i}`]
          : [],
      ),
  );
}

for (const [language, files] of Object.entries(hosts))
  describe(`a bridge of ${language}, and what stands on it`, () => {
    const texts = { ...above, ...files };
    let client: Stranger;
    before(async () => {
      client = Stranger.inMemory();
      await client.start(capabilitiesOf('vscode'));
      for (const [name, text] of Object.entries(texts))
        client.tell('textDocument/didOpen', {
          textDocument: { uri: root + name, languageId: languageOf(name), version: 1, text },
        });
    });
    after(() => client.stop());

    const shown = ({ uri, range: { start } }: Place): string => `${basenameOf(uri)} ${start.line}`;
    const asked = async <T>(method: string, params: object): Promise<T> =>
      (await client.ask(method, params)).result as T;

    /** Each place that names something, with a document position in its word. */
    const placesOf = (word: string) =>
      Object.entries(texts).flatMap(([name, text]) => {
        const lines = new LineIndex(text);
        return [...text.matchAll(new RegExp(`(?<![\\w.-])${word}(?![\\w.-])`, 'g'))]
          .map(({ index }) => ({ textDocument: { uri: root + name }, position: lines.position(index + 1) }))
          .filter(({ position: { line } }) => mentionsOf(word, texts).includes(`${basenameOf(name)} ${line}`));
      });

    const declared: readonly (readonly [word: string, places: readonly string[]])[] = [
      ['br20', bridges[language]!],
      ['lan', ['lan.xml 1']],
      ['fast', ['lan.xml 4']],
      ['mine', ['mine.xml 0']],
      ['base', ['base.xml 0']],
    ];
    for (const [word, declarations] of declared)
      it(`${word} is found, shown and renamed alike from each place that names it`, async () => {
        const mentions = mentionsOf(word, texts).sort();
        for (const at of placesOf(word)) {
          const where = shown({ uri: at.textDocument.uri, range: { start: at.position } });
          const of = basenameOf(at.textDocument.uri);
          assert.deepEqual((await asked<Place[]>('textDocument/definition', at)).map(shown), declarations, where);
          const references = await asked<Place[]>('textDocument/references', {
            ...at,
            context: { includeDeclaration: true },
          });
          assert.deepEqual(references.map(shown).sort(), mentions, where);
          const uses = await asked<Place[]>('textDocument/references', {
            ...at,
            context: { includeDeclaration: false },
          });
          assert.deepEqual(
            uses.map(shown).sort(),
            mentions.filter((it) => !declarations.includes(it)),
            where,
          );
          const highlights = await asked<Omit<Place, 'uri'>[]>('textDocument/documentHighlight', at);
          assert.deepEqual(
            highlights.map((it) => shown({ uri: of, ...it })).sort(),
            mentions.filter((it) => it.startsWith(`${of} `)),
            where,
          );
          assert.equal((await asked<{ placeholder: string }>('textDocument/prepareRename', at)).placeholder, word);
          const edit = await asked<{
            documentChanges: { textDocument?: { uri: string }; edits?: Omit<Place, 'uri'>[] }[];
          }>('textDocument/rename', { ...at, newName: 'other' });
          const edited = edit.documentChanges.flatMap(({ textDocument, edits = [] }) =>
            edits.map((it) => shown({ uri: textDocument!.uri, ...it })),
          );
          assert.deepEqual(new Set(mentions.filter((it) => !edited.includes(it))), new Set(), where);
        }
      });

    it('is what the network and the guests ride on, and eth0 carries it', async () => {
      const names = (all: { from?: Item; to?: Item }[]): string[] => all.map((it) => (it.from ?? it.to)!.name).sort();
      for (const at of placesOf('br20')) {
        const [item] = await asked<Item[]>('textDocument/prepareCallHierarchy', at);
        const riders = names(await asked('callHierarchy/incomingCalls', { item }));
        assert.deepEqual(
          riders.filter((it) => it !== '…' && it !== 'br20.7'),
          ['lan', 'web'],
        );
        assert.deepEqual(names(await asked('callHierarchy/outgoingCalls', { item })), ['eth0']);
      }
    });

    it('is found by name, as are its address, the card under it, and what stands on it', async () => {
      for (const query of ['br20', 'eth0', '10.0.0.2', '52:54:00:00:00:09', 'lan', 'fast', 'web', 'mine', 'base']) {
        const found = await asked<(Item & { location: Place })[]>('workspace/symbol', { query });
        assert.equal(found[0]?.name, query);
      }
    });

    it('has links from each file that names it to the one that makes it', async () => {
      for (const name of ['lan.xml', 'web.xml', 'card.xml', 'etc/qemu/bridge.conf']) {
        const links = await asked<{ target: string }[]>('textDocument/documentLink', {
          textDocument: { uri: root + name },
        });
        assert.ok(
          links.some((it) => it.target === root + Object.keys(files)[0]!),
          name,
        );
      }
    });
  });
