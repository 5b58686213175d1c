// A filter of packets that a network card names and that is not known: the guest does not start.
import { replace } from '../../../fixes/fix';
import { cardsOf } from '../../../model/guest/cards';
import { filtersByName, filtersOfFiles, shippedFilters } from '../../../model/guest/filters';
import { nearest } from '../../../schema/nearest';
import { isUnknown } from '../../../syntax/template/template';
import { ruleOfEach } from '../../rule';

export const domFilterNotFound = ruleOfEach({
  code: 'dom-filter-not-found',
  of: ['guest'],
  severity: 'warning',
  across: true,
  summary: 'A filter of packets that neither libvirt brings along nor a file defines.',
  source: 'libvirt 9.0.0 at start: "referenced filter … is missing"',
  each: cardsOf,
  *check(card, _file, workspace) {
    const name = card.child('filterref')?.attribute('filter');
    // What is no name has a finding of its own.
    if (!name || !/^[\w.-]+$/.test(name.value) || isUnknown(name.value) || shippedFilters.has(name.value)) return;
    if (workspace.by(filtersByName, name.value).length > 0) return;
    const others = workspace.by(filtersOfFiles, '');
    const [likely] = nearest(name.value, [...shippedFilters, ...others.map((it) => it.value)]);
    // A host may have filters of which no file is here; one that is nearly like another is hardly meant.
    if (others.length === 0 && likely === undefined) return;
    yield {
      span: name.valueSpan,
      message: `neither libvirt brings a filter ${name.value} along nor a file defines it, and the guest does not start without it${likely === undefined ? '' : `; expected ${likely}`}`,
      fixes: likely === undefined ? [] : [replace(`Change to ${likely}`, name.valueSpan, likely, true)],
    };
  },
});
