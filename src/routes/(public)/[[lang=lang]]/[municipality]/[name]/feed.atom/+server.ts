import { feedOf } from '#routes/(public)/public-feed.ts';

export const GET = feedOf;
