/** The forms that a memo is drawn in. HTML is the main one; PDF for the web (UA-1) and for the archive (A-2a). */
export const MEMO_FORMATS = {
  html: { extension: 'html', mediaType: 'text/html; charset=utf-8', name: 'Webbsida (HTML)' },
  docx: {
    extension: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    name: 'Word (docx)',
  },
  pdf: { extension: 'pdf', mediaType: 'application/pdf', name: 'PDF för webben' },
  pdfa: { extension: 'pdf', mediaType: 'application/pdf', name: 'PDF för arkivet' },
  json: { extension: 'json', mediaType: 'application/json', name: 'Data (JSON)' },
} as const;

export type MemoFormat = keyof typeof MEMO_FORMATS;

export function isMemoFormat(word: string): word is MemoFormat {
  return Object.hasOwn(MEMO_FORMATS, word);
}
