import MailComposer from 'nodemailer/lib/mail-composer';
import type { SmtpConfig } from '#platform/config.ts';
import { subjectLine, type MailBody } from '#platform/mail/mail-body.ts';
import type { Lang } from '#platform/texts/languages.ts';

/**
 * The whole message as it goes over the wire: text and HTML. The Message-ID is the mail's own and never another, so that
 * a receiver who got it twice could tell, and an administrator can look for it in the mail server's log. Marked as
 * written by a program (RFC 3834), so that no holiday reply comes back.
 */
export function composeMail(
  { from }: Pick<SmtpConfig, 'from'>,
  mail: { readonly id: string; readonly lang: Lang; readonly body: MailBody; readonly at: Date },
): Promise<Buffer> {
  return new MailComposer({
    from: { name: subjectLine(from.name), address: from.address },
    to: { name: '', address: mail.body.to },
    subject: subjectLine(mail.body.subject),
    text: mail.body.text,
    html: mail.body.html,
    attachments: (mail.body.attachments ?? []).map(({ name, mediaType, base64 }) => ({
      filename: subjectLine(name),
      contentType: mediaType,
      content: Buffer.from(base64, 'base64'),
    })),
    date: mail.at,
    messageId: messageId(from.address, mail.id),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': mail.lang,
      ...oneClickHeaders(mail.body.oneClick),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

/** A button of the mail program's own that ends it, without a page (RFC 8058; the mail server must sign both headers). */
function oneClickHeaders(address: string | undefined): Record<string, string> {
  if (address === undefined) return {};
  return { 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

/** @example messageId('loftet@ekby.se', '0193…') // "<0193…@ekby.se>" */
function messageId(sender: string, id: string): string {
  return `<${id}@${sender.slice(sender.lastIndexOf('@') + 1)}>`;
}
