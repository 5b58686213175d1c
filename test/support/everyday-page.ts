// The page that says who notices the everyday mistakes, made from the recorded answers and what virtnet reports.
import { askedLibvirt, ifcfgMistakes, type Mistake, networkMistakes, severityOf } from './everyday';
import { counted } from '../../server/src/text';
import type { NetworkManagerAnswer } from './everyday-answers';

/** The text of docs/everyday.md. */
export function everydayPage(): string {
  const network = networkMistakes();
  const ifcfg = ifcfgMistakes();
  return `${[
    '# Who notices everyday mistakes',
    '',
    'Mistakes that people really make, given to the real programs and to virtnet.',
    `libvirt ${askedLibvirt} was asked three times: its schema (\`xmllint --relaxng\`), \`virsh net-define\` as everybody types it, without \`--validate\`, and \`virsh net-start\`.`,
    'The answers of NetworkManager 1.42.4 are those of its own reader of ifcfg files.',
    'The documents are in [test/data/everyday](../test/data/everyday); `node scripts/everyday.mjs` asks again and writes this page.',
    '',
    ...summary(),
    ...sections(
      network,
      ['schema', 'virsh net-define', 'virsh net-start'],
      ({ answer = {} }) => [
        said(answer.schema),
        said(answer.define),
        answer.define === undefined ? said(answer.start) : '',
      ],
      '## libvirt networks: ',
    ),
    ...sections(ifcfg, ['NetworkManager'], ({ answer }) => [inWords[answer]], '## ifcfg files: '),
  ]
    .join('\n')
    .trimEnd()}\n`;
}

/** The figures, as a table of their own. */
export function summary(): string[] {
  const network = networkMistakes();
  const ifcfg = ifcfgMistakes();
  const of = <T>(all: readonly T[], fits: (it: T) => boolean): string =>
    `${String(all.filter(fits).length)} of ${String(all.length)}`;
  return [
    '| who | what it says | how many |',
    '| --- | --- | ---: |',
    `| libvirt's schema | refuses | ${of(network, (it) => it.answer?.schema !== undefined)} |`,
    `| virsh net-define | refuses | ${of(network, (it) => it.answer?.define !== undefined)} |`,
    `| virsh net-start | refuses what could be defined | ${of(network, (it) => it.answer?.start !== undefined)} |`,
    `| nothing of libvirt | | ${of(network, (it) => it.answer !== undefined && Object.keys(it.answer).length === 0)} |`,
    `| virtnet | ${severities(network)} | ${of(network, (it) => severityOf(it) !== undefined)} |`,
    `| NetworkManager | refuses the file, or leaves it alone | ${of(ifcfg, (it) => it.answer === 'refuses' || it.answer === 'ignores')} |`,
    `| NetworkManager | loads it, with a line in its log | ${of(ifcfg, (it) => it.answer === 'warns')} |`,
    `| NetworkManager | loads it and says nothing | ${of(ifcfg, (it) => it.answer === 'silent')} |`,
    `| virtnet | ${severities(ifcfg)} | ${of(ifcfg, (it) => severityOf(it) !== undefined)} |`,
    '',
  ];
}

function severities(mistakes: readonly Mistake[]): string {
  const all = mistakes.map(severityOf);
  const count = (...which: string[]) => all.filter((it) => it !== undefined && which.includes(it)).length;
  const advice = count('information', 'hint');
  return `${count('error')} errors, ${count('warning')} warnings, ${counted(advice, 'piece', 'pieces')} of advice`;
}

const said = (words: string | undefined): string => (words === undefined ? '–' : 'refuses');

const inWords: Readonly<Record<NetworkManagerAnswer, string>> = {
  refuses: 'refuses',
  ignores: 'leaves it alone',
  warns: 'a line in its log',
  silent: '–',
};

function sections<T extends Mistake>(
  mistakes: readonly T[],
  columns: readonly string[],
  cells: (it: T) => string[],
  heading: string,
): string[] {
  const result: string[] = [];
  let section = '';
  for (const it of mistakes) {
    if (it.section !== section) {
      section = it.section;
      const head = ['mistake', ...columns, 'virtnet'];
      result.push(...(result.length > 0 ? [''] : []), heading + section, '');
      result.push(`| ${head.join(' | ')} |`, `| ${head.map(() => '---').join(' | ')} |`);
    }
    const severity = severityOf(it);
    const ours = severity === undefined ? '–' : `${severity} \`${it.code}\``;
    result.push(`| ${[it.title, ...cells(it), ours].join(' | ')} |`);
  }
  return [...result, ''];
}
