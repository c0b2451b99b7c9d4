import type { ServerLoad } from '@sveltejs/kit';

/** What waits for whoever opens the office comes here, from the rooms that know it. */
export const load: ServerLoad = () => ({});
