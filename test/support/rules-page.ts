// The list of all rules for people, made from the registry.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ifcfgRules, networkRules } from '../../server/src/rules/index';
import type { Rule } from '../../server/src/rules/rule';

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
      const page = `../server/src/rules/${pages.get(`${language} ${rule.code}`) ?? ''}`;
      const own = `| [${rule.code}](${page}) | ${rule.severity} | ${rule.summary} |`;
      return [own, ...Object.entries(rule.family ?? {}).map(([code, what]) => `| · ${code} | | ${what} |`)];
    }),
  ];
  const codes = [...networkRules, ...ifcfgRules].reduce(
    (sum, it) => sum + Math.max(1, Object.keys(it.family ?? {}).length),
    0,
  );
  return `${[
    '# Rules',
    '',
    `${String(networkRules.length + ifcfgRules.length)} rules report about ${String(codes)} codes. A rule that covers a family of codes lists them below itself.`,
    'Each name leads to its page, whose examples are tests.',
    '',
    '## libvirt network XML',
    '',
    ...table('network', networkRules),
    '',
    '## ifcfg, route, rule and keys files',
    '',
    ...table('ifcfg', ifcfgRules),
  ].join('\n')}\n`;
}
