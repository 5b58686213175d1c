// How a name is spelled in a uri.

/** A name as one segment of a path, all but the unreserved characters of RFC 3986 escaped, as VS Code does. */
export const escapedSegment = (name: string): string =>
  encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`,
  );
