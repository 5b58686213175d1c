// What stands in a template where a value will be put: the marks of Jinja, Go, ERB, PHP, FreeMarker, Velocity, Razor, the
// shell, Terraform, printf and the rest, as data. A strong mark is never anything else; a weak one may be meant as it stands, so its place decides.

/** A mark in a text. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: MarkKind;
  readonly strong: boolean;
}

export type MarkKind = keyof typeof enclosed | keyof typeof patterns;

/** Nobody writes longer ones; an opening without an end must not swallow the file. */
const longest = 2000;

/** Marks with a sign at each end: the first end counts, past inner pairs where they nest. The first that fits is taken. */
const enclosed = {
  mustache: { opens: '{{{', closes: '}}}' },
  pipeline: { opens: '${{', closes: '}}', inner: '{}' },
  jinja: { opens: '{{', closes: '}}', inner: '{}' },
  statement: { opens: '{%', closes: '%}' },
  remark: { opens: '{#', closes: '#}' },
  erb: { opens: '<%', closes: '%>' },
  command: { opens: '$(', closes: ')', inner: '()' },
  directive: { opens: '%{', closes: '}', inner: '{}' },
  php: { opens: '<?php', closes: '?>' },
  phpValue: { opens: '<?=', closes: '?>' },
  toolkit: { opens: '[%', closes: '%]' },
  freemarkerRemark: { opens: '<#--', closes: '-->' },
  freemarker: { opens: '<#', closes: '>', inner: '()' },
  freemarkerEnd: { opens: '</#', closes: '>' },
  freemarkerMacro: { opens: '<@', closes: '>', inner: '()' },
  freemarkerMacroEnd: { opens: '</@', closes: '>' },
  razorRemark: { opens: '@*', closes: '*@' },
  razorCode: { opens: '@{', closes: '}', inner: '{}' },
  razorValue: { opens: '@(', closes: ')', inner: '()' },
} as const satisfies Record<string, Enclosed>;

interface Enclosed {
  readonly opens: string;
  readonly closes: string;
  readonly inner?: '{}' | '()';
}

/** Arguments between parentheses, with some inside of them. */
const inParentheses = String.raw`\((?:[^()\n]|\((?:[^()\n]|\([^()\n]{0,100}\)){0,100}\)){0,300}\)`;
/** A condition without parentheses, as in Ructe. */
const bareCondition = String.raw`[ \t]{1,5}[^\n(){}<>@]{1,100}(?=\{[ \t]*\r?\n)`;
const besideRazor = new RegExp(
  String.raw`@(?:(?:if|foreach|for|while|switch)[ \t]{0,5}\(|(?:if|for|match)${bareCondition})`,
);
const lineStart = String.raw`(?<=(?:^|\n)[ \t]{0,80})`;

/** Not `%name;`, an entity of a document type. */
const conversion = String.raw`%(?:\d\$|\[\d\])?[-+ #0]{0,3}\d{0,3}(?:\.\d{1,3})?(?:ll?|hh?|z)?[sduxXivq](?![\w.-]{0,40};)`;

/** Marks told by their letters. All of them are read from one place on and give up at the first letter that does not fit. */
const patterns = {
  // One slash makes it a setting of iPXE, `${net0/mac}`; two replace something.
  braces: {
    strong: true,
    first: '$',
    pattern:
      /\${1,2}!?\{[#!]?(?:[A-Z_]|\d(?=[:%#]))(?:[^{}/\n"]|"[^"{}\n]{0,100}"|\{[^{}\n]{0,100}\}){0,300}(?:\/[^{}/\n]{0,100}\/[^{}\n]{0,100})?\}/iy,
  },
  percent: {
    strong: true,
    first: '%',
    pattern: /%\([A-Za-z_][\w.]{0,100}\)[-+ #0]{0,3}\d{0,3}(?:\.\d{1,3})?[sdirfxXu]/y,
  },
  at: { strong: true, first: '@', pattern: /@@?[A-Z][A-Z0-9_]*@@?/y },
  under: {
    strong: true,
    first: '_',
    pattern: /\b__[A-Z](?:[A-Z0-9]|_(?!_))+__\b/y,
  },
  // Of PowerShell, Velocity and Cheetah with what it belongs to and what it is called with.
  dollar: {
    strong: false,
    first: '$',
    pattern: new RegExp(
      String.raw`\$(?:!?(?:env:)?[A-Z_]\w*(?:\.[A-Z_]\w*){0,10}(?:${inParentheses})?|\d|\{[\d@*#?]\})`,
      'iy',
    ),
  },
  // An empty object of JSON is none.
  format: {
    strong: false,
    first: '{',
    pattern:
      /(?<![$%])(?<!"[ \t]{0,3}:[ \t]{0,3}(?=\{\}))\{(?:\$?[A-Za-z_][\w.+*/ ()[\]'|-]{0,100}|\d{0,3})(?:![rsa])?(?::[^{}<>\n]{0,20})?\}/y,
  },
  // A statement that is a line, as in Mako and Mojolicious.
  line: {
    strong: false,
    first: '%',
    pattern:
      /(?<=(?:^|\n)[ \t]{0,80})%[ \t]*(?:(?:if|elif|else|elsif|for|foreach|while|unless|end\w*)\b|\})[^\n]{0,500}/y,
  },
  velocity: {
    strong: true,
    first: '#',
    pattern: new RegExp(
      String.raw`#\{?(?:if|elseif|foreach|for|while|set|macro|parse|include|define|evaluate)\}?[ \t]{0,5}${inParentheses}`,
      'y',
    ),
  },
  // Of Cheetah, a statement is a line.
  velocityLine: {
    strong: false,
    first: '#',
    pattern: new RegExp(
      String.raw`${lineStart}#(?:if|elif|unless|for|while|set|def|silent)[ \t][^\n<>$]{0,100}\$[^\n<>]{0,300}`,
      'y',
    ),
  },
  velocityEnd: {
    strong: false,
    first: '#',
    pattern: /#(?:else|end(?:[ \t](?:if|unless|for|while|def))?|stop|break)\b|#\{(?:else|end)\}/y,
    beside: /#(?:if|foreach|for|while|unless|macro|define)\b/,
  },
  velocityRemark: {
    strong: false,
    first: '#',
    pattern: /##[^\n]*|#\*(?:[^*]|\*(?!#)){0,2000}\*#/y,
    beside: /#(?:set|if|foreach|macro|parse)[ \t]{0,5}\(/,
  },
  // Ruby in a text; of Spring and FreeMarker as well.
  interpolation: { strong: true, first: '#', pattern: /#\{(?!(?:else|end)\})(?:[^{}\n]|\{[^{}\n]{0,100}\}){1,300}\}/y },
  razor: {
    strong: true,
    first: '@',
    pattern: new RegExp(
      String.raw`@(?:Model|ViewBag|ViewData|Html)\b(?:[.\w]|${inParentheses}|\[[^\]\n]{0,50}\]){0,100}`,
      'y',
    ),
  },
  razorLine: {
    strong: true,
    first: '@',
    pattern: new RegExp(String.raw`${lineStart}@(?:model|using|inherits|inject|namespace)[ \t][^\n]*`, 'y'),
  },
  razorBlock: {
    strong: true,
    first: '@',
    pattern: new RegExp(
      String.raw`@(?:(?:if|foreach|for|while|switch)[ \t]{0,5}${inParentheses}|(?:if|for|match)${bareCondition})\s{0,80}\{`,
      'y',
    ),
  },
  razorEnd: {
    strong: false,
    first: '}',
    pattern: new RegExp(
      String.raw`${lineStart}\}(?:\s{0,80}else(?:[ \t]{1,5}if[ \t]{0,5}${inParentheses})?\s{0,80}\{)?(?=[ \t]*\r?(?:\n|$))`,
      'y',
    ),
    beside: besideRazor,
  },
  razorCase: {
    strong: false,
    first: 'cdb',
    pattern: new RegExp(String.raw`${lineStart}(?:case\b[^\n:]{1,80}:|default:|break;)(?=[ \t]*\r?(?:\n|$))`, 'y'),
    beside: /@switch[ \t]{0,5}\(/,
  },
  // Text that is no code, in a block without elements.
  razorText: {
    strong: false,
    first: '<',
    pattern: new RegExp(String.raw`${lineStart}</?text>`, 'y'),
    beside: besideRazor,
  },
  razorTextLine: { strong: false, first: '@', pattern: new RegExp(`${lineStart}@:`, 'y'), beside: besideRazor },
  razorName: { strong: false, first: '@', pattern: /(?<=['"<>])@[a-z]\w*(?:\.\w+){1,5}(?:\(\))?(?=['"<])/iy },
  sed: { strong: false, first: '%', pattern: /%%?[A-Z]\w+%%?/iy },
  // Behind a hex digit or a colon, with letters after it, stands the scope of an IPv6 address: `fe80::1%ib0`.
  printf: {
    strong: false,
    first: '%',
    pattern: new RegExp(`(?<![\\da-fA-F:])${conversion}|${conversion}(?![A-Za-z0-9])`, 'y'),
  },
  // Of Lisp.
  tilde: { strong: false, first: '~', pattern: /~[asd](?![a-z0-9])/iy },
  lowAt: { strong: false, first: '@', pattern: /@[a-z][\w.-]*@|(?<=['">=])@[A-Za-z_]\w*(?=['"<\r\n])/y },
  hash: { strong: false, first: '#', pattern: /#{1,3}[A-Z][A-Z0-9_]+#{1,3}/y },
  brackets: { strong: false, first: '[', pattern: /\[\[[^\]\n<>]{1,100}\]\]/y },
  backquotes: { strong: false, first: '`', pattern: /`[a-z_./$][^`\n]{0,200}`/iy },
} as const satisfies Record<string, Pattern>;

interface Pattern {
  readonly strong: boolean;
  readonly first: string;
  readonly pattern: RegExp;
  /** What a text has elsewhere where this is a mark. */
  readonly beside?: RegExp;
}

const kindsOf = <K extends string>(table: Readonly<Record<K, unknown>>): K[] => Object.keys(table) as K[];

/** Kinds by the character they start with, the enclosed ones first. */
const byFirst = new Map<string, MarkKind[]>();
for (const [kind, first] of [
  ...kindsOf(enclosed).map((it) => [it, enclosed[it].opens.charAt(0)] as const),
  ...kindsOf(patterns).flatMap((it) => [...patterns[it].first].map((first) => [it, first] as const)),
]) {
  const known = byFirst.get(first);
  if (known) known.push(kind);
  else byFirst.set(first, [kind]);
}

const isEnclosed = (kind: MarkKind): kind is keyof typeof enclosed => kind in enclosed;

/** What a mark says between its signs, without those that take the blanks around it. */
export function saidIn(text: string, { start, end, kind }: Mark): string {
  const { opens, closes } = isEnclosed(kind) ? enclosed[kind] : { opens: '%', closes: '' };
  return text
    .slice(start + opens.length, end - closes.length)
    .replace(/^[-+~]/, '')
    .replace(/[-+~]$/, '')
    .trim();
}

/** Whether a text may hold a mark at all; most do not. Each is looked for by a character that is rare. */
export const mayHoldMarks = (text: string): boolean =>
  signs.some((it) => text.includes(it)) || (text.includes('#') && /<#|#[A-Z{]|#(?:if|foreach|set|macro)\b/.test(text));

const signs = ['{', '}', '$', '%', '@', '`', '~', '?php', '?=', '__', '[['];

/** Finds the marks of one text. Offsets that are asked for only grow, so that openings without an end stay cheap. */
export class Marks {
  readonly #ends = new Map<string, number>();
  readonly #besides = new Map<RegExp, boolean>();

  constructor(readonly text: string) {}

  /** The mark that starts at an offset. */
  at(offset: number): Mark | undefined {
    for (const kind of byFirst.get(this.text.charAt(offset)) ?? []) {
      const end = isEnclosed(kind)
        ? this.#enclosedEnd(enclosed[kind], offset)
        : this.#patternEnd(patterns[kind], offset);
      if (end < 0) continue;
      return { start: offset, end, kind, strong: isEnclosed(kind) || patterns[kind].strong };
    }
    return undefined;
  }

  #patternEnd({ pattern, beside }: Pattern, offset: number): number {
    if (beside && !this.#has(beside)) return -1;
    pattern.lastIndex = offset;
    return pattern.test(this.text) ? pattern.lastIndex : -1;
  }

  #has(pattern: RegExp): boolean {
    let known = this.#besides.get(pattern);
    if (known === undefined) this.#besides.set(pattern, (known = pattern.test(this.text)));
    return known;
  }

  #enclosedEnd({ opens, closes, inner }: Enclosed, offset: number): number {
    const { text } = this;
    if (!text.startsWith(opens, offset)) return -1;
    const from = offset + opens.length;
    const first = this.find(closes, from);
    if (first < 0 || first - offset > longest) return -1;
    const close = inner ? closeBehindInner(text, from, offset + longest, closes, inner) : first;
    return (close < 0 ? first : close) + closes.length;
  }

  /** Where a piece of the text stands next; -1 when nowhere. */
  find(wanted: string, from: number): number {
    const known = this.#ends.get(wanted);
    if (known !== undefined && (known < 0 || known >= from)) return known;
    const found = this.text.indexOf(wanted, from);
    this.#ends.set(wanted, found);
    return found;
  }
}

/** The first closing sign outside of inner pairs; -1 when they never close. */
function closeBehindInner(text: string, from: number, to: number, closes: string, [open, close]: string): number {
  let depth = 0;
  for (let at = from; at < to && at < text.length; at++) {
    if (depth === 0 && text.startsWith(closes, at)) return at;
    if (text[at] === open) depth++;
    else if (text[at] === close) depth--;
    if (depth < 0) return -1;
  }
  return -1;
}
