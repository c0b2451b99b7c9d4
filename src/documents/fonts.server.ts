import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export const FONT_FAMILY = 'Source Sans 3';
/** Has the signs that Source Sans 3 lacks: Arabic, Hebrew, arrows, mathematics, many symbols. */
export const FALLBACK_FAMILY = 'DejaVu Sans';

const REGULAR = require.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf');
const SEMIBOLD = require.resolve('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf');
const FALLBACK = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
const FALLBACK_BOLD = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf');

/** For posters in Arabic; its Latin letters are too narrow a choice for Swedish names, which Source Sans 3 sets. */
export const ARABIC_FAMILY = 'IBM Plex Sans Arabic';

/** The shipped font files: what documents are set with, whatever fonts the machine has. */
export const TEXT_FONTS: readonly string[] = [REGULAR, SEMIBOLD];
export const FALLBACK_FONTS: readonly string[] = [FALLBACK, FALLBACK_BOLD];
export const ARABIC_FONTS: readonly string[] = [
  require.resolve('@expo-google-fonts/ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf'),
  require.resolve('@expo-google-fonts/ibm-plex-sans-arabic/600SemiBold/IBMPlexSansArabic_600SemiBold.ttf'),
];
