// What can grow in templates: marks of each kind, openings without an end, blocks one after the other and in each other.
import { growing, type Growing } from './growing';

const open = "<network><name>{{ lab }}</name><ip address='192.168.7.1' prefix='24'/>";
const close = '</network>\n';

const xml = (what: string, item: string, end?: string): Growing =>
  growing(
    `templates: ${what}`,
    { file: 'lab.xml', before: open, after: close },
    () => item,
    end === undefined ? undefined : () => end,
  );

const inValue = (what: string, item: string): Growing =>
  growing(
    `templates: ${what} in a value`,
    { file: 'lab.xml', before: `${open}<bridge name='`, after: `'/>${close}` },
    () => item,
  );

const ifcfg = (what: string, item: string, before = 'DEVICE={{ it }}\n'): Growing =>
  growing(`templates: ${what}`, { file: 'ifcfg-eth0', before, after: '\n' }, () => item);

const marks = ['{{ a }}', '${a}', '$a', '%s', '%d', '{a}', '@AB@', '__AB__', '<%= a %>', '`a`', '%a%', '[[a]]', '#AB#'];
const openings = [
  '{{',
  '{{{',
  '{%',
  '{#',
  '<%',
  '${a',
  '$(',
  '$((',
  '%{',
  '%(a',
  '@A',
  '__A',
  '{',
  '`',
  '[[',
  '#A',
  '%',
];

export const templates: readonly Growing[] = [
  ...[...marks, ...openings].flatMap((it) => [
    xml(`${it} between elements`, it),
    inValue(it, it),
    ifcfg(`${it} in a value of ifcfg`, it, 'DEVICE={{ it }}\nIPADDR='),
    ifcfg(`${it} in lines of ifcfg`, `${it}\n`),
  ]),
  xml('blocks', "{% if a %}<dns enable='no'/>{% else %}<dns enable='yes'/>{% endif %}"),
  xml('blocks in blocks', '{% if a %}', '{% endif %}'),
  xml('branches', '{% if a %}{% elif b %}{% endif %}'),
  xml('blocks that never end', '<% if a %>'),
  xml('ends of no block', '{{ end }}'),
  xml('marks in tags', '<mtu {{ a }}/>'),
  xml('marks in names', '<{{ a }}/>'),
  ifcfg('lines by condition', '{% if a %}\nMTU=1500\n{% endif %}\n'),
];
