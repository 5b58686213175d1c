// Everything that can be asked of a file.
import type { Target } from '../../server/src/model/target';
import { CodeActionKind, type Diagnostic } from 'vscode-languageserver/node';
import { formats } from '../../server/src/cli/reports/index';
import { Output } from '../../server/src/cli/output';
import { convertAll } from '../../server/src/convert/folder';
import { convertProfile, isProfile } from '../../server/src/convert/profile';
import { reportLines } from '../../server/src/convert/report';
import { closeTagAt } from '../../server/src/features/close-tag';
import { completionsAt } from '../../server/src/features/completion/index';
import { foldsOf } from '../../server/src/features/folding';
import { formatDocument, formatRange } from '../../server/src/features/formatting';
import { hoverAt } from '../../server/src/features/hover/index';
import { inlaysIn } from '../../server/src/features/inlay';
import { linkedNamesAt } from '../../server/src/features/linked-editing';
import { tokensIn } from '../../server/src/features/tokens';
import { linksOf } from '../../server/src/features/navigation/links';
import { definitionsAt, occurrencesAt, referencesAt } from '../../server/src/features/navigation/index';
import { type CheckOptions, type Problem, problemsOf, problemSteps } from '../../server/src/features/problems';
import { refactoringsAt } from '../../server/src/features/refactor/network';
import { selectionsAt } from '../../server/src/features/selection';
import { signatureAt } from '../../server/src/features/signature';
import { symbolsOf } from '../../server/src/features/navigation/symbols';
import { type Abilities, abilitiesOf } from '../../server/src/lsp/abilities';
import { actionsAt, type ActionContext, toActions } from '../../server/src/lsp/requests/actions-at';
import { fixAllKind } from '../../server/src/lsp/capabilities';
import { type CompletionAsk, toCompletions } from '../../server/src/lsp/requests/completion-items';
import { toDiagnostic, toFoldingRanges, toRange, toSymbols } from '../../server/src/lsp/to-lsp';
import { type File, ifcfgKindOf, linesOf } from '../../server/src/model/file';
import { liveRootOf } from '../../server/src/model/live';
import { differencesOf } from '../../server/src/model/network/drift/differences';
import type { WorkspaceFacts } from '../../server/src/model/workspace-facts';
import { version } from '../../server/src/schema/types';
import { parseXml } from '../../server/src/syntax/xml/parse';
import { LineIndex, type Span } from '../../server/src/text';
import { Workspace } from '../../server/src/workspace';
import { isLive, liveFilesOf, newest } from '../support/checking';
import { toTheEnd } from '../support/fix-all';
import type { Grown } from './growing';

/** What is asked about: all files, read and not looked at yet. */
export interface Asked {
  readonly file: File;
  readonly all: readonly File[];
  readonly workspace: WorkspaceFacts;
  readonly offsets: readonly number[];
  readonly target: Target;
  /** A client asks for lines and columns of whatever file a place is in. */
  readonly linesOf: (uri: string) => LineIndex;
}

const uriOf = (name: string): string => `file:///host/etc/sysconfig/network-scripts/${name}`;

export function asked({ files, file, offsets }: Grown, target: Target = newest): Asked {
  const workspace = new Workspace();
  for (const [name, text] of Object.entries(files))
    if (!isLive(name)) workspace.setOnDisk(uriOf(name), text, ifcfgKindOf(uriOf(name)) ?? 'network');
  const running = liveFilesOf(files);
  const root = running[0] && liveRootOf(running[0].uri);
  if (root !== undefined) workspace.setLive(root, running);
  workspace.liveRootFor = () => root;
  const found = workspace.file(uriOf(file))!;
  const linesOfUri = (uri: string) => {
    const known = workspace.file(uri);
    return known ? linesOf(known) : new LineIndex(workspace.liveText(uri)!);
  };
  return {
    file: found,
    all: workspace.files(),
    workspace: workspace.factsAround(found),
    offsets,
    target,
    linesOf: linesOfUri,
  };
}

/** A client that can everything, and asks for all at once. */
const can: Abilities = {
  ...abilitiesOf({}),
  relatedInformation: true,
  diagnosticTags: [1, 2],
  hover: 'markdown',
  snippets: true,
  symbolTrees: true,
  newSymbolKinds: true,
  documentChanges: true,
  createsFiles: true,
  renamesFiles: true,
};

const asking: CompletionAsk = {
  asked: { uri: 'file:///a', position: { line: 0, character: 0 } },
  can,
  again: undefined,
};

const judgingOf = ({ target }: Asked): CheckOptions => ({
  target,
  onCrash(rule, error) {
    throw new Error(`the rule ${rule.name} threw`, { cause: error });
  },
});

const scripts: Target = { libvirt: version('9.0.0'), backend: 'network-scripts', release: 7 };

const wholeOf = ({ file }: Asked): Span => ({ start: 0, end: file.text.length });

type Question = (it: Asked) => unknown;

/** Questions by their names. */
export type Questions = Readonly<Record<string, Question>>;

const at =
  (ask: (it: Asked, offset: number) => unknown): Question =>
  (it) =>
    it.offsets.map((offset) => ask(it, offset));

/** As a client is told it. */
const problems = (it: Asked, judging: Partial<CheckOptions> = {}): Diagnostic[] =>
  problemsOf(it.file, it.workspace, { ...judgingOf(it), ...judging }).map((one) => diagnostic(it, one));

const diagnostic = (it: Asked, problem: Problem): Diagnostic =>
  toDiagnostic(problem, linesOf(it.file), it.linesOf, can);

/** Actions on all of the file, with their edits. */
const actions = (it: Asked, kind: string): unknown => {
  const wanted = { range: toRange(wholeOf(it), linesOf(it.file)), context: { only: [kind] } };
  const lent: ActionContext = {
    can,
    workspace: it.workspace,
    files: it.all,
    judging: judgingOf(it),
    linesOf: it.linesOf,
    toDiagnostic: (one) => diagnostic(it, one),
    problems: () => problemSteps(it.file, it.workspace, judgingOf(it)),
    commands: [],
    connection: undefined,
  };
  return toActions(toTheEnd(actionsAt(it.file, wanted, lent)), it.file.uri, 1, wanted, can);
};

/** What is answered while a person reads and types. */
export const usual = {
  read: ({ file }) => file.tree.problems,
  facts: ({ file: { facts } }) => [facts.subnets, facts.routes, facts.reservations.length],
  problems: (it) => problems(it),
  symbols: ({ file }) => toSymbols(symbolsOf(file), file.uri, linesOf(file), can),
  folds: ({ file }) => toFoldingRanges(foldsOf(file), linesOf(file), can),
  inlays: (it) => inlaysIn(it.file, wholeOf(it)),
  format: ({ file }) => formatDocument(file),
  convert: ({ file, all }) => {
    if (!isProfile(file, all)) return [];
    const conversion = convertProfile(file, all);
    const made = (['keyfile', 'nmstate'] as const).map((to) => [...convertAll([conversion], to).texts]);
    return [made, reportLines(conversion.entries, { kept: true })];
  },
  completion: at((it, offset) =>
    toCompletions(completionsAt(it.file, it.workspace, offset, it.target), linesOf(it.file), asking),
  ),
  hover: at((it, offset) => hoverAt(it.file, it.workspace, offset, it.target)),
  signature: at((it, offset) => signatureAt(it.file, it.workspace, offset, it.target)),
  selections: at((it, offset) => selectionsAt(it.file, offset)),
  definitions: at((it, offset) => definitionsAt(it.file, it.workspace, offset)),
  'refactorings here': at((it, offset) => refactoringsAt(it.file, it.workspace, { start: offset, end: offset })),
} satisfies Questions;

/** All that can be asked. */
export const questions = {
  ...usual,
  fixes: (it) => actions(it, CodeActionKind.QuickFix),
  'problems, judged alone': (it) => problems(it, { isolated: true }),
  'problems for the scripts': (it) => problems(it, { target: scripts }),
  'problems in print': (it) => {
    const found = problemsOf(it.file, it.workspace, judgingOf(it));
    const printed: string[] = [];
    const output = new Output({
      out: (text) => printed.push(text),
      err: (text) => printed.push(text),
      isTerminal: true,
    });
    for (const format of [formats.text, formats.sarif]) {
      const report = format({ output, pages: '', fails: () => true, linesOf: () => linesOf(it.file) });
      report.add({ path: 'a', file: it.file, problems: found, lines: linesOf(it.file) });
      report.end(true);
    }
    return printed;
  },
  'fix all': (it) => actions(it, fixAllKind),
  refactorings: (it) => actions(it, CodeActionKind.RefactorRewrite),
  links: ({ file, workspace }) => linksOf(file, workspace),
  tokens: (it) => [...tokensIn(it.file, wholeOf(it))],
  'format a range': (it) => formatRange(it.file, wholeOf(it)),
  'linked names': at((it, offset) => linkedNamesAt(it.file, offset)),
  references: at((it, offset) => referencesAt(it.file, it.workspace, offset, { withDeclarations: true })),
  occurrences: at((it, offset) => occurrencesAt(it.file, it.workspace, offset)),
  'close tag': at((it, offset) => closeTagAt(it.file, offset)),
} satisfies Questions;

/** A network beside itself, beside one in which most values are others, and beside the second half of itself. */
export const differences = {
  differences: ({ file: { text, tree } }) => {
    const half = tree.root?.children.slice(tree.root.children.length >> 1)[0]?.span.start ?? 0;
    return [text, text.replaceAll('1', '3'), `<network>${text.slice(half)}`].map((other) =>
      differencesOf({ tree, kind: 'written' }, { tree: parseXml(other), kind: 'stored' }),
    );
  },
} satisfies Questions;
