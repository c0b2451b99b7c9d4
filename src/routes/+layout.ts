/** No page needs JavaScript, and none is sent: what helps those who have it is a file of its own (static/las.js). */
export const csr = false;
