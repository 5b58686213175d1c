// No secret of a file is shown anywhere, however its line is spelled: not in a message, not in the line that is printed
// with it, not in what an editor shows, not in the report of a conversion.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { convertAll } from '../../../server/src/convert/folder';
import { convertProfile, isProfile } from '../../../server/src/convert/profile';
import { reportLines } from '../../../server/src/convert/report';
import { completionsAt } from '../../../server/src/features/completion/index';
import { hoverAt } from '../../../server/src/features/hover/index';
import { inlaysIn } from '../../../server/src/features/inlay';
import { problemsOf } from '../../../server/src/features/problems';
import { refactoringsAt } from '../../../server/src/features/refactor/network';
import { signatureAt } from '../../../server/src/features/signature';
import { type FileSymbol, symbolsOf } from '../../../server/src/features/navigation/symbols';
import { WorkspaceFacts } from '../../../server/src/model/workspace-facts';
import { tables } from '../../../server/src/schema/ifcfg';
import { dots, textWithoutSecrets, wordsWithoutSecrets } from '../../../server/src/schema/secrets';
import type { AttributeRow } from '../../../server/src/schema/types';
import { filesOf, newest, type Texts } from '../../support/checking';
import { runCommandLine, Scratch } from '../../support/command-line';

/** Every key whose row says that it is a secret, with a number where it may have one. */
const secretKeys = (['ifcfg', 'keys'] as const).flatMap((table) =>
  Object.entries(tables[table].attributes).flatMap(([name, row]) => (row.secret ? namesOf(name, row) : [])),
);

function namesOf(name: string, { numbered, prefix }: AttributeRow): string[] {
  if (prefix) return [`${name}_IN`, `${name}_OUT`];
  if (!numbered) return [name];
  return [...(numbered.plain ? [name] : []), `${name}${numbered.from}`, `${name}${numbered.from + 3}`];
}

/** Names that no table has and that say for themselves what they hold. */
const otherKeys =
  'PASSPHRASE WPA_PASSPHRASE wpa_psk Wpa_Psk WPA-PSK WIRELESS_WPA_PSK WEP_KEY_1 WIRELESS_KEY_0 IKE_PSK MY_SECRET VPN_PASSWORD SIM_PIN PSK key1'.split(
    ' ',
  );

/** A line that holds a secret, as people and attackers spell it. */
const lines: readonly ((key: string, secret: string) => string)[] = [
  (key, it) => `${key}=${it}`,
  (key, it) => `${key}="${it}"`,
  (key, it) => `${key}='${it}'`,
  (key, it) => `${key}=$'${it}'`,
  (key, it) => `${key}=“${it}”`,
  (key, it) => `${key}=(${it} b)`,
  (key, it) => `${key}=s:${it}`,
  (key, it) => `${key}="${it}`,
  (key, it) => `${key}=b ${it}`,
  (key, it) => `${key}=$${it}`,
  (key, it) => `${key}="$${it}"`,
  (key, it) => `${key}=\`${it}\``,
  (key, it) => `${key}=a|${it}`,
  (key, it) => `${key}=a\\${it}\\`,
  (key, it) => `${key}=a\\\n${it}`,
  (key, it) => `${key}="a\n${it}"`,
  (key, it) => `${key}= ${it}`,
  (key, it) => `${key} = ${it}`,
  (key, it) => `${key}+=${it}`,
  (key, it) => `export ${key}=${it}`,
  (key, it) => `declare -x ${key}="${it}"`,
  (key, it) => `  ${key}=${it}  # ${it}`,
  (key, it) => `#${key}=${it}`,
  (key, it) => `# ${key} = "${it}"`,
  (key, it) => `${key}: ${it}`,
  (key, it) => `${key} ${it}`,
  (key, it) => `${key}=${it}\n${key}=${it}x`,
  (key, it) => `MTU=1500 ${key}=${it}`,
  (key, it) => `MTU=1500; ${key}='${it}'`,
  (key, it) => `${key}=${it};;`,
  (key, it) => `${key}=${it}\r`,
  (key, it) => `${key}＝${it}`,
  (key, it) => `${key}=\u200b${it}`,
  (key, it) => `${key}=${it}\nZONE=${it}\nDNS1=${it}\nHWADDR=${it}\nUUID=${it}\nMTU=${it}\nBOOTPROTO=${it}\nTYPE=${it}`,
  (key, it) => `${key}=${it}\nZONE=$${key}\nDOMAIN="$${key} b"`,
];

/** Values that hold a secret without being one. */
const inside: readonly ((secret: string) => string)[] = [
  (it) => `ETHTOOL_OPTS="-s eth0 wol g sopass ${it}"`,
  (it) => `ETHTOOL_OPTS="wol u sopass ${it}; -K eth0 tso off"`,
  (it) => `ETHTOOL_OPTS='sopass ${it}'`,
  (it) => `PPPOPTIONS="noauth password ${it}"`,
  (it) => `PPPOPTIONS=noauth password ${it}`,
  (it) => `OVS_EXTRA="set Interface vxlan0 options:psk=${it} options:x=y"`,
  (it) => `OVS_TUNNEL_OPTIONS="options:psk='${it}'"`,
  (it) => `TEAM_CONFIG='{"device": "team0", "password": "${it}"}'`,
  (it) => `TEAM_CONFIG='{"secret":"${it}" "runner": 3}'`,
  (it) => `PAC_URL=https://user:${it}@proxy.example/x`,
  (it) => `MUD_URL=http://user:${it}@host/`,
  (it) => `# proxy https://user:${it}@host/`,
  (it) => `password ${it}`,
];

const head = 'TYPE=Wireless\nDEVICE=wlan0\nESSID=home\nKEY_MGMT=WPA-PSK\n';
const heads = [head, 'TYPE=Ethernet\nDEVICE=eth0\nKEY_MGMT=IEEE8021X\nIEEE_8021X_EAP_METHODS=PEAP\n', 'ONBOOT=yes\n'];

/** Everything that an editor or a terminal shows of these files. */
function shownOf(texts: Texts, { everywhere }: { everywhere: boolean }): string[] {
  const files = filesOf(texts);
  const workspace = new WorkspaceFacts(files);
  const shown: (string | undefined)[] = [];
  const addSymbols = (all: readonly FileSymbol[]): void => {
    for (const it of all) {
      shown.push(it.name, it.detail);
      addSymbols(it.children);
    }
  };
  for (const file of files) {
    for (const backend of ['NetworkManager', 'network-scripts', 'both'] as const)
      for (const it of problemsOf(file, workspace, { target: { ...newest, backend } })) {
        shown.push(
          it.message,
          ...(it.related ?? []).map((one) => one.message),
          ...(it.fixes ?? []).map((one) => one.title),
        );
        shown.push(textWithoutSecrets(file.tree, it.span));
      }
    addSymbols(symbolsOf(file));
    shown.push(textWithoutSecrets(file.tree, { start: 0, end: file.text.length }));
    if (!everywhere) continue;
    const whole = { start: 0, end: file.text.length };
    for (const it of inlaysIn(file, whole)) shown.push(it.text, it.tooltip);
    for (const it of refactoringsAt(file, workspace, whole)) shown.push(it.title);
    for (let offset = 0; offset <= file.text.length; offset++) {
      shown.push(hoverAt(file, workspace, offset, newest)?.markdown);
      const signature = signatureAt(file, workspace, offset, newest);
      shown.push(signature?.label, signature?.documentation);
      for (const it of completionsAt(file, workspace, offset, newest))
        shown.push(it.label, it.detail, it.documentation?.());
    }
  }
  const conversions = files.filter((it) => isProfile(it, files)).map((it) => convertProfile(it, files));
  for (const to of ['keyfile', 'nmstate'] as const) {
    const { entries, left } = convertAll(conversions, to);
    shown.push(...reportLines(entries, { kept: true }), ...left.map((it) => it.why));
  }
  return shown.filter((it) => it !== undefined);
}

/** Fails when four letters of the secret in a row are shown. */
function assertHidden(texts: Texts, secret: string, options = { everywhere: false }): void {
  const pieces = secret
    .match(/[a-z0-9:]{4,}/gi)!
    .flatMap((it) => Array.from({ length: it.length - 3 }, (_, i) => it.slice(i, i + 4)));
  for (const it of shownOf(texts, options))
    for (const piece of pieces) assert.ok(!it.includes(piece), `${it}\n${JSON.stringify(texts)}`);
}

const secret = 'Zq7vXw3kPj9s';

describe('a secret', () => {
  it('of every key of the tables, and of names that say so, is shown nowhere', () => {
    assert.ok(secretKeys.length > 30);
    for (const key of [...secretKeys, ...otherKeys])
      for (const line of [lines[0]!, lines[1]!, lines[9]!, lines[20]!])
        for (const name of ['ifcfg-a', 'keys-a'])
          assertHidden({ [name]: `${heads[0]!}${line(key, secret)}\nNAME=a\n` }, secret);
  });

  it('is shown nowhere whatever it is beside', () => {
    for (const key of ['WPA_PSK', 'KEY', 'IEEE_8021X_PASSWORD_RAW'])
      for (const line of lines)
        for (const it of heads)
          assertHidden({ 'ifcfg-a': `${it}${line(key, secret)}\n`, 'keys-a': `${line(key, `${secret}y`)}\n` }, secret);
  });

  it('is in no hover, completion, signature or hint at any place of the file', () => {
    for (const line of lines.slice(0, 3))
      assertHidden({ 'ifcfg-a': `TYPE=Wireless\n${line('KEY1', secret)}\n` }, secret, { everywhere: true });
    assertHidden({ 'keys-a': `WPA_PSK=${secret}\n` }, secret, { everywhere: true });
  });

  it('that is an address is in no hover either', () => {
    const text = `${head}KEY1=192.0.2.77\nWPA_PSK=52:54:00:aa:bb:cc\n`;
    const shown = shownOf({ 'ifcfg-a': text }, { everywhere: true }).join('\n');
    assert.ok(!shown.includes('192.0.2.77'));
    assert.ok(!shown.includes('Unicast'));
  });

  it('inside of a value is shown nowhere', () => {
    for (const line of inside)
      for (const it of [secret, '52:54:00:aa:bb:cc', '52:54:00:aa:bb:zz'])
        assertHidden({ 'ifcfg-a': `TYPE=Ethernet\nDEVICE=eth0\n${line(it)}\n` }, it);
  });

  it('in a file of keys is what stands behind any name, and what is no assignment', () => {
    for (const it of [`UNKNOWN=${secret}`, `a: ${secret}`, secret, `x ${secret}`])
      assertHidden({ 'keys-a': `${it}\n`, 'ifcfg-a': head }, secret);
  });

  it('of network XML is shown nowhere', () => {
    for (const it of [
      `<metadata><a:b xmlns:a='urn:a' password='${secret}'/></metadata>`,
      `<metadata><a:b xmlns:a='urn:a'><a:psk kind='x'>${secret}</a:psk></a:b></metadata>`,
      `<password>${secret}</password>`,
      `<bridge passphrase="${secret}" nmae='x'/>`,
      `<bridge secret=${secret} nmae='x'/>`,
      `<bridge psk='${secret}/>`,
      `<dnsmasq:options xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'><dnsmasq:option value='dhcp-option=tag:x,191,${secret}'/></dnsmasq:options>`,
      `<dnsmasq:options xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'><dnsmasq:option value='dhcp-option=66,"http://u:${secret}@h/"'/><dnsmasq:option valu='password=${secret}'/></dnsmasq:options>`,
      `<!-- password: ${secret} --><title>password=${secret}</title>`,
    ])
      assertHidden({ 'a.xml': `<network><name>a</name>${it}</network>` }, secret);
  });

  it('of any spelling is hidden', () => {
    const letters = fc.constantFrom(
      ...'ZqXwKj79',
      '"',
      "'",
      '\\',
      '$',
      '`',
      ' ',
      ';',
      '#',
      '|',
      '=',
      ':',
      '\t',
      '“',
      'ü',
      '\u200b',
      '\\x41',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.constantFrom('WPA_PSK', 'KEY', 'IEEE_8021X_PASSWORD', 'wpa_psk', 'IKE_PSK'),
        fc.constantFrom(...lines.slice(0, 20)),
        fc.array(letters, { maxLength: 8 }),
        (key, line, odd) => {
          // A line feed ends the secret of a reader; what a person may have meant by the next line has to be no assignment.
          const value = `${secret}${odd.join('')}`;
          assertHidden({ 'ifcfg-a': `${head}${line(key, value)}\n` }, secret);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('words about a file with secrets', () => {
  const treeOf = (text: string, name = 'ifcfg-a') => filesOf({ [name]: text })[0]!.tree;

  it('lose the secret and nothing else', () => {
    const text = 'DEVICE=eth0\nWPA_PSK="hunter2 hunter3"\nZONE=hunting\n';
    const tree = treeOf(text);
    const line = { start: 12, end: 40 };
    assert.equal(
      textWithoutSecrets(tree, { start: 0, end: text.length }),
      `DEVICE=eth0\nWPA_PSK=${dots}\nZONE=hunting\n`,
    );
    assert.equal(textWithoutSecrets(tree, { start: 22, end: 25 }), dots);
    assert.equal(textWithoutSecrets(tree, { start: 0, end: 20 }), text.slice(0, 20));
    assert.equal(wordsWithoutSecrets(tree, 'is hunter2 hunter3 good'), `is ${dots} good`);
    assert.equal(wordsWithoutSecrets(tree, 'is hunter2 good'), 'is hunter2 good');
    assert.equal(wordsWithoutSecrets(tree, 'is hunter2 good', line), `is ${dots} good`);
    assert.equal(wordsWithoutSecrets(tree, 'hunter2, hunter3', line), `${dots}, ${dots}`);
    assert.equal(wordsWithoutSecrets(tree, 'hunting hun', line), `${dots}ing hun`);
  });

  it('lose a secret of three letters where they are about it', () => {
    const tree = treeOf('IEEE_8021X_PIN=123\n');
    assert.equal(wordsWithoutSecrets(tree, '123 is no 1234', { start: 0, end: 5 }), `${dots} is no 1234`);
    assert.equal(wordsWithoutSecrets(tree, '123 is no 1234'), '123 is no 1234');
  });

  it('lose a secret that nobody could type, and what stands behind it', () => {
    const secret = Array.from({ length: 100 }, (_, i) => `k${String(i)}`).join('');
    const tree = treeOf(`WPA_PSK=${secret}\n`);
    const beginning = secret.slice(0, 150);
    assert.equal(wordsWithoutSecrets(tree, `is ${secret} or more`), `is ${dots}`);
    assert.equal(wordsWithoutSecrets(tree, `is ${beginning} or more`), `is ${beginning} or more`);
    const shorter = treeOf(`WPA_PSK=${beginning}\n`);
    assert.equal(wordsWithoutSecrets(shorter, `is ${beginning} or more`), `is ${dots} or more`);
  });

  it('lose the secret as it is written and as it is read', () => {
    const tree = treeOf('WPA_PSK=$\'caf\\u00e9caf\\u00e9\'\nKEY=ab\\cd"ef"gh\n');
    assert.equal(wordsWithoutSecrets(tree, 'cafécafé'), dots);
    assert.equal(wordsWithoutSecrets(tree, "$'caf\\u00e9caf\\u00e9'"), dots);
    assert.equal(wordsWithoutSecrets(tree, 'abcdefgh'), dots);
  });

  it('keep what is no secret', () => {
    const keep =
      'KEY_MGMT=WPA-PSK\nWPA_PSK_FLAGS=user\nKEY_TYPE=passphrase\nDEFAULTKEY=1\nIEEE_8021X_PASSWORD_FLAGS=ask\nIKE_METHOD=PSK\nIEEE_8021X_PRIVATE_KEY=/a/b.pem\nNAME=a\nBONDING_OPTS="mode=802.3ad ad_user_port_key=7"\n# the password is in the safe\n';
    assert.equal(textWithoutSecrets(treeOf(keep), { start: 0, end: keep.length }), keep);
    assert.equal(textWithoutSecrets(treeOf(keep, 'keys-a'), { start: 0, end: keep.length }), keep);
    const after = 'WPA_PSK="open\nNAME=b\nDEVICE=c\n';
    assert.equal(
      textWithoutSecrets(treeOf(after), { start: 0, end: after.length }),
      `WPA_PSK=${dots}\nNAME=b\nDEVICE=c\n`,
    );
  });

  it('are made in a time that grows with the text', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `KEY_ESP_${i}=secret${i}\n`).join('');
    const tree = treeOf(many);
    const words = wordsWithoutSecrets(tree, 'is secret17 secret18', { start: 5, end: 6 });
    assert.ok(!words.includes('secret17'));
  });
});

describe('the command line', () => {
  const scratch = new Scratch();
  after(() => scratch.remove());

  it('prints dots in place of secrets: in lines, JSON, reports', async () => {
    for (const [i, line] of lines.entries()) {
      for (const name of ['ifcfg-a', 'keys-a']) {
        const path = scratch.write(`${i}/${name}`, `${head}${line('WPA_PSK', secret)}\n${line('KEY1', secret)}\nX Y\n`);
        for (const args of [
          ['check', path],
          ['check', '--format', 'json', path],
          ['convert', '--to', 'keyfile', '--kept', '--force', '--out', `${scratch.path}/out`, path],
          ['convert', '--to', 'nmstate', '--kept', '--force', '--out', `${scratch.path}/out`, path],
        ]) {
          const { out, err } = await runCommandLine(args);
          for (let j = 0; j + 4 <= secret.length; j++)
            assert.ok(!(out + err).includes(secret.slice(j, j + 4)), `${args.join(' ')}\n${out}${err}`);
        }
      }
    }
  });

  it('keeps the carets below the dots', async () => {
    const path = scratch.write('ifcfg-w', 'TYPE=Wireless\nDEVICE=w\nESSID=a\nKEY=zzzzzzzzzzzzzz # home\n');
    const { out } = await runCommandLine(['check', path]);
    assert.match(out, /4 \| KEY=•••\n {2}\| {5}\^\^\^\n/);
  });
});
