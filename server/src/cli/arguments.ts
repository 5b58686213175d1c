// The words behind a verb of the command line: options and paths, and what is wrong with them in words of ours.
import { parseArgs, type ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The values of the options, and the paths; a text when the words are wrong. */
export function readArguments<T extends Options>(args: readonly string[], options: T) {
  const config = { args: [...args], options, allowPositionals: true } as const;
  for (const it of parseArgs({ ...config, strict: false, tokens: true }).tokens) {
    if (it.kind !== 'option') continue;
    const option = Object.hasOwn(options, it.name) ? options[it.name] : undefined;
    if (!option) return `${it.rawName} is no option`;
    const isGiven = it.value !== undefined && (it.inlineValue || !it.value.startsWith('-'));
    if (option.type === 'string' && !isGiven) return `${it.rawName} has no value`;
    if (option.type === 'boolean' && it.value !== undefined) return `${it.rawName} takes no value, and has ${it.value}`;
  }
  return parseArgs(config);
}
