// What libxml2 finds wrong with a definition, read out of libvirt's complaint. Its own words stay here: they change from
// one version to the next, and libvirt translates only what stands around them.

/** Where a text stops being well-formed. */
export interface NotWellFormed {
  /** 1-based. */
  readonly line: number;
  /** The line as libvirt printed it, and where in it the fault is. */
  readonly excerpt?: { readonly text: string; readonly at: number };
}

/** Undefined when the complaint is another one. */
export function notWellFormedIn(detail: string): NotWellFormed | undefined {
  const lines = detail.split('\n');
  const below = lines.findIndex((it, i) => i >= 2 && pointer.test(it));
  const at = below < 0 ? lines.findIndex((it) => placed.test(it)) : below - 2;
  // Whatever the language, no other number is in front of it.
  const line = at < 0 ? undefined : /^\D{0,200}(\d{1,9})/.exec(lines[at]!)?.[1];
  if (line === undefined) return undefined;
  const excerpt = below < 0 ? undefined : { text: lines[below - 1]!, at: lines[below]!.length - 1 };
  return { line: Number(line), ...(excerpt && { excerpt }) };
}

/** What libvirt prints below the line that it shows. */
const pointer = /^[-\t]*\^$/;

/** As `(network_definition):4: `, in any language. */
const placed = /^[^()]{0,80}\([^()]{1,80}\)\s?:\s?\d{1,9}\s?:/;

/** What a schema does not allow. */
export interface SchemaFault {
  /** In our words, to go behind "the schema". */
  readonly says: string;
  /** What it names, the most telling first. */
  readonly elements: readonly string[];
  readonly attributes: readonly string[];
}

type Names = Readonly<Partial<Record<'attribute' | 'content' | 'element' | 'wanted' | 'part', string>>>;

/** What libxml2 says of a document against a schema (xmlRelaxNGGetErrorString in relaxng.c), the most telling first. */
const sayings: readonly (readonly [pattern: RegExp, says: (it: Names) => string])[] = [
  [
    /\bInvalid attribute (?<attribute>\S+) for element (?<element>\S+)/,
    (it) => `does not allow the attribute ${it.attribute} of <${it.element}>`,
  ],
  [/\bElement (?<element>\S+) has extra content: text/, (it) => `does not allow text in <${it.element}>`],
  [
    /\bElement (?<element>\S+) has extra content: (?<content>\S+)/,
    (it) => `does not allow <${it.content}> in <${it.element}>`,
  ],
  [/\bExpecting (?:an )?element (?<wanted>\S+), got nothing/, (it) => `expects <${it.wanted}>, which is missing`],
  [/\bExpecting element (?<wanted>\S+), got (?<content>\S+)/, (it) => `expects <${it.wanted}> and not <${it.content}>`],
  [/\b(?:Extra|Did not expect) element (?<element>\S+)/, (it) => `does not allow <${it.element}> as it stands here`],
  [/\bExpecting a namespace for element (?<element>\S+)/, (it) => `expects a namespace of <${it.element}>`],
  [/\bExpecting no namespace for element (?<element>\S+)/, (it) => `does not allow the namespace of <${it.element}>`],
  [/\bElement (?<element>\S+) has wrong namespace/, (it) => `does not allow the namespace of <${it.element}>`],
  [
    /\bElement (?<element>\S+) failed to validate (?<part>content|attributes)/,
    (it) => `does not allow the ${it.part} of <${it.element}>`,
  ],
  [/\b(?:Error validating |Type \S+ doesn't allow )/, () => 'does not allow one of the values'],
  // What libvirt says around it, in whatever language, names the file of the schema.
  [/\.rng(?:\s|$)/, () => 'does not allow it'],
];

/** Undefined when the complaint is another one. */
export function schemaFaultIn(detail: string): SchemaFault | undefined {
  const found = detail.split('\n').flatMap((line) =>
    sayings.flatMap(([pattern, says], rank) => {
      const match = pattern.exec(line);
      return match ? [{ rank, names: match.groups ?? {}, says }] : [];
    }),
  );
  found.sort((a, b) => a.rank - b.rank);
  const [first] = found;
  if (!first) return undefined;
  return {
    says: first.says(first.names),
    elements: found.flatMap(({ names }) => [names.content ?? [], names.element ?? []].flat()),
    attributes: found.flatMap(({ names }) => names.attribute ?? []),
  };
}
