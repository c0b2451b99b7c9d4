/** The part of the package `xliff` that tests use; it brings no types of its own. */
declare module 'xliff' {
  export function xliff2js(file: string): Promise<{
    readonly sourceLanguage: string;
    readonly targetLanguage: string;
    readonly resources: Readonly<
      Record<string, Readonly<Record<string, { readonly source: string; readonly target?: string }>>>
    >;
  }>;
}
