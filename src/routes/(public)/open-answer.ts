/** What is meant for others' pages and programs: a page on any other site may fetch it. */
export function openAnswer(body: BodyInit, type: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(body, {
    headers: {
      'content-type': type,
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      ...headers,
    },
  });
}
