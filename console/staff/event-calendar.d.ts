/** What grid.js uses of the library, which is published without types for its bundle. */
declare module '@event-calendar/build' {
  interface Calendar {
    setOption(name: string, value: unknown): void;
    getOption(name: string): unknown;
    unselect(): void;
  }
  const library: { create(target: HTMLElement, options: Record<string, any>): Calendar; destroy(calendar: Calendar): void };
  export default library;
}
