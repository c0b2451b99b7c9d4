import {
  AlignmentType,
  Footer,
  Header,
  HorizontalPositionAlign,
  HorizontalPositionRelativeFrom,
  ImageRun,
  PageNumber,
  Paragraph,
  TextRun,
  TextWrappingType,
  VerticalPositionRelativeFrom,
  type ISectionOptions,
} from 'docx';
import { logoBytes, logoOnPaper, type DocumentLogo } from '#documents/document-look.ts';
import type { DocumentModel } from '#documents/document.ts';

const EMU_A_MM = 36_000;
const TWENTIETHS_A_MM = 1440 / 25.4;
const PIXELS_A_MM = 96 / 25.4;
/** Between the logo and the marks beside it. */
const APART_MM = 6;

/** What stands above and below the text: the marks on every page, the logo on the first, the number of the page. */
export function docxMargins(
  model: DocumentModel,
): Pick<ISectionOptions, 'headers' | 'footers'> & { titlePage: boolean } {
  const { marks } = model;
  const logo = model.look?.logo ?? null;
  const png = logo === null ? null : logoBytes(logo);
  const default_ = marks.length === 0 ? {} : { default: new Header({ children: [running(marks)] }) };
  if (logo === null || png === null)
    return {
      titlePage: false,
      ...(marks.length === 0 ? {} : { headers: default_ }),
      footers: { default: new Footer({ children: [pageOfPages()] }) },
    };
  return {
    titlePage: true,
    headers: { ...default_, first: new Header({ children: [running(marks, { logo, png, model })] }) },
    footers: {
      default: new Footer({ children: [pageOfPages()] }),
      first: new Footer({ children: [pageOfPages()] }),
    },
  };
}

type Beside = { readonly logo: DocumentLogo; readonly png: Uint8Array; readonly model: DocumentModel };

function running(marks: readonly string[], beside?: Beside): Paragraph {
  const size = beside === undefined ? null : logoOnPaper(beside.logo, beside.model);
  return new Paragraph({
    style: 'Margin',
    alignment: AlignmentType.RIGHT,
    ...(size === null ? {} : { indent: { left: Math.round((size.width + APART_MM) * TWENTIETHS_A_MM) } }),
    children: [
      ...(beside === undefined || size === null ? [] : [picture(beside, size)]),
      new TextRun({ text: marks.join(' \u00b7 '), bold: true }),
    ],
  });
}

/** Placed by the page, so that it moves no line. */
function picture({ logo, png, model }: Beside, { width, height }: { width: number; height: number }): ImageRun {
  return new ImageRun({
    type: 'png',
    data: Buffer.from(png),
    transformation: { width: width * PIXELS_A_MM, height: height * PIXELS_A_MM },
    altText: { id: '100000', name: 'Märke', description: logo.alternative },
    floating: {
      horizontalPosition: { relative: HorizontalPositionRelativeFrom.MARGIN, align: HorizontalPositionAlign.LEFT },
      verticalPosition: {
        relative: VerticalPositionRelativeFrom.PAGE,
        offset: Math.round((model.compact === true ? 6.5 : 11) * EMU_A_MM),
      },
      wrap: { type: TextWrappingType.NONE },
    },
  });
}

function pageOfPages(): Paragraph {
  return new Paragraph({
    style: 'Margin',
    alignment: AlignmentType.RIGHT,
    children: [new TextRun({ children: ['sida ', PageNumber.CURRENT, ' av ', PageNumber.TOTAL_PAGES] })],
  });
}
