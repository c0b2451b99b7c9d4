import { HtmlValidate } from 'html-validate';

/** What is wrong with a page as HTML, one line each; style rules of the tool that the serializer decides are off. */
export async function htmlFaults(html: string): Promise<string[]> {
  const report = await new HtmlValidate({
    extends: ['html-validate:standard'],
    rules: {
      'no-trailing-whitespace': 'off',
      'void-style': 'off',
      'doctype-style': 'off',
      'attr-quotes': 'off',
      'no-inline-style': 'error',
      'long-title': 'off',
      'no-raw-characters': 'off',
      'prefer-native-element': 'off',
    },
  }).validateString(html);
  return report.results.flatMap((result) =>
    result.messages.map((message) => `${message.ruleId} ${message.line}: ${message.message}`),
  );
}
