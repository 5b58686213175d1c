// Characters that cannot be seen, or only look like ASCII, where a program compares the text exactly.
import { replace } from '../../../fixes/fix';
import type { File } from '../../../model/file';
import { attributeRow, tableOf } from '../../../schema/index';
import type { SyntaxProblem } from '../../../syntax/tree';
import { syntaxFault } from '../../factories/syntax-fault';
import { otherCase } from '../../../model/ifcfg/written-names';
import { allFiles, nameBefore, textOf } from '../../../model/ifcfg/faults';

export const invisibleCharacter = syntaxFault({
  code: 'invisible-character',
  of: allFiles,
  severity: 'error',
  summary: 'A character cannot be seen, or only looks like an ASCII one.',
  source: 'NetworkManager, shvar.c; the Unicode names list',
  find(fault, file) {
    if (!fault.other && isFreeText(file, fault)) return undefined;
    const found = textOf(file, fault.span);
    const plain = replacement(file, fault);
    const place = fault.other ? 'the name' : 'the value';
    return {
      span: fault.span,
      message: fault.detail
        ? `${found} in ${place} only looks like ${fault.detail.trim() || fault.detail}, expected ASCII`
        : `${codesOf(found)} in ${place} cannot be seen but counts, expected ${plain === ' ' ? 'a plain blank' : 'nothing here'}`,
      fixes: [
        replace(
          fault.detail ? 'Write it in ASCII' : plain === ' ' ? 'Write a plain blank' : 'Remove it',
          fault.span,
          plain,
          true,
        ),
      ],
    };
  },
});

/** Free text may hold any character: a name, a password. */
function isFreeText(file: File, { span }: SyntaxProblem): boolean {
  const table = tableOf(file.tree);
  if (!table || file.tree.root!.children.length > 0) return false;
  const name = nameBefore(file, span.start);
  const row = attributeRow(table, otherCase(table, name) ?? name);
  return !row || (!row.value.complaint && !row.value.choices && !row.value.names && !row.value.nested);
}

/** A blank between words of a quoted list stays one; anywhere else it goes. */
function replacement(file: File, { span, detail = '' }: SyntaxProblem): string {
  if (detail !== '') return detail;
  const { text } = file.tree;
  const isWord = (it: string | undefined) => it !== undefined && !/[\s"'=]/.test(it);
  const isBlank = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/.test(textOf(file, span));
  const line = text.slice(text.lastIndexOf('\n', span.start) + 1, span.start);
  const isQuoted = /=["']/.test(line) || file.tree.root!.children.length > 0;
  return isBlank && isQuoted && isWord(text[span.start - 1]) && isWord(text[span.end]) ? ' ' : '';
}

const names: Readonly<Record<number, string>> = {
  0xa0: 'no-break space',
  0xad: 'soft hyphen',
  0x200b: 'zero width space',
  0x200e: 'left-to-right mark',
  0x200f: 'right-to-left mark',
  0x2060: 'word joiner',
  0x3000: 'ideographic space',
  0xfeff: 'byte order mark',
};

function codesOf(text: string): string {
  const code = text.charCodeAt(0);
  const hex = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return names[code] ? `${hex} (${names[code]})` : hex;
}
