// What a mark does: brings a value, or opens, divides and closes a block. And the texts that a template may become, as far
// as its blocks tell.
import type { Span } from '../../text';
import { type Mark, type MarkKind, saidIn } from './marks';

/** `open`, `middle` and `close` are the parts of a block; `silent` brings nothing; `text` brings whatever it likes. */
export type Deed = 'open' | 'middle' | 'close' | 'silent' | 'text';

type Words = readonly (readonly [Deed, RegExp])[];

/** What the first words of a mark say, per kind of mark; the first that fits is taken. Others bring text. */
const deeds: Readonly<Partial<Record<MarkKind, Words>>> = {
  statement: [
    ['close', /^end/],
    ['middle', /^(?:else|elif|elsif|elseif|when|empty|except|finally)\b/],
    ['silent', /^(?:(?:set|let)\b[^=]*=|import\b|from\b|do\b|extends\b|assign\b|break\b|continue\b|load\b)/],
    [
      'open',
      /^(?:if|ifchanged|ifequal|ifnotequal|for|block|macro|call|filter|with|set|raw|autoescape|unless|case|match|while|try|apply|capture|cache|embed|spaceless|tablerow|verbatim|comment|trans|blocktrans|blocktranslate)\b/,
    ],
  ],
  remark: [['silent', /^/]],
  jinja: [
    ['silent', /^(?:!|\/\*|\$\w+ *:?=|- *\/\*)/],
    ['close', /^(?:\/|end$)/],
    ['middle', /^(?:else\b|\^$)/],
    ['open', /^(?:[#^]|(?:if|range|with|block|define) )/],
  ],
  erb: [
    ['silent', /^(?:#|-? *\|)/],
    ['text', /^=/],
    ['silent', /^(?:if|unless|case) .*\bend$/],
    ['middle', /^(?:(?:else|elsif|elif|when|in|rescue|ensure)\b|\} *(?:else|elsif|elseif)\b)/],
    ['close', /^(?:end\b|\})/],
    ['open', /^(?:if|unless|while|until|case|for|foreach|begin)\b|\bdo(?: *\|[^|]*\|)?$|\{(?: *\|[^|]*\|)?$/],
    ['silent', /^/],
  ],
  php: [
    ['text', /^(?:echo|print)\b/],
    ['middle', /^(?:\} *)?else/],
    ['close', /^(?:end\w+|\})/],
    ['open', /(?:^|\W)(?:if|for|foreach|while|switch)\b.*[:{]$/s],
    ['silent', /^/],
  ],
  toolkit: [
    ['middle', /^(?:ELSE|ELSIF|CASE)\b/],
    ['close', /^END\b/],
    ['silent', /^(?:#|(?:SET|DEFAULT|USE|META)\b|\w+ *=)/],
    ['open', /^(?:IF|UNLESS|FOREACH|FOR|WHILE|BLOCK|SWITCH|WRAPPER|FILTER|MACRO)\b/],
  ],
  directive: [
    ['open', /^(?:if|for)\b/],
    ['middle', /^else\b/],
    ['close', /^end(?:if|for)\b/],
  ],
  freemarkerRemark: [['silent', /^/]],
  freemarker: [
    ['middle', /^(?:else|elseif|case|default|recover)\b/],
    ['silent', /^(?:(?:assign|global|local)\b[^=]*=|import\b|setting\b|return\b|break\b|sep\b|t\b|ftl\b)/],
    [
      'open',
      /^(?:if|list|foreach|switch|macro|function|attempt|items|assign|autoesc|noautoesc|noparse|compress|escape)\b/,
    ],
  ],
  freemarkerEnd: [['close', /^(?!sep\b)/]],
  velocity: [
    ['open', /^\{?(?:if|foreach|for|while|macro|define)\b/],
    ['middle', /^\{?elseif\b/],
    ['silent', /^\{?set\b/],
  ],
  velocityLine: [
    ['middle', /^elif\b/],
    ['silent', /^(?:set|silent)\b/],
    ['open', /^/],
  ],
  velocityEnd: [
    ['middle', /^\{?else\b/],
    ['close', /^\{?end\b/],
    ['silent', /^/],
  ],
  velocityRemark: [['silent', /^/]],
  razorRemark: [['silent', /^/]],
  razorCode: [['silent', /^/]],
  razorLine: [['silent', /^/]],
  razorBlock: [['open', /^/]],
  // The first letter is gone, as the sign of other marks.
  razorCase: [
    ['silent', /^reak;/],
    ['middle', /^/],
  ],
  razorText: [['silent', /^/]],
  razorTextLine: [['silent', /^/]],
  razorEnd: [
    ['middle', /else/],
    ['close', /^/],
  ],
  line: [
    ['middle', /^(?:elif|else|elsif|\} *els)/],
    ['close', /^(?:end|\})/],
    ['open', /^/],
  ],
};

/** What a mark does in its text. */
export function deedOf(text: string, mark: Mark): Deed {
  const words = deeds[mark.kind];
  if (!words) return 'text';
  const said = saidIn(text, mark);
  return words.find(([, pattern]) => pattern.test(said))?.[0] ?? 'text';
}

/** A block between marks: its branches, one after the other. Without an `else` it may bring nothing. */
export interface Block {
  readonly branches: readonly Span[];
  readonly isWhole: boolean;
  /** The same for blocks beside each other that begin with the same words: one is taken when the other is. */
  readonly condition: number;
}

/** A mark that is part of a block. */
export interface BlockMark {
  readonly mark: Mark;
  readonly deed: Deed;
  readonly words: string;
  readonly isElse: boolean;
}

/** The blocks that these marks make, in order of their ends; marks without a partner make none. */
export function blocksBetween(marks: readonly BlockMark[]): Block[] {
  const blocks: Block[] = [];
  const open: { branches: Span[]; from: number; isWhole: boolean; condition: number }[] = [];
  const conditions = new Map<string, number>();
  for (const { mark, deed, words, isElse } of marks) {
    const last = open.at(-1);
    if (deed === 'open') {
      const key = `${last?.from ?? ''} ${words}`;
      const condition = conditions.get(key) ?? conditions.size;
      conditions.set(key, condition);
      open.push({ branches: [], from: mark.end, isWhole: false, condition });
    } else if (last && (deed === 'middle' || deed === 'close')) {
      last.branches.push({ start: last.from, end: mark.start });
      last.from = mark.end;
      if (isElse) last.isWhole = true;
      if (deed === 'close') blocks.push(open.pop()!);
    }
  }
  return blocks;
}

/** How many texts of a template of that length are looked at, so that a long one takes no longer than a few readings of it. */
const mostVariants = (length: number): number => Math.max(4, Math.min(24, Math.floor(500_000 / length)));

/** Which branch of a block is taken; one that it does not have means none, or the last where one must be. */
type Choice = (block: Block) => number;

const none = Infinity;

/**
 * The texts that a template may become: `text` without the branches that are not taken. All blocks, with their first
 * branches, their second ones …; for each two blocks texts with one of them and not the other; and each branch alone, for conditions that exclude
 * each other. Without blocks there is but the text itself.
 */
export function variantsOf(text: string, blocks: readonly Block[]): readonly string[] {
  if (blocks.length === 0) return [text];
  const choices = [...togetherIn(blocks), ...apartIn(blocks), ...aloneIn(blocks)].slice(0, mostVariants(text.length));
  return [...new Set(choices.map((it) => variantOf(text, blocks, it)))];
}

/** All that there is, with one branch after the other of those that have more than one; and nothing. */
function togetherIn(blocks: readonly Block[]): Choice[] {
  const most = Math.min(6, Math.max(...blocks.map((it) => it.branches.length)));
  const choices: Choice[] = Array.from(
    { length: most },
    (_, i) =>
      ({ branches }) =>
        i < branches.length ? i : 0,
  );
  return [...choices, () => none];
}

function apartIn(blocks: readonly Block[]): Choice[] {
  const most = Math.max(...blocks.map((it) => it.condition));
  const choices: Choice[] = [];
  for (let bit = 1; bit <= most; bit *= 2)
    choices.push(
      ({ condition }) => (condition & bit ? 0 : 1),
      ({ condition }) => (condition & bit ? 1 : 0),
    );
  return choices;
}

/** Each branch of each condition with those around it. */
const aloneIn = (blocks: readonly Block[]): Choice[] =>
  [...new Map(blocks.map((it) => [it.condition, it])).values()].flatMap(({ branches, condition }) =>
    branches.map(
      ({ start, end }, number) =>
        (block) =>
          block.condition === condition ? number : branchAround(block, start, end),
    ),
  );

function branchAround({ branches }: Block, start: number, end: number): number {
  const found = branches.findIndex((it) => it.start <= start && end <= it.end);
  return found < 0 ? none : found;
}

function variantOf(text: string, blocks: readonly Block[], choose: Choice): string {
  const left: Span[] = [];
  for (const block of blocks) {
    const { branches, isWhole } = block;
    const last = isWhole ? branches.length - 1 : branches.length;
    const taken = Math.min(choose(block), last);
    for (const [number, it] of branches.entries()) if (number !== taken) left.push(it);
  }
  return blanked(text, left);
}

/** The text with blanks in some places. Line ends stay. */
function blanked(text: string, spans: readonly Span[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    result += text.slice(at, from) + text.slice(from, end).replace(/[^\r\n]/g, ' ');
    at = end;
  }
  return result + text.slice(at);
}
