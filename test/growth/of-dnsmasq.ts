// What can grow in options for dnsmasq: lines of each option, and one line with more and more in it.
import { optionNames, optionRow } from '../../server/src/schema/dnsmasq/options';
import { dnsmasqNamespace } from '../../server/src/schema/network';
import { growing, type Growing } from './growing';
import { digits, octets } from './values';

const before = `<network xmlns:dnsmasq='${dnsmasqNamespace}'><name>lab</name><forward mode='nat'/><bridge name='virbr1'/><ip address='10.1.0.1' prefix='16'/><dnsmasq:options>`;
const after = '</dnsmasq:options></network>\n';

const lines = (what: string, line: (i: number) => string): Growing =>
  growing(`lines ${what}`, { file: 'lab.xml', before, after }, (i) => `<dnsmasq:option value='${line(i)}'/>`);

const inLine = (option: string, item: (i: number) => string): Growing =>
  growing(
    `one line ${option}`,
    { file: 'lab.xml', before: `${before}<dnsmasq:option value='${option}=`, after: `'/>${after}` },
    item,
  );

/** Lines that are compared with others. */
const compared: readonly Growing[] = [
  lines('dhcp-host', (i) => `dhcp-host=52:54:00:00:00:01,10.1.${octets(i)},set:a${digits(i)}`),
  lines('cname in a chain', (i) => `cname=a${i}.lab,a${i + 1}.lab`),
  lines('cname with many aliases', (i) => `cname=a${i}.lab,b${i}.lab , c.lab`),
  lines('dhcp-option with bare tags', (i) => `dhcp-option=red${digits(i)},3,10.1.0.1`),
  lines('connmark-allowlist', (i) => `connmark-allowlist=${i + 1},a.example`),
  lines('unknown', (i) => `log-querys${digits(i)}=1`),
  lines('of line breaks', (i) => `log-dhcp&#10;local-ttl=${i}`),
];

/** Options for dnsmasq as they grow. */
export const dnsmasqLines: readonly Growing[] = [
  ...optionNames.map((name) =>
    lines(`of ${name}`, (i) => (optionRow(name)!.value ? `${name}=a${digits(i)},10.1.${octets(i)}` : name)),
  ),
  ...compared,
  ...['cname', 'dhcp-option', 'dhcp-host', 'address', 'server', 'host-record', 'tag-if'].map((it) =>
    inLine(it, (i) => `/a${digits(i)},"10.1" 10.1.${octets(i)}&#10;`),
  ),
];
