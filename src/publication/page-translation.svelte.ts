import { createContext } from 'svelte';
import type { PageModel } from '#publication/page-model.ts';

type Translation = PageModel['translation'];

/** What of a page is not in its language; undefined where all of it is, and in Swedish. */
export const [translationOf, setTranslation] = createContext<Translation>();
