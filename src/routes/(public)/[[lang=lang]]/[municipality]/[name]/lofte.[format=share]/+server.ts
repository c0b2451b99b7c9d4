import { shareOf } from '#routes/(public)/public-share.ts';

export const GET = shareOf;
