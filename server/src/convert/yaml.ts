// Writes YAML: maps, lists and scalars only. A scalar that another reader could take for something else is quoted.
import { withoutUnseen } from '../visible';

export type Yaml = string | number | boolean | readonly Yaml[] | { readonly [key: string]: Yaml | undefined };

/** The text of a document; keys without a value are left out. */
export function yamlText(value: Yaml): string {
  return linesOf(value).join('\n') + '\n';
}

function linesOf(value: Yaml): string[] {
  if (isList(value)) {
    return value.flatMap((item) => {
      if (!isBlock(item)) return [`- ${inline(item)}`];
      const [head = '', ...rest] = linesOf(item);
      return [`- ${head}`, ...rest.map((it) => `  ${it}`)];
    });
  }
  if (typeof value !== 'object') return [inline(value)];
  return Object.entries(value).flatMap(([key, item]) => {
    if (item === undefined) return [];
    if (!isBlock(item)) return [`${scalar(key)}: ${inline(item)}`];
    return [`${scalar(key)}:`, ...linesOf(item).map((it) => `  ${it}`)];
  });
}

const isList = (value: Yaml): value is readonly Yaml[] => Array.isArray(value);

const isBlock = (value: Yaml): boolean =>
  typeof value === 'object' && (isList(value) ? value.length > 0 : Object.values(value).some((it) => it !== undefined));

function inline(value: Yaml): string {
  if (typeof value === 'object') return isList(value) ? '[]' : '{}';
  return typeof value === 'string' ? scalar(value) : String(value);
}

const plain = /^[a-z_/][\w./+-]*$/i;
const address = /^\d+(?:\.\d+){3}(?:\/\d+)?$/;
const otherwise = /^(?:[yn~]|yes|no|on|off|true|false|null)$/i;

/** Bare when every reader takes it for this text, else in double quotes. */
function scalar(text: string): string {
  if ((plain.test(text) || address.test(text)) && !otherwise.test(text)) return text;
  // JSON's escapes are a subset of those of double quotes in YAML 1.2, but for halves of a character, which are none there.
  return withoutUnseen(JSON.stringify(text.replace(/\p{Cs}/gu, '\ufffd')), escaped);
}

function escaped(character: string): string {
  const code = character.codePointAt(0)!.toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}
