// What a person may choose to have done at a place: fixes, rewritings, conversions. There may be very many of them, so only
// some are offered, and where the client can ask again, the edit is made once one is chosen.
import { type CodeAction, CodeActionKind, type Diagnostic, type Range } from 'vscode-languageserver/node';
import { fixAllSteps, fixesAt } from '../../features/fixes';
import type { CheckOptions, Problem, Steps } from '../../features/problems';
import { guestRefactorings } from '../../features/refactor/guests';
import { type Refactoring, refactoringsAt } from '../../features/refactor/network';
import { reservationsInto } from '../../features/refactor/reserve';
import { renumberingToFree } from '../../features/rename/renumber';
import { type File, isApart } from '../../model/file';
import type { WorkspaceFacts } from '../../model/workspace-facts';
import { runningLeasesOf } from '../../model/leases';
import { isLiveUri } from '../../model/live';
import { networkOf } from '../../model/networks';
import { type LineIndex, type Span, spansMeet } from '../../text';
import { visible } from '../../visible';
import type { Abilities } from '../abilities';
import { fixAllKind } from '../capabilities';
import { conversionsOf } from './conversions';
import type { PossibleAction } from './possible-action';
import { showingMade } from '../commands/made-files';
import { canApply, toNamedEdit, toSpan, toWorkspaceEdit } from '../to-lsp';

/** What the server lends to actions. */
export interface ActionContext {
  readonly can: Abilities;
  readonly workspace: WorkspaceFacts;
  readonly files: readonly File[];
  readonly judging: CheckOptions;
  readonly linesOf: (uri: string) => LineIndex;
  toDiagnostic(problem: Problem): Diagnostic;
  problems(): Steps<Problem[]>;
  /** Commands of the client that may be named. */
  readonly commands: readonly string[];
  /** That of the host which the file is for. */
  readonly connection: string | undefined;
}

/** Nobody reads more of a list, and a person who has selected all of a long file would be sent megabytes. */
const mostActions = 100;

/** Where and of which kinds actions are wanted. */
export interface ActionRequest {
  readonly range: Range;
  readonly context: { readonly only?: readonly string[] | undefined };
}

/** The actions at a place, in steps. The same ones come again for the same text. */
export function* actionsAt(
  file: File,
  { range, context: { only } }: ActionRequest,
  lent: ActionContext,
): Steps<PossibleAction[]> {
  const { can, workspace, linesOf } = lent;
  const wanted = (kind: string) => !only || only.some((it) => it === '' || kind === it || kind.startsWith(`${it}.`));
  const span = toSpan(range, linesOf(file.uri));
  const actions: PossibleAction[] = [];
  const renumbering = renumberingAt(file, lent, span);
  if (wanted(CodeActionKind.QuickFix)) {
    const problems = yield* lent.problems();
    actions.push(...editingOnHost(file, problems, span, lent));
    for (const { problem, fix } of fixesAt(problems, span, mostActions)) {
      if (!canApply(fix.changes, can)) continue;
      actions.push({
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [lent.toDiagnostic(problem)],
        ...(fix.preferred && can.preferredActions ? { isPreferred: true } : {}),
        ...showingMade(fix.title, fix.changes),
        edit: () => toWorkspaceEdit(fix, file.uri, linesOf, can),
      });
    }
    const clash = problems.find((it) => areClashes.has(it.code) && spansMeet(it.span, span));
    if (renumbering && clash)
      actions.push({ ...renumbering, kind: CodeActionKind.QuickFix, diagnostics: [lent.toDiagnostic(clash)] });
  }
  if (wanted(CodeActionKind.RefactorRewrite)) {
    if (renumbering) actions.push({ ...renumbering, kind: CodeActionKind.RefactorRewrite });
    for (const it of rewritesAt(file, lent, span).slice(0, mostActions)) {
      if (!canApply(it.changes, can)) continue;
      actions.push({
        title: it.title,
        kind: CodeActionKind.RefactorRewrite,
        ...showingMade(it.title, it.changes),
        edit: () => toWorkspaceEdit(it, file.uri, linesOf, can),
      });
    }
    // There is nothing beside a document that stands apart.
    if (can.createsFiles && !isApart(file.uri)) actions.push(...conversionsOf(file, lent.files));
  }
  // Worked out only when it is asked for: it judges the file several times.
  if (only?.some((it) => fixAllKind === it || fixAllKind.startsWith(`${it}.`))) {
    const edits = yield* fixAllSteps(file, workspace, lent.judging);
    if (edits.length > 0)
      actions.push({
        title: 'Fix all obvious problems in this file',
        kind: fixAllKind,
        edit: () => toWorkspaceEdit({ changes: [{ edits }] }, file.uri, linesOf, can),
      });
  }
  return actions;
}

/** Findings that another subnet repairs. */
const areClashes: ReadonlySet<string> = new Set([
  'subnet-overlap-workspace',
  'libvirt-subnet-clash',
  'subnet-in-use-on-host',
  'subnet-common-lan',
]);

/** To give a network a free subnet in all files of its host. */
function renumberingAt(
  file: File,
  { can, files, workspace, linesOf }: ActionContext,
  span: Span,
): Pick<PossibleAction, 'title' | 'edit'> | undefined {
  if (file.kind !== 'network' || isLiveUri(file.uri)) return undefined;
  const found = renumberingToFree({ file, files, workspace }, span);
  if (!found) return undefined;
  const title = visible(found.title);
  const edit = () => toWorkspaceEdit({ changes: found.changes() }, file.uri, linesOf, can);
  return { title, edit: () => toNamedEdit(edit(), title, can) };
}

/** To edit on its host what is better not edited in the file of libvirtd. */
function editingOnHost(file: File, problems: readonly Problem[], span: Span, lent: ActionContext): PossibleAction[] {
  const { connection, commands } = lent;
  const { name, uuid } = networkOf(file) ?? {};
  const problem = problems.find((it) => it.code === 'libvirtd-owns-file');
  if (!problem || !name || connection === undefined || !commands.includes(editNetwork)) return [];
  if (problem.span.start > span.end || span.start > problem.span.end) return [];
  const title = visible(`Edit ${name} on ${connection}`);
  const reference = { connection, name, ...(uuid !== undefined && { uuid }) };
  return [
    {
      ...{ title, kind: CodeActionKind.QuickFix, diagnostics: [lent.toDiagnostic(problem)] },
      command: { title, command: editNetwork, arguments: [reference] },
    },
  ];
}

const editNetwork = 'virtnet.editNetwork';

/** What may be rewritten; what runs is not, but what it shows may be written into the file it was made of. */
function rewritesAt(file: File, { workspace, files }: ActionContext, span: Span): Refactoring[] {
  if (file.kind === 'guest') return guestRefactorings(file, files, workspace, span);
  if (!isLiveUri(file.uri)) return refactoringsAt(file, workspace, span);
  const leases = runningLeasesOf(file, workspace);
  return leases ? reservationsInto(files, file, leases, span) : [];
}

/** What is kept with an action, so that it is found again. */
export interface Origin {
  readonly uri: string;
  readonly version: number | null;
  readonly range: Range;
  readonly only: readonly string[] | null;
  readonly index: number;
}

/** The actions as they are sent; without their edits to a client that asks for one later. */
export function toActions(
  actions: readonly PossibleAction[],
  uri: string,
  version: number | undefined,
  wanted: ActionRequest,
  can: Abilities,
): CodeAction[] {
  return actions.map(({ edit, ...action }, index) => {
    if (!edit) return action;
    // It was worked out anyway, and is one.
    if (!can.resolvesEdits || action.kind === fixAllKind) return { ...action, edit: edit() };
    const origin: Origin = {
      uri,
      version: version ?? null,
      range: wanted.range,
      only: wanted.context.only ?? null,
      index,
    };
    return { ...action, data: origin };
  });
}
