// `virtnet list-rules`: every code, with how loud it is by itself, and who is told of its advice.
import { type Hearer, hearerOf } from '../features/quiet';
import { rules } from '../rules/index';
import { languageOf } from '../rules/rule';
import { readArguments } from './arguments';
import type { Output } from './output';
import { usageOf } from './usage';

/** Prints the codes in the order of docs/rules.md; gives the exit code. */
export function listRules(args: readonly string[], output: Output): number {
  const parsed = readArguments(args, { format: { type: 'string' } });
  const { format = 'text' } = typeof parsed === 'string' ? {} : parsed.values;
  const wrong =
    typeof parsed === 'string'
      ? parsed
      : parsed.positionals.length > 0
        ? `no path is read, and there is ${parsed.positionals[0]!}`
        : format !== 'text' && format !== 'json'
          ? `--format is ${format}; expected text or json`
          : undefined;
  if (wrong !== undefined) {
    output.complain(`virtnet list-rules: ${wrong}`);
    output.usage(usageOf('list-rules'));
    return 2;
  }
  const listed = rules.flatMap((rule) =>
    Object.entries(rule.codes).map(([code, summary]) => ({
      code,
      language: languageOf(rule),
      severity: rule.severity,
      advice: hearerOf(code, 'information'),
      summary,
    })),
  );
  if (format === 'json') output.json(listed.map(({ advice, ...it }) => ({ ...it, quiet: advice !== 'everybody' })));
  else
    for (const { code, language, severity, advice, summary } of listed)
      output.line(`${code} (${language}, ${severity}${heard[advice]}): ${summary}`);
  return 0;
}

const heard: Readonly<Record<Hearer, string>> = {
  everybody: '',
  editors: ', its advice told in editors',
  nobody: ', its advice off by itself',
};
