// A conversion as a person may see it on a screen: the file itself is for NetworkManager, and holds what it needs.
import { dots } from '../schema/secrets';
import type { Value } from './profile-builder';
import type { Conversion } from './profile';

/** The same conversion with dots in place of its secrets. */
export function shownConversion(conversion: Conversion): Conversion {
  const { sections, comments, secrets, withoutSecrets } = conversion;
  const shown = (path: string, value: Value): Value => {
    if (secrets.has(path)) return dots;
    return typeof value === 'string' ? withoutSecrets(value) : value.map(withoutSecrets);
  };
  return {
    ...conversion,
    sections: new Map(
      [...sections].map(([section, keys]) => [
        section,
        new Map([...keys].map(([key, value]) => [key, shown(`${section}.${key}`, value)])),
      ]),
    ),
    comments: comments.map(withoutSecrets),
  };
}
