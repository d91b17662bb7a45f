/** Changes of a part where « not said » means that the field is not there. Pure. */

/** The part with these fields; those that are undefined go. */
export function patched<T extends object>(part: T, changes: { [K in keyof T]?: T[K] | undefined }): T {
  const next = { ...part } as Record<string, unknown>;
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) delete next[name];
    else next[name] = value;
  }
  return next as T;
}
