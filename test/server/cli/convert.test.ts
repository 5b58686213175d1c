// `virtnet convert` as a person and as a program see it: what is printed where, what is written, and how it ends.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runCommandLine, Scratch } from '../../support/command-line';
import { assertHarmless, unseenInFiles } from '../../support/hostile';
import { eth0, keyfile } from '../../support/eth0';

const wifi = 'TYPE=Wireless\nDEVICE=wlan0\nNAME=wlan0\nESSID=home\nKEY_MGMT=WPA-PSK\n';

describe('virtnet convert', () => {
  let scratch: Scratch;
  beforeEach(() => (scratch = new Scratch()));
  afterEach(() => scratch.remove());

  const convert = (...args: string[]) => runCommandLine(['convert', ...args]);
  const onTerminal = (...args: string[]) => runCommandLine(['convert', ...args], { terminal: true });

  it('prints the keyfile under its name, and the report beside it', async () => {
    const path = scratch.write('ifcfg-eth0', `${eth0}FOO=1\n`);
    assert.deepEqual(await convert('--to', 'keyfile', path), {
      out: `# eth0.nmconnection\n${keyfile}\n`,
      err: '5 of 6 lines kept\ndropped: ifcfg-eth0: FOO: not a key of NetworkManager\n',
      code: 0,
    });
  });

  it('tells what was kept, too, when it is asked to', async () => {
    const { err } = await convert('--to', 'keyfile', '--kept', scratch.write('ifcfg-eth0', eth0));
    assert.match(err, /^5 of 5 lines kept\nkept: ifcfg-eth0: TYPE → connection\.type\n/);
    assert.match(err, /\nkept: ifcfg-eth0: BOOTPROTO → ipv4\.method\n/);
  });

  it('writes files that only their owner reads, and lists them', async () => {
    const folder = join(scratch.path, 'new', 'folder');
    const path = scratch.write('ifcfg-eth0', eth0);
    const { out, code } = await convert('--to', 'keyfile', '--out', folder, path);
    const made = join(folder, 'eth0.nmconnection');
    assert.deepEqual([out, code], [`${made}\n`, 0]);
    assert.equal(readFileSync(made, 'utf8'), keyfile);
    if (process.platform !== 'win32') assert.equal(statSync(made).mode & 0o777, 0o600);
  });

  it('overwrites nothing unless it is told to', async () => {
    const folder = join(scratch.path, 'out');
    const path = scratch.write('ifcfg-eth0', eth0);
    scratch.write('out/eth0.nmconnection', 'mine');
    const refused = await convert('--to', 'keyfile', '--out', folder, path);
    assert.equal(refused.code, 1);
    assert.equal(refused.out, '');
    assert.match(refused.err, /^virtnet: .*eth0\.nmconnection exists already\n5 of 5 lines kept\n$/);
    assert.equal(readFileSync(join(folder, 'eth0.nmconnection'), 'utf8'), 'mine');
    assert.equal((await convert('--to', 'keyfile', '--force', '--out', folder, path)).code, 0);
    assert.equal(readFileSync(join(folder, 'eth0.nmconnection'), 'utf8'), keyfile);
  });

  it('leaves a bridge whose port it leaves, and all that stand on it, and says what would help', async () => {
    scratch.write('ifcfg-br0', 'DEVICE=br0\nTYPE=Bridge\nNAME=br0\n');
    scratch.write('ifcfg-bond0', 'DEVICE=bond0\nTYPE=Bond\nNAME=bond0\nBONDING_OPTS=mode=1\nBRIDGE=br0\n');
    scratch.write('ifcfg-eth1', 'DEVICE=eth1\nNM_CONTROLLED=no\nMASTER=bond0\nSLAVE=yes\n');
    scratch.write('ifcfg-eth2', 'DEVICE=eth2\nMASTER=bond0\nSLAVE=yes\n');
    scratch.write('ifcfg-eth3', 'DEVICE=eth3\nNAME=eth3\nNM_CONTROLLED=no\nBOOTPROTO=dhcp\n');
    for (const to of ['keyfile', 'nmstate']) {
      const { err, code } = await convert('--to', to, scratch.path);
      assert.deepEqual(
        [err.split('\n').filter((it) => it.startsWith('virtnet')), code],
        [
          [
            'virtnet: ifcfg-bond0 is not converted: its port ifcfg-eth1 is not converted',
            'virtnet: ifcfg-br0 is not converted: its port ifcfg-bond0 is not converted',
            'virtnet: ifcfg-eth1 is not converted: NM_CONTROLLED=no: NetworkManager leaves the device alone',
            'virtnet: ifcfg-eth3 is not converted: NM_CONTROLLED=no: NetworkManager leaves the device alone',
            'virtnet: --take-over converts 4 of them',
          ],
          1,
        ],
      );
    }
    const { out, err, code } = await convert('--to', 'keyfile', '--take-over', scratch.path);
    assert.equal(code, 0);
    assert.equal(out.match(/^# .*\.nmconnection$/gm)!.length, 5);
    assert.match(err, /^changed: ifcfg-eth1: NM_CONTROLLED: NetworkManager takes the device over$/m);
  });

  it('repairs what is pasted when it is asked to, and the files stay as they are', async () => {
    const pasted =
      'DEVICE = eth0\nNAME=eth0\nBOOTPROTO="none"\nIPADDR=192.0.2.300\nNETMASK=255.255.255.0\nONBOOT=yes\n';
    const path = scratch.write('ifcfg-eth0', 'DEVICE=eth0\nNAME=eth0\nBOOTPROTO=dhpc\n');
    const refused = await convert('--to', 'keyfile', path);
    assert.equal(refused.code, 1);
    assert.match(
      refused.err,
      /^virtnet: ifcfg-eth0 is not converted: BOOTPROTO: .*\nvirtnet: --fix repairs and converts 1 of them\n/,
    );
    const { out, err, code } = await convert('--to', 'keyfile', '--fix', path);
    assert.equal(code, 0);
    assert.match(out, /^method=auto$/m);
    assert.match(err, /^repaired: ifcfg-eth0:3: .*dhpc/m);
    assert.match(readFileSync(path, 'utf8'), /dhpc/);
    const hopeless = await convert('--to', 'keyfile', '--fix', scratch.write('ifcfg-eth0', pasted));
    assert.equal(hopeless.code, 1);
    assert.doesNotMatch(hopeless.err, /--fix/);
  });

  it('repairs what is taken over for NetworkManager, which will read it', async () => {
    const text = 'DEVICE=br0\nTYPE=Bridge\nNAME=br0\nNM_CONTROLLED="no"\nSTP=on\nDELAY=0\n';
    const path = scratch.write('ifcfg-br0', text);
    const refused = await convert('--to', 'keyfile', '--take-over', path);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /^virtnet: --fix repairs and converts 1 of them$/m);
    const { out, err, code } = await convert('--to', 'keyfile', '--take-over', '--fix', path);
    assert.equal(code, 0);
    assert.match(out, /^forward-delay=2$/m);
    assert.match(err, /^repaired: ifcfg-br0:6: DELAY=0 /m);
    assert.match(err, /^changed: ifcfg-br0: NM_CONTROLLED: NetworkManager takes the device over$/m);
    assert.equal(readFileSync(path, 'utf8'), text);
  });

  it('makes bonds of teams when it is asked to', async () => {
    scratch.write('ifcfg-team0', 'DEVICE=team0\nTYPE=Team\nNAME=team0\n');
    const { out } = await convert('--to', 'keyfile', '--team-to-bond', scratch.path);
    assert.match(out, /\ntype=bond\n[\s\S]*\n\[bond\]\nmode=balance-rr\nmiimon=100\n/);
    assert.match((await convert('--to', 'keyfile', scratch.path)).out, /\ntype=team\n/);
    const random = `DEVICE=team0\nTYPE=Team\nNAME=team0\nTEAM_CONFIG='{"runner":{"name":"random"}}'\n`;
    const { err } = await convert('--to', 'keyfile', '--team-to-bond', scratch.write('ifcfg-team0', random));
    assert.equal(
      err,
      'virtnet: ifcfg-team0 is not converted: TEAM_CONFIG: no mode of a bond equals its runner\n0 of 0 lines kept\n',
    );
  });

  it('goes on with the others when one is not converted, and says why', async () => {
    scratch.write('ifcfg-eth0', eth0);
    scratch.write('ifcfg-x', 'ONBOOT=yes\n');
    const { out, err, code } = await convert('--to', 'keyfile', scratch.path);
    assert.equal(code, 1);
    assert.equal(out, `# eth0.nmconnection\n${keyfile}\n`);
    assert.match(err, /^virtnet: ifcfg-x is not converted: neither TYPE nor DEVICE\n5 of 5 lines kept\n$/);
  });

  it('makes one document of nmstate of all of them', async () => {
    scratch.write('ifcfg-eth0', eth0);
    scratch.write('ifcfg-eth1', eth0.replaceAll('eth0', 'eth1'));
    const folder = join(scratch.path, 'out');
    const { out, code } = await convert('--to', 'nmstate', '--out', folder, scratch.path);
    assert.deepEqual([out, code], [`${join(folder, 'network.yml')}\n`, 0]);
    assert.deepEqual(readdirSync(folder), ['network.yml']);
    assert.match(readFileSync(join(folder, 'network.yml'), 'utf8'), /name: eth0[\s\S]*name: eth1/);
  });

  it('writes no nmstate when nothing is left of it', async () => {
    scratch.write('ifcfg-x', 'ONBOOT=yes\n');
    const folder = join(scratch.path, 'out');
    assert.equal((await convert('--to', 'nmstate', '--out', folder, scratch.path)).code, 1);
    assert.ok(!existsSync(folder));
  });

  it('reads the route, keys and alias files beside a named file, and what holds for the host', async () => {
    const folder = 'etc/sysconfig/network-scripts';
    const path = scratch.write(
      `${folder}/ifcfg-eth0`,
      'TYPE=Ethernet\nDEVICE=eth0\nNAME=eth0\nBOOTPROTO=none\nIPADDR=192.0.2.2\nPREFIX=24\nIPV6INIT=no\n',
    );
    scratch.write(`${folder}/route-eth0`, '198.51.100.0/24 via 192.0.2.9\n');
    scratch.write(`${folder}/ifcfg-eth1`, eth0.replaceAll('eth0', 'eth1'));
    scratch.write('etc/sysconfig/network', 'GATEWAY=192.0.2.1\n');
    const { out, code } = await convert('--to', 'keyfile', path);
    assert.equal(code, 0);
    assert.match(out, /^route1=198\.51\.100\.0\/24,192\.0\.2\.9$/m);
    assert.match(out, /^address1=192\.0\.2\.2\/24,192\.0\.2\.1$/m);
    assert.ok(!out.includes('eth1'));
  });

  it('does without what holds for the host, where there is nothing', async () => {
    const path = scratch.write('etc/sysconfig/network-scripts/ifcfg-eth0', eth0);
    assert.deepEqual((await convert('--to', 'keyfile', path)).out, `# eth0.nmconnection\n${keyfile}\n`);
    scratch.write('etc/network', 'GATEWAY=192.0.2.1\n');
    const elsewhere = scratch.write('etc/scripts/ifcfg-eth0', eth0);
    assert.deepEqual((await convert('--to', 'keyfile', elsewhere)).out, `# eth0.nmconnection\n${keyfile}\n`);
  });

  const wrong: [said: RegExp, ...args: string[]][] = [
    [/^virtnet convert: --to is not given; expected keyfile or nmstate\nusage:/],
    [/^virtnet convert: --to is netplan; expected keyfile or nmstate\nusage:/, '--to', 'netplan', '.'],
    [/^virtnet convert: no path given\nusage:/, '--to', 'keyfile'],
    [/^virtnet convert: --nope is no option\nusage:/, '--nope'],
  ];
  for (const [said, ...args] of wrong)
    it(`does nothing for ${args.join(' ') || 'no words'}`, async () => {
      const { out, err, code } = await convert(...args);
      assert.deepEqual([out, code], ['', 2]);
      assert.match(err, said);
    });

  it('says when there is nothing to convert', async () => {
    const { out, err, code } = await convert(
      '--to',
      'keyfile',
      scratch.write('a.xml', '<network><name>a</name></network>'),
    );
    assert.deepEqual([out, err, code], ['', 'virtnet convert: there is no ifcfg file among these\n', 2]);
  });

  it('ends with 2 when a named file cannot be read, and still converts the others', async () => {
    const path = scratch.write('ifcfg-eth0', eth0);
    const { out, err, code } = await convert('--to', 'keyfile', path, join(scratch.path, 'ifcfg-none'));
    assert.equal(code, 2);
    assert.equal(out, `# eth0.nmconnection\n${keyfile}\n`);
    assert.match(err, /ifcfg-none does not exist/);
  });

  describe('on a terminal', () => {
    const odd = `${wifi}WPA_PSK=hunter2hunter2\n#WPA_PSK=oldhunter1\nZONE=$'a\\e[2J\\u202eb'\nKEY1=s:abcde\n`;

    it('shows dots in place of secrets, and spells what it would obey', async () => {
      const path = scratch.write('ifcfg-wlan0', `${odd}PAC_URL=https://u:hunter3hunter@p/\nPROXY_METHOD=auto\n`);
      const { out, err, code } = await onTerminal('--to', 'keyfile', path);
      assert.equal(code, 0);
      assert.match(out, /^psk=•••$/m);
      assert.match(out, /^pac-url=https:\/\/u:•••@p\/$/m);
      assert.match(out, /^# WPA_PSK=•••$/m);
      assert.match(out, /^zone=a\\u\{1b\}\[2J\\u\{202e\}b$/m);
      assert.ok(!/hunter/.test(out + err));
      assertHarmless(out, 'a terminal');
      assert.match(err, /^virtnet: on a terminal secrets are dots, .*--out and a pipe/m);
    });

    it('says so for what is spelled alone, and says nothing where all is as it is', async () => {
      const spelled = scratch.write('ifcfg-eth0', `${eth0}ZONE=$'a\\e[2J'\n`);
      assert.match((await onTerminal('--to', 'keyfile', spelled)).err, /^virtnet: on a terminal secrets are dots/);
      const plain = scratch.write('ifcfg-eth0', eth0);
      assert.equal((await onTerminal('--to', 'keyfile', plain)).err, '5 of 5 lines kept\n');
    });

    it('shows dots for every kind of secret', async () => {
      for (const [lines, secret] of [
        ['TYPE=Wireless\nDEVICE=w\nESSID=a\nKEY1=s:abcde\n', 'abcde'],
        ['TYPE=Wireless\nDEVICE=w\nESSID=a\nKEY_PASSPHRASE1=zzzzyyyy\n', 'zzzzyyyy'],
        [
          'TYPE=Ethernet\nDEVICE=e\nKEY_MGMT=IEEE8021X\nIEEE_8021X_EAP_METHODS=PWD\nIEEE_8021X_IDENTITY=me\nIEEE_8021X_PASSWORD=zzzzyyyy\nIEEE_8021X_PASSWORD_RAW=61626364\n',
          'zzzzyyyy|97;98',
        ],
        ['TYPE=Ethernet\nDEVICE=e\nETHTOOL_OPTS="wol g sopass 52:54:00:aa:bb:cc"\n', 'aa:bb'],
      ] as const) {
        const path = scratch.write('ifcfg-a', lines);
        const shown = await onTerminal('--to', 'keyfile', path);
        assert.match(shown.out, /=•••$/m, lines);
        assert.doesNotMatch(shown.out, new RegExp(secret), lines);
        const piped = await convert('--to', 'keyfile', path);
        assert.match(piped.out, new RegExp(secret), lines);
      }
    });

    it('shows them in nmstate, too', async () => {
      const lines =
        'TYPE=Ethernet\nDEVICE=e\nKEY_MGMT=IEEE8021X\nIEEE_8021X_EAP_METHODS=PWD\nIEEE_8021X_IDENTITY=me\nIEEE_8021X_PASSWORD=zzzzyyyy\n';
      const path = scratch.write('ifcfg-e', lines);
      assert.match((await onTerminal('--to', 'nmstate', path)).out, /password: "•••"/);
      assert.match((await convert('--to', 'nmstate', path)).out, /password: zzzzyyyy/);
    });

    it('says nothing of it where all is shown as it is', async () => {
      const { out, err } = await onTerminal('--to', 'keyfile', scratch.write('ifcfg-eth0', eth0));
      assert.deepEqual([out, err], [`# eth0.nmconnection\n${keyfile}\n`, '5 of 5 lines kept\n']);
    });

    it('writes files as they are all the same', async () => {
      const folder = join(scratch.path, 'out');
      const { err } = await onTerminal('--to', 'keyfile', '--out', folder, scratch.write('ifcfg-wlan0', odd));
      assert.match(readFileSync(join(folder, 'wlan0.nmconnection'), 'utf8'), /^psk=hunter2hunter2$/m);
      assert.ok(!err.includes('on a terminal'));
    });
  });

  it('prints to a pipe exactly what it would write', async () => {
    const path = scratch.write('ifcfg-wlan0', `${wifi}WPA_PSK=hunter2hunter2\nZONE=$'a\\e[2J\\u202eb'\n`);
    const folder = join(scratch.path, 'out');
    await convert('--to', 'keyfile', '--out', folder, path);
    const written = readFileSync(join(folder, 'wlan0.nmconnection'), 'utf8');
    assert.match(written, /^psk=hunter2hunter2$/m);
    assert.ok(written.includes('\nzone=a\x1b[2J\u202eb\n'));
    assert.equal((await convert('--to', 'keyfile', path)).out, `# wlan0.nmconnection\n${written}\n`);
  });

  it('begins no line of a file with a command for a build, whatever stands in it', async () => {
    for (const it of ['\n::error::x', '\r::error::x', '\r\n ::error::x', '\u2028::error::x', '\x0b::x']) {
      const ansi = JSON.stringify(it).slice(1, -1);
      const value = `$'${ansi.replace('\\u000b', '\\v')}'`;
      const path = scratch.write(
        'ifcfg-e',
        `TYPE=Ethernet\nDEVICE=e\nNAME=${value}\nZONE=${value}\nDOMAIN=${value}\nNM_USER_A__B=${value}\n# a${it.replace('\n', '')}\n#${it.replace('\n', '')}\n`,
      );
      for (const to of ['keyfile', 'nmstate']) {
        const { out } = await convert('--to', to, path);
        for (const line of out.split(/\r\n|\r|\n/)) assert.doesNotMatch(line, /^\s*(?:::|##\[)/, JSON.stringify(out));
      }
    }
  });

  it('lets nmstate mean the same in characters that can be seen', async () => {
    for (const it of unseenInFiles.filter((one) => one !== '\0' && !/\s/.test(one))) {
      const code = it.codePointAt(0)!.toString(16).padStart(8, '0');
      const path = scratch.write('ifcfg-e', `TYPE=Ethernet\nDEVICE=e\nNAME=$'x\\U${code}y'\n`);
      const { out } = await convert('--to', 'nmstate', path);
      assertHarmless(out, code);
      const escaped = code.startsWith('0000') ? `\\u${code.slice(4)}` : `\\U${code}`;
      const short: Readonly<Record<string, string>> = { '\b': '\\b', '\f': '\\f' };
      assert.ok(out.includes(`profile-name: "x${short[it] ?? escaped}y"`), out);
    }
  });
});
