// The list of all rules for people, made from the registry.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hearerOf } from '../../server/src/features/quiet';
import { guestCardRules, ifcfgRules, bridgeConfRules, keyfileRules, networkRules } from '../../server/src/rules/index';
import type { Rule } from '../../server/src/rules/rule';
import type { Severity } from '../../server/src/schema/types';

/** The text of docs/rules.md. */
export function rulesPage(): string {
  const pages = new Map(
    readdirSync(join('server', 'src', 'rules'), { recursive: true, encoding: 'utf8' })
      .filter((it) => it.endsWith('.md'))
      .map((it) => [`${it.split('/')[0]!} ${it.split('/').at(-1)!.replace(/\.md$/, '')}`, it]),
  );
  const table = (language: string, rules: readonly Rule[]) => [
    '| code | usual severity | what it finds |',
    '| --- | --- | --- |',
    ...rules.flatMap((rule) => {
      const page = `../server/src/rules/${pages.get(`${language} ${rule.name}`) ?? ''}`;
      const own = `| [${rule.name}](${page}) | ${usual(rule, rule.name)} | ${rule.summary} |`;
      const codes = Object.entries(rule.codes).filter(([code]) => !isAlone(rule, code));
      return [
        own,
        ...codes.map(([code, what]) => `| · [${code}](${page}#${code}) | ${told(code, 'information', '')}| ${what} |`),
      ];
    }),
  ];
  const codes = new Set(
    [...networkRules, ...guestCardRules, ...ifcfgRules, ...keyfileRules, ...bridgeConfRules].flatMap((it) =>
      Object.keys(it.codes),
    ),
  );
  return `${[
    '# Rules',
    '',
    `${String(networkRules.length + guestCardRules.length + ifcfgRules.length + keyfileRules.length + bridgeConfRules.length)} rules report ${String(codes.size)} codes. A rule that covers a family of codes lists them below itself.`,
    'Each name leads to its page, whose examples are tests.',
    'What is off is right as it is and written so on many hosts: it is said where `virtnet.rules` gives its code a severity, and where it is more than a hint or information.',
    'What is said in editors is of use to who is about to write it: `check` says it where `virtnet.rules` gives its code a severity.',
    '',
    '## libvirt network XML',
    '',
    ...table('network', networkRules),
    '',
    '## Interfaces of guests',
    '',
    ...table('guest', guestCardRules),
    '',
    '## ifcfg, route, rule and keys files',
    '',
    ...table('ifcfg', ifcfgRules),
    '',
    '## Keyfiles of NetworkManager',
    '',
    ...table('keyfile', keyfileRules),
    '',
    '## bridge.conf of qemu',
    '',
    ...table('bridge-conf', bridgeConfRules),
  ].join('\n')}\n`;
}

const isAlone = ({ name, codes }: Rule, code: string): boolean => name === code && Object.keys(codes).length === 1;

/** To whom a code is told, where that is not everybody. */
function told(code: string, severity: Severity, otherwise: string): string {
  const words = { nobody: 'off', editors: 'in editors', everybody: otherwise }[hearerOf(code, severity)];
  return words && `${words} `;
}

const usual = ({ severity }: Rule, code: string): string => told(code, severity, severity).trim();
