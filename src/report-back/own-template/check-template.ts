import { contentFaults } from '#report-back/own-template/template-content.ts';
import type { TemplateFault } from '#report-back/own-template/template-fault.ts';
import { templateParts } from '#report-back/own-template/template-parts.ts';
import { safetyFaults } from '#report-back/own-template/template-safety.ts';
import { styleFaults } from '#report-back/own-template/template-styles.ts';

/**
 * What must be mended in a municipality's own Word template; nothing where it can be used. A template that passes makes
 * documents with headings, language, alternatives and one order of reading, whatever it looks like.
 */
export function checkTemplate(bytes: Uint8Array): TemplateFault[] {
  const parts = templateParts(bytes);
  if ('kind' in parts) return [parts];
  return [...safetyFaults(parts), ...styleFaults(parts), ...contentFaults(parts)];
}
