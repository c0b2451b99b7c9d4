/** Words that a template leaves for its user to replace, and what people write to say that there is nothing. */
const PROMPT =
  /^(?:\W*(?:klicka (?:eller tryck )?(?:här|på|och)\b.*|tryck här\b.*|skriv (?:här|text|in)\b.*|(?:ange|fyll i|infoga|välj|lägg till)\b.{0,60}(?:här|text|datum|rubrik|handling|handlingar|underlag|namn|titel|alternativ|objekt|nummer|dokument)\b.*|click (?:or tap )?here\b.*|lorem ipsum\b.*|x{2,}\W*|\[[^\]]*\]|<[^>]*>|\.{3,}|…+|_{3,}|-|–|text|namn|uppgift saknas\b.*)\W*)$/iu;

/** True for a text that is nothing but a template's prompt or a mark that a value is missing. */
export function isTemplatePrompt(text: string): boolean {
  return PROMPT.test(text.trim());
}
