// Names that the schema takes and the kernel does not. Characters that the schema refuses are said by wrong-value.
import { replace } from '../../../fixes/fix';
import { ruleOfEach } from '../../rule';
import { oddBridgeNamesOf, effectOf, severityOf } from '../../../model/network/bridge-name';

export const bridgeNameInvalidChar = ruleOfEach({
  code: 'bridge-name-invalid-char',
  of: ['network'],
  severity: 'error',
  summary: 'The name of the bridge has a character that no device name may have.',
  source: 'Linux, net/core/dev.c, dev_valid_name',

  each: oddBridgeNamesOf,
  *check(it) {
    const { attribute, name } = it;
    const at = name.search(/[/:]/);
    const isDots = name === '.' || name === '..';
    if (at < 0 && !isDots) return;
    const repaired = name.replace(/[/:]/g, '-');
    yield {
      span: isDots ? attribute.valueSpan : attribute.spanOf(at, at + 1),
      severity: severityOf(it),
      message: isDots
        ? `${name} is a name of folders and ${effectOf(it)}, expected a name such as virbr1`
        : `${name[at]!} stands in ${name} and ${effectOf(it)}, expected letters, digits and _ . -`,
      fixes: it.isManaged && !isDots ? [replace(`Change to ${repaired}`, attribute.valueSpan, repaired, true)] : [],
    };
  },
});
