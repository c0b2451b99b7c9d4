/** How long the ways into the office last; pages and commands tell the same figures. */
export const LINK_HOURS = 24;
export const LOGIN_LINK_MINUTES = 15;
export const IDLE_HOURS = 12;
export const SESSION_DAYS = 7;
