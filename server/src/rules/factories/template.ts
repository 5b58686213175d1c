// What both rules say that find a template.
import type { File } from '../../model/file';
import type { Span } from '../../text';
import type { Finding } from '../rule';

/** That the file is a template, at a place that stands for all of it. */
export function* templateFindings({ tree: { template } }: File, span: Span): Generator<Finding> {
  if (!template) return;
  const { values } = template;
  const what = values === 0 ? 'what its blocks bring is' : values === 1 ? '1 value is' : `${values} values are`;
  yield { span, message: `a template: ${what} not judged` };
}
