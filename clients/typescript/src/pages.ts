interface Page<Item> {
  items: Item[];
  next_cursor: string | null;
}

/** Every item of a list, page after page: `for await (const booking of all((cursor) => unwrap(…)))`. */
export async function* all<Item>(page: (cursor: string) => Promise<Page<Item>>): AsyncGenerator<Item, void, undefined> {
  let cursor: string | null = "";
  while (cursor !== null) {
    const found: Page<Item> = await page(cursor);
    yield* found.items;
    cursor = found.next_cursor;
  }
}
