/** The ids of records that an import has found or added, so that each is looked for once. */
export interface Memory {
  /** The id of what is known by `key`; `find` gives it the first time. */
  idOf(key: string, find: () => Promise<string>): Promise<string>;
  /** What the row found stays known. */
  keep(): void;
  /** The row is taken back, and with it what it added. */
  forget(): void;
  /** Records have changed under their keys: all is looked for again. */
  clear(): void;
}

/** An empty memory. */
export function createMemory(): Memory {
  const kept = new Map<string, string>();
  const ofRow = new Map<string, string>();
  return {
    idOf: async (key, find) => {
      const known = kept.get(key) ?? ofRow.get(key);
      if (known !== undefined) return known;
      const id = await find();
      ofRow.set(key, id);
      return id;
    },
    keep: () => {
      for (const [key, id] of ofRow) kept.set(key, id);
      ofRow.clear();
    },
    forget: () => {
      ofRow.clear();
    },
    clear: () => {
      kept.clear();
      ofRow.clear();
    },
  };
}
