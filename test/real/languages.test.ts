// libvirt in the languages of its hosts: what its translators wrote reaches no message of ours, and what it says in
// English does.
import assert from 'node:assert/strict';
import { causeOf } from '../../server/src/host/complaint';
import { translationsOf } from '../support/translations';

const translations = translationsOf('libvirt');
/** As the messages look when libvirt has filled them in. */
const filled = (message: string): string =>
  message.replaceAll(/%(?:\d+\$)?[-#0]?\d*(?:\.\*)?(?:ll|[zhj])?[a-zA-Z]/g, '7');
const toldOf = (message: string): string => causeOf(`Failed to define network from a.xml\n${filled(message)}`);

describe('messages of libvirt', function () {
  this.timeout(60_000);
  before(function () {
    if (translations.size > 0) return;
    console.log('      not run: libvirt-l10n is not installed');
    this.skip();
  });

  it('in another language are not passed on', () => {
    const leaks: string[] = [];
    let count = 0;
    for (const [language, catalogue] of translations) {
      if (language.startsWith('en')) continue;
      for (const [message, translation] of catalogue) {
        if (translation === message || isLeftInEnglish(message, translation)) continue;
        count++;
        if (toldOf(translation) !== 'libvirt says why in another language') leaks.push(`${language}: ${translation}`);
      }
    }
    console.log(`      ${count} messages in ${translations.size} languages`);
    assert.ok(count > 100_000);
    assert.deepEqual(leaks, []);
  });

  it('in English are', () => {
    const messages = new Set([...translations.values()].flatMap((it) => [...it.keys()]));
    for (const message of ["bridge name '%s' already in use.", 'Invalid value for attribute: %s', "unknown type '%s'"])
      assert.doesNotMatch(toldOf(message), /another language/);
    // libvirt puts the class of the error in front of most.
    for (const it of messages) assert.doesNotMatch(toldOf(`XML error: ${it.trim()}`), /another language/, it);
  });
});

/** Some translators leave half of a message as it is. */
function isLeftInEnglish(message: string, translation: string): boolean {
  const english = new Set(message.toLowerCase().match(/[a-z]{3,}/g));
  const words = translation.toLowerCase().match(/[a-z]{3,}/g) ?? [];
  const others = translation.match(/[^\p{ASCII}\p{P}\p{S}\p{Z}]+/gu) ?? [];
  return words.filter((it) => english.has(it)).length > others.length + words.filter((it) => !english.has(it)).length;
}
