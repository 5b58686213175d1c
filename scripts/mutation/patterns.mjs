// Changes of a regular expression literal: an anchor left out, a class turned round, a repetition changed, a flag left out.

const repeated = { '*': '+', '+': '', '?': '' };

/** Literals that differ from the given one in one thing, and can be read. */
export function changedPatterns(literal) {
  const end = literal.lastIndexOf('/');
  const pattern = literal.slice(1, end);
  const flags = literal.slice(end + 1);
  const found = [];
  const put = (from, to, text) => found.push([pattern.slice(0, from) + text + pattern.slice(to), flags]);
  let inClass = false;
  let repeatable = false;
  for (let i = 0; i < pattern.length; i++) {
    const it = pattern[i];
    if (it === '\\') {
      const next = pattern[i + 1];
      if (/[bdsw]/i.test(next) && !(inClass && /b/i.test(next)))
        put(i + 1, i + 2, next === next.toLowerCase() ? next.toUpperCase() : next.toLowerCase());
      i++;
      repeatable = true;
    } else if (inClass) {
      if (it === ']') [inClass, repeatable] = [false, true];
    } else if (it === '[') {
      inClass = true;
      if (pattern[i + 1] === '^') put(i + 1, i + 2, '');
      else put(i + 1, i + 1, '^');
    } else if (it === '^' || it === '$') {
      put(i, i + 1, '');
      repeatable = false;
    } else if (repeatable && it in repeated) {
      put(i, i + 1, repeated[it]);
      // The `?` behind a repetition makes it lazy, which changes what is found, not whether.
      repeatable = false;
    } else repeatable = it !== '(' && it !== '|' && !(it === '?' && pattern[i - 1] === '(');
  }
  for (const it of flags.replace(/[gyuvd]/g, '')) found.push([pattern, flags.replace(it, '')]);
  return found.filter(isReadable).map(([it, flag]) => `/${it}/${flag}`);
}

function isReadable([pattern, flags]) {
  if (pattern === '') return false;
  try {
    return new RegExp(pattern, flags) instanceof RegExp;
  } catch {
    return false;
  }
}
