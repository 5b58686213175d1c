// Lines that are neither an assignment nor a comment.
import { fix } from '../../../fixes/fix';
import { commentOut } from '../../../syntax/ifcfg/write';
import { lineOf, removeLine, withLine } from '../../../syntax/lines';
import type { File } from '../../../model/file';
import { shortened, textOf } from '../../../model/ifcfg/faults';
import type { Target } from '../../../model/target';
import type { Tree } from '../../../syntax/tree';
import { countUpTo, type Span } from '../../../text';
import { syntaxFault } from '../../factories/syntax-fault';
import type { Finding } from '../../rule';

export const notAnAssignment = syntaxFault({
  code: 'not-an-assignment',
  severity: 'warning',
  summary: 'A line is neither an assignment nor a comment.',
  source: 'NetworkManager, shvar.c: svWarnInvalid; the legacy scripts source the file with bash',
  find(fault, file, target) {
    const { span, detail, other } = fault;
    if (detail !== undefined && other) return ofFunction(detail, span, other, file, target);
    const line = textOf(file, span);
    // Routes in a file of variables are a matter of their own: route-mixed-forms.
    if (file.kind === 'route' && looksLikeRoute.test(line)) return undefined;
    const before = file.tree.text.slice(lineOf(file.tree, span.start).start, span.start);
    return {
      span,
      message: `"${shortened(line)}" is no assignment: NetworkManager ignores it, the legacy scripts run it as root`,
      // Behind a function the line is not this one's alone.
      fixes: before.includes('}')
        ? []
        : [
            fix('Comment the line out', commentOut(file.tree, span.start)),
            fix('Remove the line', removeLine(file.tree, span.start)),
          ],
    };
  },
});

/** The function of an ifcfg file that the legacy scripts call: whether to wait for a link. */
// Source: initscripts, network-scripts/ifup-eth
const calledByScripts = 'check_link_down';

/** A definition runs nothing; to NetworkManager each assignment in it is one of the file. */
function ofFunction(name: string, span: Span, whole: Span, file: File, { backend }: Target): Finding | undefined {
  if (backend === 'network-scripts') return undefined;
  const { tree } = file;
  const isCalled = name === calledByScripts;
  const [first, second] = namesIn(tree, whole);
  if (first === undefined && isCalled) return undefined;
  const scripts = isCalled ? 'call it' : 'run it only where something calls it';
  const network = first
    ? `takes ${first} ${second ? 'and others ' : ''}in it for ${second ? 'assignments' : 'an assignment'} of the file`
    : 'ignores it';
  return {
    ...(first ? {} : { severity: 'information' }),
    span,
    message: `${shortened(name)}() is a function of a shell: NetworkManager ${network}, the legacy scripts ${scripts}`,
    fixes: [
      fix(
        'Comment the function out',
        linesIn(tree, whole).flatMap((at) => commentOut(tree, at)),
      ),
      fix('Remove the function', [{ span: withLine(tree, whole), text: '' }]),
    ],
  };
}

/** The keys that are assigned in a span. */
function namesIn({ root }: Tree, { start, end }: Span): Set<string> {
  const all = root!.attributes;
  const from = countUpTo(all, start, (it) => it.nameSpan.start);
  return new Set(
    all
      .slice(
        from,
        countUpTo(all, end, (it) => it.nameSpan.start),
      )
      .map((it) => it.name),
  );
}

/** Where the lines of a span start that are not blank. */
const linesIn = ({ text }: Tree, { start, end }: Span): number[] =>
  [...text.slice(start, end).matchAll(/(?<=^|\n)[^\n]*\S/g)].map((it) => start + it.index);

const looksLikeRoute =
  /^(?:[\da-f]*[.:]|default\b|to\s|via\s|unicast\s|local\s|blackhole\s|prohibit\s|unreachable\s|throw\s)/;
